//! `html-media-text`: recordings without their words.

use crate::check::dom::{attr, tag};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::both;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-media-text",
        [
            "bản ghi {kind} chưa có chữ cho người không nghe được: {tag}{more}",
            "the {kind} has no words for those who cannot hear it: {tag}{more}",
        ],
        [
            "Phim: thêm <track kind=\"captions\" src=\"….vtt\">. Tiếng: ghi lời ngay dưới, hoặc trỏ aria-describedby tới phần ghi lời.",
            "A film: add <track kind=\"captions\" src=\"….vtt\">. A recording: write its words below it, or point aria-describedby to them.",
        ],
    ),
    finds: ["Tiếng, phim không có lời viết", "Recordings and films without text"],
    why: [
        "Người khiếm thính, người ngồi nơi ồn, người mạng yếu đọc lời thay cho nghe. Theo WCAG 2.2, tiêu chí 1.2.1 và 1.2.2 (mức A).",
        "Deaf people, people in a noisy place and people with a weak signal read instead of listening. WCAG 2.2, criteria 1.2.1 and 1.2.2 (level A).",
    ],
    wrong: "<audio src=\"huong-dan.mp3\" controls></audio>",
    right: "<figure><audio src=\"huong-dan.mp3\" controls></audio>\n<details><summary>Lời ghi âm</summary><p>…</p></details></figure>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

/// Letters that a caption has at least when it tells what is said.
const LEAST: usize = 80;

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    for (id, element) in dom.all(tag::AUDIO | tag::VIDEO) {
        let is_film = element.is(tag::VIDEO);
        let has_track = dom.within(id).any(|(track, one)| {
            one.is(tag::TRACK) && matches!(dom.said(track, attr::KIND), None | Some("captions" | "subtitles"))
        });
        let pointed = dom.said(id, attr::ARIA_DESCRIBEDBY | attr::ARIA_DETAILS).is_some();
        let figure = dom.around(id).find(|(_, outer)| outer.is(tag::FIGURE));
        let told = figure.is_some_and(|(figure, _)| {
            dom.text(figure).chars().count() >= LEAST || dom.within(figure).any(|(_, one)| one.is(tag::DETAILS))
        });
        // What is said in a film must come with the picture; a silent one is told like a recording.
        let is_said = has_track || (!is_film || dom.get(id, attr::MUTED).is_some()) && (pointed || told);
        if !is_said && !dom.is_hidden(id) {
            let kind = if is_film { both("hình", "film") } else { both("tiếng", "recording") };
            faults.tell(id).arg("kind", kind);
        }
    }
}
