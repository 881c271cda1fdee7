//! `translation-alone`: translations of a page that does not exist.

use crate::check::{Findings, Rule, Run, Whole};
use crate::diag::messages::Message;
use crate::diag::{Severity, both, nearest};

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "translation-alone",
        [
            "bản dịch này không có bài gốc: không thấy content/{key}{near}",
            "this translates nothing: there is no content/{key}{near}",
        ],
        [
            "Sửa tên tệp cho trùng tên bài gốc. Nếu là bài riêng của ngôn ngữ này, ghi bo_qua = [\"translation-alone\"].",
            "Give it the name of the page that it translates. If it is a page of this language alone, say bo_qua = [\"translation-alone\"].",
        ],
    ),
    finds: ["Bản dịch không có bài gốc", "Translations of a page that does not exist"],
    why: [
        "Bản dịch gắn với bài gốc bằng tên tệp: abc.en.md là bản tiếng Anh của abc.md. Tên sai một chữ thì trang có hai bài rời nhau: bài gốc vẫn hiện chưa dịch, nút đổi ngôn ngữ không tìm thấy bản dịch. Bài vẫn được dựng ở địa chỉ riêng của nó.",
        "A translation belongs to its original by the name of its file: abc.en.md is abc.md in English. With one letter wrong the site has two pages apart: the original looks untranslated, and the language switch does not find the translation. The page is built at its own address all the same.",
    ],
    wrong: "content/thu-tuc/khai-sin.en.md (khai-sinh.md)",
    right: "content/thu-tuc/khai-sinh.en.md",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Site(run),
};

fn run(whole: &Whole<'_>, findings: &mut Findings) {
    let (config, site) = (whole.checked.config, whole.checked.site);
    let main = config.default_language.as_str();
    for subject in whole.subjects.iter().filter(|subject| subject.lang != main) {
        let key = subject.page.map(|page| &page.key).or_else(|| subject.section.map(|section| &section.key));
        let Some(key) = key.filter(|key| site.find(key, main).is_none()) else { continue };
        // What waits, has gone or could not be read exists all the same.
        if site.withheld.contains_key(&**key) || site.unread.contains(&**key) {
            continue;
        }
        let folder = key.rsplit_once('/').map_or("", |(folder, _)| folder);
        let beside = site.keys().filter(|other| {
            let is_beside = other.rsplit_once('/').map_or("", |(folder, _)| folder) == folder;
            is_beside && site.find(other, main).is_some()
        });
        let near = nearest(key, beside).map(|near| both(&format!(" (“{near}”?)"), &format!(" (`{near}`?)")));
        findings.tell_file(subject.file).arg("key", key).arg("near", near.unwrap_or_default());
    }
}
