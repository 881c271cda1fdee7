//! `legacy-encoding`: text in TCVN3 or VNI.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "legacy-encoding",
        [
            "“{found}” có vẻ là bảng mã {encoding}; đọc ra là: {proposal}",
            "“{found}” looks like {encoding}; it would read: {proposal}",
        ],
        [
            "Đọc kỹ bản chuyển. Đúng thì thay vào; chữ “ư” của TCVN3 có thể đã mất khi dán, phải xem lại từng từ.",
            "Read the conversion; put it in if it is right. The letter ư of TCVN3 may have been lost: look at every word.",
        ],
    ),
    finds: ["Chữ còn ở bảng mã cũ TCVN3 (ABC) hoặc VNI", "Text still in the old encodings TCVN3 (ABC) or VNI"],
    why: [
        "Chữ dán từ tệp Word cũ hiện thành ký tự lạ trên mọi máy. Quyết định chuyển là của người: vài từ tiếng nước ngoài trông giống vậy, nên chương trình chỉ đề nghị, không tự đổi.",
        "Text pasted from old Word files shows as strange signs everywhere. Converting is a person's decision: some foreign words look alike, so the program proposes and never converts.",
    ],
    wrong: "B¸o c¸o cña Uû ban nh©n d©n",
    right: "Báo cáo của Uỷ ban nhân dân",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

/// Characters of a stretch that a message repeats.
const SHOWN: usize = 60;

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    for passage in subject.readings() {
        for one in passage.old() {
            let found = shortened(&passage.text()[one.range.clone()]);
            let finding = findings.tell(subject, passage.place(one.range.clone())).arg("found", found);
            finding.arg("encoding", one.encoding.name()).arg("proposal", shortened(&one.proposal));
        }
    }
}

fn shortened(text: &str) -> String {
    let mut chars = text.chars();
    let shown: String = chars.by_ref().take(SHOWN).collect();
    if chars.next().is_some() { format!("{shown}…") } else { shown }
}
