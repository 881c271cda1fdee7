//! Document numbers in running text ("118/2025/NĐ-CP"): finding them, and keeping them whole.
//!
//! Entry points: [`find`], [`wrap_html`] for the web,
//! [`keep_together`] and [`keep_words_together`] for print. The grammar is in `grammar.rs`; what a
//! number refers to is not known here.

mod grammar;
mod keep;

use std::ops::Range;

pub use keep::{keep_together, keep_words_together};

const OPENING: &str = "<span class=\"so-hieu\">";
const CLOSING: &str = "</span>";

/// The byte ranges of all document numbers in a text, in order and apart from each other.
///
/// Dates, phone numbers, procedure codes, fractions and parts of addresses or file names are not
/// document numbers. Text in form NFD, no-break hyphens and word joiners are understood.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text.as_bytes()[at..].iter().position(u8::is_ascii_digit) {
        let start = at + offset;
        // "76/NQ-CP,77/NQ-CP": the comma ends a number; it is no decimal comma of the next one.
        let after_comma = found.last().is_some_and(|last: &Range<usize>| text[last.end..start] == *",");
        let end = match after_comma {
            true => grammar::number_at(&text[start..], 0).map(|end| start + end),
            false => grammar::number_at(text, start),
        };
        if let Some(end) = end {
            found.push(start..end);
        }
        at = end.unwrap_or_else(|| grammar::digits_end(text, start));
    }
    found
}

/// A number in the one form by which it is compared: NFC, plain hyphens, no invisible joiners.
pub fn canonical(number: &str) -> String {
    let plain = |c: char| if grammar::is_hyphen(c) { '-' } else { c };
    super::nfc(number.trim()).chars().filter(|c| *c != keep::WORD_JOINER).map(plain).collect()
}

/// What numbers of one document have in common, however they are written: without marks, without zeros
/// before the first digit, in lower case. `01/2020/TT-BTP` is `1/2020/TT-BTP`, and `118/2025/ND-CP`, as
/// English texts have it, is `118/2025/NĐ-CP`.
pub fn key(number: &str) -> String {
    let folded = super::fold(&canonical(number).replace(['\u{d0}', '\u{f0}', '\u{189}'], "Đ"));
    folded.trim_start_matches('0').to_owned()
}

/// Whether a text is a document number and nothing else.
pub fn is_number(text: &str) -> bool {
    matches!(find(text).as_slice(), [only] if *only == (0..text.len()))
}

/// Puts each document number of an HTML text into `<span class="so-hieu">…</span>`, which the
/// theme does not break.
///
/// The text is escaped already. Tags in it are left alone, and a number that stands in such a
/// span already is not wrapped again.
pub fn wrap_html(text_escaped: &str) -> String {
    link_html(text_escaped, &|_| None)
}

/// The same, with a link where `link` gives the opening tag of one for a number; it closes with `</a>`.
///
/// The caller sees to it that the text stands in no link.
pub fn link_html(text_escaped: &str, link: &dyn Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(text_escaped.len() + 64);
    let mut rest = text_escaped;
    let mut is_wrapped = false;
    while !rest.is_empty() {
        let (text, after) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        if is_wrapped {
            out.push_str(text)
        } else {
            wrap_text(text, link, &mut out)
        }
        let (tag, after) = after.split_at(after.find('>').map_or(after.len(), |end| end + 1));
        out.push_str(tag);
        is_wrapped = tag == OPENING;
        rest = after;
    }
    out
}

