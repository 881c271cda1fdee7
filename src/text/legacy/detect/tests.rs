//! What is told as an old encoding, and what never is.

use super::*;
use crate::text::legacy::encode;
use proptest::prelude::*;
use std::path::Path;

fn told(text: &str) -> Vec<(&str, Encoding, String)> {
    find(text).into_iter().map(|one| (&text[one.range], one.encoding, one.proposal)).collect()
}

#[test]
fn short_phrases_are_told() {
    assert_eq!(told("B¸o c¸o"), [("B¸o c¸o", Encoding::Tcvn3, "Báo cáo".to_owned())]);
    assert_eq!(told("Coäng hoøa"), [("Coäng hoøa", Encoding::Vni, "Cộng hòa".to_owned())]);
    assert_eq!(told("CéNG HßA X· HéI")[0].2, "CỘNG HÒA XÃ HỘI");
    assert_eq!(told("§¶ng ñy")[0].2, "Đảng ủy");
}

const PARAGRAPH: &str = "Tăng cường công tác thông tin, tuyên truyền nhằm nâng cao nhận thức, trách nhiệm và kỹ năng tổ chức \
    thực hiện cải cách hành chính của đội ngũ cán bộ, công chức, viên chức trong quá trình thực thi công vụ; đồng thời \
    tạo sự đồng thuận của người dân, tổ chức, xã hội về việc thực hiện các mục tiêu, nhiệm vụ của tỉnh.";

#[test]
fn whole_paragraphs_are_told_and_read_right() {
    for encoding in [Encoding::Tcvn3, Encoding::Vni] {
        let coded = encode(PARAGRAPH, encoding).unwrap();
        let found = find(&coded);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!((found[0].encoding, format!("{}.", found[0].proposal)), (encoding, PARAGRAPH.to_owned()));
    }
}

#[test]
fn single_words_in_a_vietnamese_sentence_are_told() {
    for (word, encoding) in [
        ("c¸o", Encoding::Tcvn3),
        ("cña", Encoding::Tcvn3),
        ("nghÜa", Encoding::Tcvn3),
        ("quyÒn", Encoding::Tcvn3),
        ("hoøa", Encoding::Vni),
        ("Vieät", Encoding::Vni),
        ("nöôùc", Encoding::Vni),
    ] {
        let text = format!("Nhiệm vụ được giao {word} cho đơn vị ở Cao Bằng");
        let found = told(&text);
        assert_eq!((found.len(), found[0].0, found[0].1), (1, word, encoding), "{word}");
    }
}

#[test]
fn the_lost_letter_is_tried() {
    let coded = encode("Nghị quyết của nước ta được thông qua như thường lệ nhưng chưa đủ", Encoding::Tcvn3)
        .unwrap()
        .replace('\u{ad}', "");
    let found = told(&coded);
    assert_eq!(found.len(), 1, "{found:?}");
    // "chưa" without its ư is "cha": a word, so it cannot be known.
    assert_eq!(found[0].2, "Nghị quyết của nước ta được thông qua như thường lệ nhưng cha đủ");
}

#[test]
fn words_in_unicode_are_kept_out_of_the_proposal() {
    let found = told("Báo cáo của UBND xã B¸o c¸o và kế hoạch");
    assert_eq!(found, [("B¸o c¸o", Encoding::Tcvn3, "Báo cáo".to_owned())]);
}

#[test]
fn nothing_is_proposed_on_other_languages() {
    for sample in [include_str!("fr.txt"), include_str!("es.txt"), include_str!("en.txt")] {
        assert!(sample.split_whitespace().count() > 200);
        assert_eq!(told(sample), []);
        // Nor on any sentence or word of it alone.
        for sentence in sample.split_inclusive(['.', '!', '?', ';', ',']) {
            assert_eq!(told(sentence), [], "{sentence}");
        }
        for word in sample.split_whitespace() {
            assert_eq!(told(word), [], "{word}");
        }
    }
}

#[test]
fn nothing_is_proposed_on_the_hubs_own_text() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("content")];
    let mut count = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "md") {
                let text = std::fs::read_to_string(&path).unwrap();
                // Between back-ticks stand examples: the guide shows what old text looks like.
                for part in text.split('`').step_by(2) {
                    assert_eq!(told(part), [], "{}", path.display());
                }
                count += 1;
            }
        }
    }
    assert!(count > 100);
}

#[test]
fn signs_of_ordinary_text_are_none() {
    for text in [
        "© 2026 UBND tỉnh Cao Bằng",
        "nhiệt độ 30 °C, diện tích 5 m²",
        "Điều 3 § 5",
        "«Cải cách» là việc chung",
        "½ thời gian, 3 × 4",
        "chú thích¹ và theo²",
        "Microsoft® và Zalo™",
        "Ông Loïc Dupont gặp đoàn",
        "hoà bình, thuỷ lợi, loà xoà",
        "10 µm, 5 µg",
        "a·b, TT·TT",
        "£50, ¥en, ¡Hola!",
        "chuyển\u{ad} đổi số",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}

proptest! {
    #[test]
    fn a_quick_look_misses_no_grounds(text in "[a-cA-C à-ýÀ-Ýđ×÷¡-¿ạ–]{0,8}") {
        prop_assert!(may_be_suspect(text.as_bytes()) || !is_suspect_pair_by_pair(text.as_bytes()), "{}", text);
    }

    #[test]
    fn places_are_sound(text in "[a-zà-ỹ¡-ÿ \n\u{ad}ñ¸]{0,60}") {
        let mut end = 0;
        for one in find(&text) {
            prop_assert!(one.range.start >= end && text.get(one.range.clone()).is_some());
            prop_assert!(one.proposal != text[one.range.clone()]);
            end = one.range.end;
        }
    }
}

#[test]
fn one_capital_is_the_first_letter_of_its_word() {
    let text = "Uû ban nh©n d©n, §éc lËp - Tù do - H¹nh";
    assert_eq!(find(text)[0].proposal, "Uỷ ban nhân dân, Độc lập - Tự do - Hạnh");
}
