//! `texts-missing`: languages whose file of interface texts is not whole.

use crate::check::{Findings, Rule, Run, Whole};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::templates::lacking;

/// How many keys are named; the others are counted.
const NAMED: usize = 8;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "texts-missing",
        [
            "giao diện tiếng “{language}” còn thiếu {count} trên {all} câu chữ: {keys}",
            "the interface in `{language}` lacks {count} of {all} texts: {keys}",
        ],
        [
            "Thêm các khóa còn thiếu vào tệp này, chép tên khóa từ tệp tiếng Việt. Câu chưa có được hiện bằng ngôn ngữ chính, có ghi rõ tiếng.",
            "Add the missing keys to this file, named as in the Vietnamese one. Until then they are shown in the default language, marked as such.",
        ],
    ),
    finds: [
        "Ngôn ngữ mà giao diện chưa dịch đủ (i18n/<mã>.toml)",
        "Languages whose interface is not wholly translated (i18n/<code>.toml)",
    ],
    why: [
        "Câu chữ chưa dịch vẫn hiện, bằng ngôn ngữ chính của trang, để nút nào cũng có tên. Nhưng người không đọc được tiếng đó thì không hiểu. Có thể thêm dần: chỗ thiếu được kể trong một dòng cho mỗi ngôn ngữ.",
        "A text that is not translated is shown in the site's default language, so that every button has a name. But whoever does not read that language is not helped. A translation may grow step by step: what is missing is told in one line a language.",
    ],
    wrong: "# i18n/tyz.toml\nmenu = \"…\"",
    right: "# i18n/tyz.toml\nmenu = \"…\"\ntrang_chu = \"…\"",
    severity: Severity::Note,
    fixable: false,
    vietnamese: false,
    run: Run::Site(run),
};

fn run(whole: &Whole<'_>, findings: &mut Findings) {
    for lacking in lacking(whole.checked.config, whole.checked.files) {
        let mut keys = lacking.keys.iter().take(NAMED).cloned().collect::<Vec<_>>().join(", ");
        if lacking.keys.len() > NAMED {
            keys.push_str(", …");
        }
        let told = findings.tell_file(lacking.file).arg("language", lacking.language);
        told.arg("count", lacking.keys.len()).arg("all", lacking.all).arg("keys", keys);
    }
}
