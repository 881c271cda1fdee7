//! `link-external`: links to other sites that no longer lead anywhere. Asks the network.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::check::addresses::outside;
use crate::check::online::{Manner, State, Trouble, visit};
use crate::check::{Findings, Rule, Run, Subject, Whole};
use crate::diag::messages::Message;
use crate::diag::{Diagnostic, Severity};

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "link-external",
        ["{link}: {state}", "{link}: {state}"],
        [
            "Mở thử bằng trình duyệt. Nếu trang không còn, tìm địa chỉ mới trên trang của chính cơ quan đó; nếu đã chuyển, chép địa chỉ mới.",
            "Open it in a browser. If it is gone, look for it on the site of the same authority; if it has moved, copy the new address.",
        ],
    ),
    finds: [
        "Liên kết đến trang khác không còn mở được (chỉ khi chạy với --external)",
        "Links to other sites that do not open (with --external only)",
    ],
    why: [
        "Cổng và trang của cơ quan nhà nước đổi địa chỉ sau mỗi lần sắp xếp; người dân bấm vào liên kết hỏng sẽ bỏ cuộc. Chương trình hỏi mỗi địa chỉ một lần, bằng HEAD rồi GET, nghỉ giữa hai lần hỏi cùng một máy chủ. Địa chỉ đã chuyển hẳn chỉ được báo ở mức lưu ý.",
        "Portals change their addresses, and people who click a dead link give up. Each address is requested once, by HEAD and then by GET, with a pause between two requests to one host. A moved address is only a note.",
    ],
    wrong: "[Cổng Dịch vụ công tỉnh](https://dichvucong.caobang.gov.vn/trang-da-bo)",
    right: "[Cổng Dịch vụ công quốc gia](https://dichvucong.gov.vn)",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Network(run),
};

fn run(whole: &Whole<'_>, findings: &mut Findings) {
    // Each address is asked for once and told in every file that has it.
    let mut places: BTreeMap<String, Vec<(&Subject<'_>, Range<usize>)>> = BTreeMap::new();
    for subject in whole.subjects {
        for (address, range) in outside(subject) {
            let found = places.entry(address).or_default();
            if found.last().is_none_or(|(last, _)| last.file != subject.file) {
                found.push((subject, range));
            }
        }
    }
    let addresses: Vec<&str> = places.keys().map(String::as_str).collect();
    let states = visit(&addresses, Manner::default());
    for (address, found) in &places {
        let words = match states.get(address) {
            Some(State::Moved(to)) => Diagnostic::warning("external-moved").arg("to", to),
            Some(State::Refused(status)) => Diagnostic::warning("external-refused").arg("status", status),
            Some(State::Unreachable(trouble)) => Diagnostic::warning(words_of(*trouble)),
            Some(State::Unasked) => Diagnostic::warning("external-unasked"),
            Some(State::Alive) | None => continue,
        };
        for (subject, range) in found {
            let told = findings.tell(subject, range.clone()).arg("link", address).arg("state", words.in_both());
            if ["external-moved", "external-unasked"].contains(&words.code) {
                told.diagnostic.severity = told.diagnostic.severity.min(Severity::Note);
            }
        }
    }
}

fn words_of(trouble: Trouble) -> &'static str {
    match trouble {
        Trouble::Name => "external-no-name",
        Trouble::Time => "external-late",
        Trouble::Circles => "external-circles",
        Trouble::Trust => "external-untrusted",
        Trouble::Connection => "external-no-answer",
        Trouble::Address => "external-no-address",
    }
}
