//! Tests of the forms of dates.

use super::*;
use crate::text::writing::tests::PLAN;
use proptest::prelude::*;

fn told(text: &str) -> Vec<(&str, u8, u8, Option<i16>)> {
    find(text).into_iter().map(|date| (&text[date.range], date.day, date.month, date.year)).collect()
}

#[test]
fn every_form_is_read() {
    let text = "Ngày 30/02/2026; từ ngày 31/4 đến 9-6-2026, 30.02.2026, 2026-02-30 và ngày 31 tháng 4 năm 2026, ngày 1 tháng 5.";
    assert_eq!(
        told(text),
        [
            ("30/02/2026", 30, 2, Some(2026)),
            ("31/4", 31, 4, None),
            ("9-6-2026", 9, 6, Some(2026)),
            ("30.02.2026", 30, 2, Some(2026)),
            ("2026-02-30", 30, 2, Some(2026)),
            ("31 tháng 4 năm 2026", 31, 4, Some(2026)),
            ("1 tháng 5", 1, 5, None),
        ]
    );
}

#[test]
fn months_in_words_and_long_hyphens_are_read() {
    assert_eq!(told("ngày 31 tháng Tư năm 2026"), [("31 tháng Tư năm 2026", 31, 4, Some(2026))]);
    assert_eq!(told("ngày 31 tháng năm năm 2026"), [("31 tháng năm năm 2026", 31, 5, Some(2026))]);
    assert_eq!(told("ngày 31–6–2026"), [("31–6–2026", 31, 6, Some(2026))]);
}

#[test]
fn other_numbers_are_no_dates() {
    for text in [
        "76/NQ-CP",
        "118/2025/NĐ-CP",
        "66.7/2025/NQ-CP",
        "12/2/2026/QĐ-UBND",
        "57-NQ/TW",
        "trực 24/7",
        "3/4 dân số",
        "1.001193",
        "Điều 3.2.1.2025",
        "https://a.vn/09/6/2026/x",
        "1.2.20255",
        "3 tháng 6 ngày",
        "2021-2030",
        "10.45.2024",
        "192.168.1.2024",
        "công văn số 31/2/2026",
        "Số: 31/2/2026",
        "phiên bản 31.2.2026",
        "ngày 30/02/2026 âm lịch",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn the_day_of_the_week_is_read_where_it_names_one() {
    for (text, weekday) in [
        ("thứ Hai, ngày 09/6/2026", Some(1)),
        ("Ngày 09/6/2026, thứ Sáu", Some(5)),
        ("ngày 09/6/2026 – thứ Sáu, tại xã", Some(5)),
        ("Thứ Sáu: 09/6/2026", Some(5)),
        ("CN, 15/6/2026", Some(7)),
        ("sáng CN 15/6/2026", Some(7)),
        ("Sở CN, 15/6/2026", None),
        ("Phiên thứ hai, ngày 09/6/2026", None),
        ("ngày 09/6/2026, thứ hai là", None),
        ("ngày 09/6/2026, thứ Bảy và Chủ nhật nghỉ", None),
        ("Sáng Thứ 3 ngày 09/6/2026", Some(2)),
        ("Chủ nhật, 14/6/2026", Some(7)),
        ("ngày 09/6/2026 (thứ Ba)", Some(2)),
        ("kỳ họp thứ 3, ngày 09/6/2026", None),
        ("lần thứ ba ngày 09/6/2026", None),
        ("ngày 09/6/2026", None),
        ("từ thứ Hai đến ngày 09/6/2026", None),
    ] {
        assert_eq!(find(text).remove(0).weekday.map(|(day, _)| day), weekday, "{text}");
    }
    let text = "thứ Hai, ngày 09/6/2026";
    let (_, place) = find(text).remove(0).weekday.unwrap();
    assert_eq!(&text[place], "thứ Hai");
}

#[test]
fn the_style_of_the_decree_is_given() {
    for (text, right) in [
        ("9/6/2025", Some("09/6/2025")),
        ("12/2/2026", Some("12/02/2026")),
        ("09/06/2025", Some("09/6/2025")),
        ("ngày 9 tháng 1 năm 2025", Some("09 tháng 01 năm 2025")),
        ("09/6/2025", None),
        ("12/02/2026", None),
        ("31/12/2025", None),
        ("ngày 9/6", None),
    ] {
        assert_eq!(find(text).remove(0).restyled.as_deref(), right, "{text}");
    }
}

#[test]
fn the_plan_is_in_the_style_of_the_decree() {
    let dates = find(PLAN);
    assert_eq!(dates.len(), 9);
    assert!(dates.iter().all(|date| date.restyled.is_none()));
}

proptest! {
    #[test]
    fn every_date_in_style_is_found_and_left(day in 1u8..=31, month in 1u8..=12, year in 1900i16..=2100) {
        let date = format!("{}/{}/{year}", padded(day), month_padded(month));
        let text = format!("từ {date}, xã");
        let found = find(&text);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&text[found[0].range.clone()], date);
        prop_assert_eq!((found[0].day, found[0].month, found[0].year), (day, month, Some(year)));
        prop_assert_eq!(found[0].restyled.as_deref(), None);
    }

    #[test]
    fn what_is_restyled_is_in_style(day in 1u8..=31, month in 1u8..=12, text in "[0-9]{1,2}/[0-9]{1,2}/(19|20)[0-9]{2}") {
        let plain = format!("{day}/{month}/2026");
        for text in [plain, text] {
            for date in find(&text) {
                let again = find(date.restyled.as_ref().unwrap_or(&text)).remove(0);
                prop_assert_eq!(again.restyled, None);
            }
        }
    }
}
