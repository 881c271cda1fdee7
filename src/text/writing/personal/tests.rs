//! Tests of what is personal data and what is none.

use super::*;
use crate::text::writing::tests::PLAN;
use proptest::prelude::*;

fn told(text: &str) -> Vec<(&str, Kind)> {
    find(text).into_iter().map(|one| (&text[one.range], one.kind)).collect()
}

#[test]
fn telephones_are_told_however_they_are_written() {
    for phone in [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "0912-345-678",
        "+84912345678",
        "+84 912 345 678",
        "+84 (0)912 345 678",
        "84912345678",
        "09 12 34 56 78",
    ] {
        assert_eq!(told(&format!("Gọi {phone} nhé.")), [(phone, Kind::Phone)], "{phone}");
        assert_eq!(find(phone)[0].plain, "0912345678", "{phone}");
    }
}

#[test]
fn the_other_kinds_are_told() {
    assert_eq!(told("CCCD 004190001234"), [("004190001234", Kind::IdentityNumber)]);
    assert_eq!(told("số 004 190 001 234."), [("004 190 001 234", Kind::IdentityNumber)]);
    assert_eq!(told("CMND số 080123456"), [("080123456", Kind::IdentityNumber)]);
    assert_eq!(told("Số tài khoản: 1902 3456 789"), [("1902 3456 789", Kind::BankAccount)]);
    assert_eq!(told("thư gửi Nguyen.Van-A@gmail.com."), [("Nguyen.Van-A@gmail.com", Kind::Email)]);
}

#[test]
fn cards_stand_on_their_own_whatever_is_beside_them() {
    for (text, card) in [
        ("1. 004190001234 Nguyễn Văn A", "004190001234"),
        ("STT 1. 004190001234", "004190001234"),
        ("CCCD 004190001234. 42 tuổi", "004190001234"),
        ("CCCD 004190001234 2021", "004190001234"),
        ("004190001234/HC", "004190001234"),
        ("1990 004190001234", "004190001234"),
        ("09/6/2026 004190001234", "004190001234"),
        ("004.190.001.234", "004.190.001.234"),
        ("004-190-001-234", "004-190-001-234"),
        ("0041 9000 1234", "0041 9000 1234"),
        ("CMND số 080 123 456", "080 123 456"),
        ("CCCD_004190001234", "004190001234"),
        ("số004190001234", "004190001234"),
    ] {
        assert_eq!(told(text), [(card, Kind::IdentityNumber)], "{text}");
    }
    let both = [("004190001234", Kind::IdentityNumber), ("0912345678", Kind::Phone)];
    assert_eq!(told("004190001234 - 0912345678"), both);
}

#[test]
fn telephones_stand_on_their_own_too() {
    let both = [("0912345678", Kind::Phone), ("0987654321", Kind::Phone)];
    assert_eq!(told("0912345678 - 0987654321"), both);
    assert_eq!(told("0912345678/0987654321"), both);
    for text in [
        "1. 0912345678",
        "0912345678. 12 tuổi",
        "0912345678. 7h30",
        "ĐT: 0912345678 (24/7)",
        "Năm sinh 1990. 0912345678",
        "https://zalo.me/0912345678",
        "SĐT_0912345678",
    ] {
        assert_eq!(told(text), [("0912345678", Kind::Phone)], "{text}");
    }
}

#[test]
fn other_numbers_are_left() {
    for text in [
        "1.001193",
        "118/2025/NĐ-CP",
        "09/6/2025",
        "01/07/2025 12:00",
        "50.000.000.000 đồng",
        "0206 3852 138",
        "1900 1234",
        "18001096",
        "999999999999",
        "097190001234",
        "004990001234",
        "H14-250101-0001",
        "https://a.vn/0912345678",
        "mã 20260912345678",
        "2021 - 2030",
        "123456789",
        "000.00.00.H14",
        "5.123.456.789",
        "a@b",
        "@/thu-tuc/a.md",
        "a@example.com",
        "0.912345678",
        "1.004.190.001.234 đồng",
        "004.190.001.234.567",
        "09.06.2026 12:00",
        "004190001234.pdf",
        "0912345678/2026/NĐ-CP",
        "mã số thuế 4800123456",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
    assert_eq!(told(PLAN), []);
}

#[test]
fn public_contacts_are_known_however_they_are_written() {
    let contacts = ["+84 912 345 678".to_owned(), "@caobang.gov.vn".to_owned(), "Mot.Cua@gmail.com".to_owned()];
    for text in ["0912.345.678", "sonoivu@caobang.gov.vn", "mot.cua@GMAIL.com"] {
        assert!(find(text)[0].is_among(&contacts), "{text}");
    }
    for text in ["0912.345.679", "a@xcaobang.gov.vn", "khac@gmail.com"] {
        assert!(!find(text)[0].is_among(&contacts), "{text}");
    }
}

#[test]
fn a_report_does_not_repeat_the_data() {
    assert_eq!(find("004190001234")[0].masked(), "004••••••234");
    assert_eq!(find("an@gmail.com")[0].masked(), "an@•••••••om");
}

proptest! {
    #[test]
    fn every_card_is_told_between_other_figures(
        rest in "[0-3][0-9]{8}",
        sign in prop::sample::select(vec!["", " ", ".", "-"]),
        before in prop::sample::select(vec!["", "1. ", "STT 2. ", "1990 ", "09/6/2026 ", "số ", "("]),
        after in prop::sample::select(vec!["", ".", ", 42 tuổi", " 2021", "/HC", " - 0912345678", ")"]),
    ) {
        let card = ["004", &rest[..3], &rest[3..6], &rest[6..]].join(sign);
        let text = format!("{before}{card}{after}");
        prop_assert_eq!(told(&text)[0], (card.as_str(), Kind::IdentityNumber), "{}", text);
    }

    #[test]
    fn codes_and_numbers_of_documents_are_none(
        number in 1u32..9999, year in 1990u32..2100, sector in 1u32..4, code in 0u32..1_000_000, day in 1u32..=31,
    ) {
        for text in [
            format!("Quyết định {number}/{year}/QĐ-UBND"),
            format!("mã {sector}.{code:06}"),
            format!("hồ sơ 000.00.{day:02}.H14-{code:06}-{number:04}"),
            format!("ngày {day:02}.06.{year} {day:02}"),
        ] {
            prop_assert_eq!(told(&text), [], "{}", text);
        }
    }

    #[test]
    fn every_mobile_number_is_told(prefix in prop::sample::select(vec!['3', '5', '7', '8', '9']), rest in "[0-9]{8}") {
        let phone = format!("0{prefix}{rest}");
        let text = format!("số {phone},");
        prop_assert_eq!(told(&text), [(phone.as_str(), Kind::Phone)]);
    }

    #[test]
    fn amounts_and_dates_are_none(amount in 0i64..10_000_000_000, day in 1u8..=31, month in 1u8..=12) {
        let text = format!("{} đồng ngày {day:02}/{month:02}/2026", crate::text::number::format_integer(amount, "vi"));
        prop_assert_eq!(told(&text), []);
    }

    #[test]
    fn what_is_too_short_to_be_looked_at_is_nothing(
        text in "(số tài khoản |cmnd |stk: |ngày )?\\+?([0-9]{1,4}[ .()\u{a0}x-]{0,4}){1,6}",
    ) {
        for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
            prop_assert!(is_long(&text, at) || long_number_at(&text, at).is_none(), "{}", &text[at..]);
        }
    }
}
