//! `html-lang-tag`: languages that no browser knows.

use crate::check::dom::attr::{self, Attr};
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-lang-tag",
        ["không có ngôn ngữ nào mang mã “{value}”: {tag}{more}", "no language has the code “{value}”: {tag}{more}"],
        [
            "Dùng mã chuẩn: vi tiếng Việt, en tiếng Anh, tyz tiếng Tày, nut tiếng Nùng, hmn tiếng Mông. “vn” là mã nước, không phải mã tiếng.",
            "Use a standard code: vi Vietnamese, en English, tyz Tày, nut Nùng, hmn Hmong. “vn” is a country, not a language.",
        ],
    ),
    finds: ["Mã ngôn ngữ viết sai", "Codes of languages that are none"],
    why: [
        "Máy đọc không nhận ra mã sai thì giữ nguyên giọng cũ, như khi không ghi gì. Mã theo chuẩn BCP 47 (RFC 5646); theo WCAG 2.2, tiêu chí 3.1.1 và 3.1.2.",
        "A code that is none is passed over, as if nothing were written. Codes are those of BCP 47 (RFC 5646); WCAG 2.2, criteria 3.1.1 and 3.1.2.",
    ],
    wrong: "<p lang=\"vn\">Xin chào</p>\n<p lang=\"vi_VN\">Xin chào</p>",
    right: "<p lang=\"vi\">Xin chào</p>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

/// Attributes whose values are languages.
const LANGUAGES: Attr = attr::LANG.or(attr::HREFLANG).or(attr::XML_LANG).or(attr::SRCLANG);

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    for (id, _) in dom.with(LANGUAGES) {
        let named = dom.named(id, LANGUAGES).map(|one| one.value.trim());
        // What no page is translated to is named so in links of a head.
        for value in named.filter(|value| !["", "x-default"].contains(value) && !is_language(value)) {
            faults.tell(id).arg("value", value);
        }
    }
}

/// The languages of two letters of ISO 639-1, one after the other.
const TWO: &str = "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfyga\
    gdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulv\
    mgmhmimkmlmnmrmsmtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsr\
    ssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyiyozazhzu";

/// Whether a tag is formed as RFC 5646 says, and its language, when it has two letters, is one.
fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let language = parts.next().unwrap_or_default();
    if language.eq_ignore_ascii_case("x") {
        return parts.clone().next().is_some() && parts.all(is_part);
    }
    let is_known = match language.len() {
        2 => {
            let small = language.to_ascii_lowercase();
            TWO.as_bytes().chunks(2).any(|code| code == small.as_bytes())
        }
        length => (3..=8).contains(&length) && length != 4,
    };
    is_known && language.bytes().all(|byte| byte.is_ascii_alphabetic()) && parts.all(is_part)
}

fn is_part(part: &str) -> bool {
    (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_what_people_take_for_them() {
        for tag in ["vi", "VI", "en-GB", "zh-Hant-TW", "tyz", "nut", "hmn", "sr-Latn", "x-tay", "de-1996"] {
            assert!(is_language(tag), "{tag}");
        }
        for none in ["vn", "vi_VN", "", "v", "viet nam", "tiếng việt", "vi-", "x", "vietnamese1", "kinh"] {
            assert!(!is_language(none), "{none}");
        }
        assert_eq!(TWO.len(), 2 * 184);
    }
}
