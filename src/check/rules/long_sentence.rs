//! `long-sentence`: sentences that a reader has to begin twice, on pages for citizens.

use std::ops::Range;

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::markdown::prose::{Passage, Whence};
use crate::text::words;

/// Kinds that are written for citizens; pages of other kinds are when they say so.
const KINDS: &[&str] = &["thu-tuc", "hoi-dap", "chu-de", "an-pham"];

/// Audiences that are no officials.
const CITIZENS: &[&str] = &["nguoi-lao-dong", "nhan-dan", "to-chuc", "doanh-nghiep"];

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "long-sentence",
        ["câu dài {syllables} tiếng", "a sentence of {syllables} syllables"],
        [
            "Tách làm hai, ba câu, mỗi câu một ý, không quá {most} tiếng; nhiều ý ngang nhau thì viết thành danh sách.",
            "Split it into sentences of one thought and at most {most} syllables, or make a list of it.",
        ],
    ),
    finds: ["Câu quá dài trên bài viết cho người dân", "Sentences too long for pages that citizens read"],
    why: [
        "Người đọc trên điện thoại phải đọc lại câu dài từ đầu. Giới hạn 35 tiếng là mức của dự án, đổi được bằng khóa longest_sentence trong bảng [check] của config.toml. Chỉ xét bài thủ tục, hỏi đáp, chủ đề, ấn phẩm, và bài có doi_tuong là người dân, người lao động, tổ chức, doanh nghiệp.",
        "On a telephone a long sentence is read twice. The limit of 35 syllables is the project's own; longest_sentence in [check] of config.toml changes it. Only procedures, questions, topics and publications are judged, and pages whose doi_tuong names citizens, workers, organisations or enterprises.",
    ],
    wrong: "Người dân khi có nhu cầu đăng ký khai sinh cho con thì chuẩn bị giấy chứng sinh do cơ sở y tế nơi trẻ sinh ra cấp và nộp tại bất kỳ xã, phường nào trong tỉnh hoặc nộp trực tuyến.",
    right: "Bạn đăng ký khai sinh cho con ở bất kỳ xã, phường nào trong tỉnh. Mang theo giấy chứng sinh do cơ sở y tế cấp. Bạn cũng có thể nộp trực tuyến.",
    severity: Severity::Note,
    fixable: false,
    vietnamese: true,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    if !is_for_citizens(subject) {
        return;
    }
    let most = subject.settings.longest_sentence;
    for passage in &subject.view.passages {
        // A syllable and its space have two bytes at least.
        if passage.text().len() < most * 2 || matches!(passage.whence, Whence::Heading(_) | Whence::Cell) {
            continue;
        }
        for sentence in sentences(passage).into_iter().filter(|sentence| sentence.len() > most * 2) {
            let syllables = words::count(&passage.text()[sentence.clone()]);
            if syllables > most {
                findings.tell(subject, passage.place(sentence)).arg("syllables", syllables).arg("most", most);
            }
        }
    }
}

/// The sentences of a passage: none ends at the point of "TP." before a name.
fn sentences(passage: &Passage) -> Vec<Range<usize>> {
    const TITLES: &[&str] =
        &["TP.", "Tp.", "TS.", "ThS.", "PGS.", "GS.", "BS.", "KS.", "CN.", "Q.", "P.", "H.", "TX.", "TT."];
    let mut joined: Vec<Range<usize>> = Vec::new();
    for sentence in passage.sentences() {
        match joined.last_mut() {
            Some(last)
                if TITLES
                    .contains(&passage.text()[last.clone()].rsplit(char::is_whitespace).next().unwrap_or_default()) =>
            {
                last.end = sentence.end;
            }
            _ => joined.push(sentence),
        }
    }
    joined
}

fn is_for_citizens(subject: &Subject<'_>) -> bool {
    let Some(page) = subject.page else { return false };
    let named = subject.care("doi_tuong").and_then(|named| named.as_array()).filter(|named| !named.is_empty());
    match named {
        Some(named) => named.iter().filter_map(|name| name.as_str()).any(|name| CITIZENS.contains(&name)),
        None => KINDS.contains(&page.kind.name),
    }
}
