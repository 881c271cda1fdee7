//! What a drawing says, for any series.

use proptest::prelude::*;

use super::*;
use crate::model::tables::indices::Measured;

/// A year; score and maximum; rank and count.
type Sample<'a> = (i16, Option<(&'a str, &'a str)>, Option<(u32, u32)>);

/// Marked sample values: they tell of no real place.
fn series(values: &[Sample<'_>]) -> Series {
    let measured = values.iter().map(|(year, score, rank)| Measured {
        year: *year,
        score: score.and_then(|(score, _)| Figure::parse(score)),
        max: score.and_then(|(_, max)| Figure::parse(max)),
        rank: rank.map(|(rank, _)| rank),
        out_of: rank.map(|(_, out_of)| out_of),
        source: "Số liệu mẫu".to_owned(),
        url: None,
        date: None,
    });
    Series { index: "CHỈ SỐ MẪU".to_owned(), body: "Tỉnh Mẫu <A & B>".to_owned(), values: measured.collect() }
}

fn texts(svg: &str) -> Vec<String> {
    let body = svg.split("</desc>").nth(1).unwrap();
    body.split("<text ")
        .skip(1)
        .map(|part| part.split_once('>').unwrap().1.split('<').next().unwrap().to_owned())
        .collect()
}

#[test]
fn every_score_is_written_in_the_numbers_of_the_language_and_gaps_are_told() {
    let one = series(&[(2020, Some(("80,5", "100")), None), (2022, Some(("88.30", "100")), None)]);
    let drawn = drawings(&one, Look::Screen, "vi", "");
    assert_eq!(drawn.len(), 1);
    let texts = texts(&drawn[0].svg);
    for said in ["2020", "80,50", "2021", "chưa có số liệu", "2022", "88,30", "0", "100"] {
        assert!(texts.iter().any(|text| text == said), "{said} is not in {texts:?}");
    }
    assert_eq!(drawn[0].description, "Năm 2020: 80,50 trên 100; năm 2022: 88,30 trên 100.");
    assert!(drawings(&one, Look::Screen, "en", "")[0].svg.contains(">88.30<"));
}

#[test]
fn bars_begin_at_zero_and_are_as_long_as_their_share() {
    let one = series(&[(2023, Some(("25", "100")), None), (2024, Some(("100", "100")), None)]);
    let svg = &drawings(&one, Look::Paper, "vi", "")[0].svg;
    let width = |rect: &str| rect.split(" width=\"").nth(1).unwrap().split('"').next().unwrap().parse::<f64>().unwrap();
    let widths: Vec<f64> = svg.split("<rect").skip(1).map(width).collect();
    // Track and bar of each year.
    assert!((widths[1] / widths[0] - 0.25).abs() < 0.01, "{widths:?}");
    assert!((widths[3] - widths[2]).abs() < 0.01, "{widths:?}");
}

#[test]
fn rank_one_is_on_top_and_another_count_is_not_joined() {
    let one = series(&[(2023, None, Some((1, 63))), (2024, None, Some((63, 63))), (2025, None, Some((20, 34)))]);
    let drawn = drawings(&one, Look::Screen, "vi", "");
    let svg = &drawn[0].svg;
    let heights: Vec<f64> =
        svg.split("cy=\"").skip(1).map(|part| part.split('"').next().unwrap().parse().unwrap()).collect();
    assert!(heights[0] < heights[2] && heights[2] < heights[1], "{heights:?}");
    assert_eq!(svg.matches("stroke-width=\"2.5\"").count(), 1, "2024 and 2025 are joined");
    let texts = texts(svg);
    for said in ["Hạng 1", "Hạng 63", "Trong số", "63", "34"] {
        assert!(texts.iter().any(|text| text == said), "{said} is not in {texts:?}");
    }
    assert!(drawn[0].description.contains("năm 2025: hạng 20 trong số 34"));
}

/// The attribute of a text or a circle as a number.
fn number(part: &str, key: &str) -> f64 {
    part.split(&format!("{key}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
}

#[test]
fn how_many_were_ranked_stands_under_the_years_that_it_holds_for() {
    let one = series(&[
        (2022, None, Some((50, 63))),
        (2023, None, Some((44, 63))),
        (2024, None, Some((30, 63))),
        (2025, None, Some((20, 34))),
    ]);
    for look in [Look::Screen, Look::Paper] {
        let svg = &drawings(&one, look, "vi", "")[0].svg;
        let years: Vec<f64> = svg.split("<circle").skip(1).map(|part| number(part, "cx")).collect();
        // The lowest text with these words: under the years.
        let count = |text: &str| {
            let parts = svg.split("<text").skip(1).filter(|part| part.contains(&format!(">{text}</text>")));
            let placed = parts.map(|part| (number(part, " y"), number(part, " x")));
            placed.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap().1
        };
        assert!((count("63") - years[1]).abs() < 0.1, "63 is not in the middle of its three years");
        assert!((count("34") - years[3]).abs() < 0.1, "34 is not under its year");
    }
}

#[test]
fn a_year_without_a_rank_is_a_gap_in_the_line() {
    let one = series(&[(2021, None, Some((9, 63))), (2023, None, Some((8, 63))), (2024, None, Some((7, 63)))]);
    assert_eq!(drawings(&one, Look::Screen, "vi", "")[0].svg.matches("stroke-width=\"2.5\"").count(), 1);
}

#[test]
fn a_drawing_is_named_and_holds_nothing_that_a_strict_policy_refuses() {
    let one = series(&[(2024, Some(("7", "10")), Some((3, 34)))]);
    for look in [Look::Screen, Look::Paper] {
        for drawing in drawings(&one, look, "vi", "hai") {
            assert!(drawing.svg.contains("role=\"img\" aria-labelledby=\"bieu-do-chi-so-mau-tinh-mau-a-b-"));
            assert!(drawing.svg.contains("-hai-ten\">CHỈ SỐ MẪU, Tỉnh Mẫu &lt;A &amp; B&gt;"), "{}", drawing.svg);
            assert!(!drawing.svg.contains("style="));
        }
    }
}

#[test]
fn the_newest_values_are_told_in_words() {
    let one = series(&[(2023, Some(("7", "10")), None), (2025, Some(("8,5", "10")), Some((3, 34)))]);
    assert_eq!(newest(&one, "vi").unwrap(), "Tỉnh Mẫu <A & B>, năm 2025: 8,5 trên 10, hạng 3 trong số 34");
}

#[test]
fn the_table_leaves_out_columns_without_values() {
    let one = series(&[(2024, Some(("7", "10")), None)]);
    assert_eq!(table(&one, "vi").head, ["Năm", "Điểm / tối đa", "Nguồn"]);
    assert_eq!(table(&one, "vi").rows[0].cells, ["2024", "7 / 10"]);
    assert_eq!(table(&one, "en").head[1], "Score / maximum");
}

proptest! {
    #[test]
    fn nothing_lies_outside_and_no_two_texts_of_a_line_meet(
        from in 1990i16..2010,
        years in prop::collection::btree_map(0i16..20, (1u32..=63, prop::bool::ANY, 0u32..=10_000), 1..20),
    ) {
        let scores: Vec<String> = years.values().map(|(.., score)| format!("{}.{:02}", score / 100, score % 100)).collect();
        let values = years.iter().zip(&scores).map(|((year, (rank, many, _)), score)| {
            let out_of = if *many || *rank > 34 { 63 } else { 34 };
            (from + year, Some((&**score, "100")), Some((*rank, out_of)))
        });
        for drawing in drawings(&series(&values.collect::<Vec<_>>()), Look::Screen, "vi", "") {
            let number = |part: &str, key: &str| -> f64 {
                part.split(&format!(" {key}=\"")).nth(1).unwrap().split('"').next().unwrap().parse().unwrap()
            };
            let height = drawing.svg.split("viewBox=\"0 0 360 ").nth(1).unwrap().split('"').next().unwrap().parse::<f64>().unwrap();
            let mut boxes: Vec<(f64, f64, f64)> = Vec::new();
            for part in drawing.svg.split("<text").skip(1) {
                let (x, y, size) = (number(part, "x"), number(part, "y"), number(part, "font-size"));
                prop_assert!(size >= 14.0);
                let text = part.split_once('>').unwrap().1.split('<').next().unwrap();
                let width = svg::wide(text, size);
                let left = match part { p if p.contains("\"start\"") => x, p if p.contains("\"end\"") => x - width, _ => x - width / 2.0 };
                prop_assert!(left >= -0.5 && left + width <= 360.5 && y <= height && y >= size * 0.8, "{text} at {left}, {y} of {height}");
                for (other, right, line) in &boxes {
                    let meet = left < right - 1.0 && *other < left + width - 1.0 && (line - y).abs() < 12.0;
                    prop_assert!(!meet, "{text} meets another text in {}", drawing.svg);
                }
                boxes.push((left, left + width, y));
            }
        }
    }
}