fn wrap_text(text: &str, link: &dyn Fn(&str) -> Option<String>, out: &mut String) {
    let mut done = 0;
    for range in find(text) {
        out.push_str(&text[done..range.start]);
        let number = &text[range.clone()];
        match link(number) {
            Some(opening) => out.extend([opening.as_str(), number, "</a>"]),
            None => out.extend([OPENING, number, CLOSING]),
        }
        done = range.end;
    }
    out.push_str(&text[done..]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    fn numbers(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|range| &text[range]).collect()
    }

    /// Sentences of the province's plan for 2026, with every number that it cites.
    const PLAN: &str = "Thực hiện Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ về ban hành Chương trình \
        tổng thể cải cách hành chính (CCHC) nhà nước giai đoạn 2021-2030; Quyết định số 282/QĐ-TTg ngày 12/02/2026 \
        của Thủ tướng Chính phủ; Chỉ thị số 23/CT-TTg ngày 02/9/2021 về việc đẩy mạnh thực hiện Chương trình tổng \
        thể CCHC nhà nước giai đoạn 2021 - 2030; Kế hoạch số 4110/KH-UBND ngày 31/12/2025 của Ủy ban nhân dân \
        (UBND) tỉnh. Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ và Nghị định số 367/2025/NĐ-CP ngày \
        31/12/2025 của Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 118/2025/NĐ-CP ngày 09/6/2025; việc \
        triển khai thực hiện Nghị quyết 66.7/2025/NQ-CP ngày 15/11/2025; chỉ số CCHC (PAR-INDEX); Nghị quyết số \
        57-NQ/TW ngày 22/12/2024 của Bộ Chính trị; để xem xét, giải quyết./.\n- Lưu: VT, NV, NC_(D).";

    #[test]
    fn the_plan_cites_eight_numbers() {
        let mut cited = numbers(PLAN);
        assert_eq!(
            cited,
            [
                "76/NQ-CP",
                "282/QĐ-TTg",
                "23/CT-TTg",
                "4110/KH-UBND",
                "118/2025/NĐ-CP",
                "367/2025/NĐ-CP",
                "118/2025/NĐ-CP",
                "66.7/2025/NQ-CP",
                "57-NQ/TW",
            ]
        );
        cited.sort_unstable();
        cited.dedup();
        assert_eq!(cited.len(), 8);
    }

    #[test]
    fn other_kinds_of_numbers() {
        for number in [
            "148/2025/QH15",
            "1657/NQ-UBTVQH15",
            "30/2020/NĐ-CP",
            "26/2020/TT-BTTTT",
            "02/2025/TT-VPCP",
            "1685/QĐ-BTP",
            "30a/2008/NQ-CP",
            "01/2019/TTLT-BTP-BNV",
            "05/2024/L-CTN",
            "12/TTr-SNV",
            "15-CTr/TU",
            "1.234/QĐ-UBND",
            "76/NQ\u{2011}CP",
        ] {
            let text = format!("(Theo {number}), nêu tại “{number}”; {number}.\n{number}");
            assert_eq!(numbers(&text), [number; 4], "{number}");
        }
    }

    #[test]
    fn what_is_no_document_number() {
        for text in [
            "ngày 15/7/2021, 09/06/2025 và 31/12/2025; 15-7-2021; tháng 6/2026; 2021-2030",
            "điện thoại 0206.3852.139, 0206-3852-139, 0206/3852139, 1900 1234, +84 206 3852 139",
            "mã thủ tục 1.001193, 2.000908/TTHC; CCCD 004099001234; 1.001193/QĐ-UBND",
            "1/2, 3/4 dân số, 24/7, 50 km/h, 2/3 số xã; tỷ lệ 88,3/100; A4/A3; 5/TB; 7/QH15",
            "https://vanban.example.vn/118/2025/NĐ-CP, www.example.vn?so=76/NQ-CP, (https://a.vn/x)=76/NQ-CP",
            "https://vanban.example.vn/tim?q=(76/NQ-CP), www.example.vn/tim:76/NQ-CP",
            "ban-hanh-76/NQ-CP, 76/NQ-CP.pdf, 76/NQ-CP/ban-ky, 118/2025/NĐ-CP_da-ky, 118/2025/NĐ-CP-da-ky",
            "118/2025, 118/2025/, 118/2025/NĐ-, 76/NQ-, 57-NQ/, 57-NQ, COVID-19/TB-AB, 2026/2025/nđ-cp",
            "",
        ] {
            assert_eq!(numbers(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_sentence_that_follows_without_a_space() {
        assert_eq!(numbers("Nghị quyết số:76/NQ-CP.Thực hiện"), ["76/NQ-CP"]);
        assert_eq!(numbers("- 76/NQ-CP./."), ["76/NQ-CP"]);
        assert_eq!(numbers("76/NQ-CP,77/NQ-CP,1,5/2020/NĐ-CP"), ["76/NQ-CP", "77/NQ-CP"]);
        assert_eq!(numbers("-76/NQ-CP, 77/NQ-CP–80/NQ-CP"), ["76/NQ-CP", "77/NQ-CP", "80/NQ-CP"]);
    }

    #[test]
    fn the_web_gets_spans() {
        assert_eq!(
            wrap_html("Căn cứ &quot;118/2025/NĐ-CP&quot; &amp; 57-NQ/TW."),
            "Căn cứ &quot;<span class=\"so-hieu\">118/2025/NĐ-CP</span>&quot; &amp; \
             <span class=\"so-hieu\">57-NQ/TW</span>."
        );
        assert_eq!(wrap_html("Không có số nào: 15/7/2021"), "Không có số nào: 15/7/2021");
    }

    #[test]
    fn a_number_with_a_page_becomes_a_link() {
        let link = |number: &str| (number == "57-NQ/TW").then(|| "<a href=\"/x/\">".to_owned());
        assert_eq!(
            link_html("57-NQ/TW, 76/NQ-CP", &link),
            "<a href=\"/x/\">57-NQ/TW</a>, <span class=\"so-hieu\">76/NQ-CP</span>"
        );
    }

    #[test]
    fn one_number_in_all_its_writings() {
        assert_eq!(canonical("118/2025/N\u{110}\u{2011}CP"), "118/2025/NĐ-CP");
        assert_eq!(canonical(" 118/2025/NĐ\u{2060}–\u{2060}CP "), "118/2025/NĐ-CP");
        assert_eq!(key("01/2020/TT-BTP"), key("1/2020/TT-BTP"));
        assert_eq!(key("118/2025/ND-CP"), key("118/2025/N\u{d0}-CP"));
        assert!(is_number("57-NQ/TW") && !is_number("số 57-NQ/TW") && !is_number("Luật Hộ tịch"));
    }

    #[test]
    fn tags_are_left_alone() {
        let html = "<a href=\"https://a.vn/\" title=\"76/NQ-CP\">76/NQ-CP</a>";
        let wrapped = "<a href=\"https://a.vn/\" title=\"76/NQ-CP\"><span class=\"so-hieu\">76/NQ-CP</span></a>";
        assert_eq!(wrap_html(html), wrapped);
        assert_eq!(wrap_html(wrapped), wrapped);
        assert_eq!(wrap_html("a < b 76/NQ-CP"), "a < b 76/NQ-CP");
    }

    fn near_numbers() -> impl Strategy<Value = String> {
        let part = prop::sample::select(vec![
            "76", "118", "2025", "66.7", "/", "-", "NĐ", "CP", "TTg", "QH15", " ", ".", "\u{301}", "\u{2060}", "số",
            "<", ">", "đ", "😀",
        ]);
        prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn ranges_are_in_order_and_on_characters(text in prop_oneof![any::<String>(), near_numbers()]) {
            let mut done = 0;
            for range in find(&text) {
                prop_assert!(done <= range.start && range.start < range.end && range.end <= text.len());
                prop_assert!(text.get(range.clone()).is_some());
                done = range.end;
            }
        }

        #[test]
        fn both_unicode_forms_are_found_alike(text in near_numbers()) {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            let again: Vec<String> = numbers(&decomposed).into_iter().map(|n| n.nfc().collect()).collect();
            prop_assert_eq!(numbers(&composed), again);
        }

        #[test]
        fn wrapping_twice_changes_nothing(text in near_numbers()) {
            let once = wrap_html(&text);
            prop_assert_eq!(wrap_html(&once), once.clone());
        }
    }
}
