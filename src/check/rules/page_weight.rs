//! `page-weight`: pages that are heavy for a weak signal.

use crate::check::addresses::target;
use crate::check::{Findings, Rule, Run, Whole};
use crate::diag::Severity;
use crate::diag::messages::Message;
use crate::output::{Artifact, OutputTree, tags};
use rayon::prelude::*;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "page-weight",
        [
            "trang nặng {size} KB, quá mức {most} KB: HTML {html} KB, tệp CSS {style} KB, ảnh {pictures} KB",
            "the page weighs {size} KB, over {most} KB: HTML {html} KB, CSS {style} KB, pictures {pictures} KB",
        ],
        [
            "Bớt ảnh, cắt ảnh cho vừa, hoặc chia bài làm nhiều bài. Đổi mức bằng khóa page_weight (byte) trong bảng [check].",
            "Use fewer or smaller pictures, or split the page. page_weight (bytes) in [check] changes the budget.",
        ],
    ),
    finds: ["Trang quá nặng với mạng yếu", "Pages too heavy for a weak signal"],
    why: [
        "Nhiều xã chỉ có sóng yếu và gói dữ liệu nhỏ. 500 KB tải mất khoảng mười giây ở 400 kbit/s. Tính HTML, các tệp CSS và mỗi ảnh một cỡ, cỡ mà điện thoại chọn (từ 720 điểm ảnh).",
        "Many communes have a weak signal and small data plans: 500 KB take ten seconds at 400 kbit/s. The HTML, its CSS files and one size of each picture are counted: the size that a phone chooses (720 pixels or the next larger).",
    ],
    wrong: "1 bài, 14 ảnh: 2 100 KB",
    right: "1 bài, 4 ảnh: 430 KB",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Built(run),
};

/// Pixels that a picture fills on a telephone 360 wide with two for each.
const PHONE: u32 = 720;

/// What a page makes a phone load, in bytes.
#[derive(Debug, Default, Clone, Copy)]
struct Weight {
    html: usize,
    style: usize,
    pictures: usize,
}

impl Weight {
    fn sum(self) -> usize {
        self.html + self.style + self.pictures
    }
}

fn run(whole: &Whole<'_>, tree: &OutputTree, findings: &mut Findings) {
    let most = whole.checked.config.check.page_weight;
    let base = whole.checked.config.base_url.as_str();
    let routes: Vec<_> = whole.subjects.iter().filter_map(|subject| Some((subject, subject.route()?))).collect();
    let heavy = routes.par_iter().filter_map(|(subject, path)| {
        let page = tree.get(path)?;
        let weight = weigh(page, tree, base);
        (weight.sum() > most).then_some((*subject, weight))
    });
    for (subject, weight) in heavy.collect::<Vec<_>>() {
        // Kilobytes of a thousand, rounded up.
        let kilo = |bytes: usize| bytes.div_ceil(1000);
        let told = findings.tell(subject, subject.field("title"));
        told.arg("size", kilo(weight.sum())).arg("most", most / 1000).arg("html", kilo(weight.html));
        told.arg("style", kilo(weight.style)).arg("pictures", kilo(weight.pictures));
    }
}

fn weigh(page: &Artifact, tree: &OutputTree, base: &str) -> Weight {
    let mut loaded: BTreeMap<&str, bool> = BTreeMap::new();
    // The WebP sizes that stand before an `img` in its `picture`.
    let mut offered = None;
    tags(&page.bytes, |name, attributes| {
        let get =
            |wanted: &str| attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted)).map(|(_, value)| *value);
        match name.to_ascii_lowercase().as_str() {
            "link" if get("rel").is_some_and(|rel| rel.split_whitespace().any(|rel| rel == "stylesheet")) => {
                loaded.extend(get("href").map(|href| (href, true)));
            }
            "picture" => offered = None,
            "source" => offered = offered.or_else(|| get("srcset").and_then(|all| chosen(all, get("sizes")))),
            "img" => {
                let own = offered
                    .take()
                    .or_else(|| get("srcset").and_then(|all| chosen(all, get("sizes"))))
                    .or_else(|| get("src"));
                loaded.extend(own.map(|address| (address, false)));
            }
            _ => {}
        }
    });
    let mut weight = Weight { html: page.bytes.len(), ..Weight::default() };
    for (address, is_style) in loaded {
        let size = target(address, page.path.as_str(), base, tree).map_or(0, |file| file.bytes.len());
        *(if is_style { &mut weight.style } else { &mut weight.pictures }) += size;
    }
    weight
}

/// Pixels of CSS that the screen of a phone is wide.
const SCREEN: f32 = 360.0;

/// The place that `sizes` gives a picture on a phone, when that is plain pixels: of the first size whose
/// condition on the width holds there.
fn place(sizes: &str) -> Option<u32> {
    let holds = |condition: &str| {
        let (name, value) = condition.split_once(':')?;
        let value = value.trim();
        let pixels = match value.strip_suffix("em").or_else(|| value.strip_suffix("rem")) {
            Some(em) => em.trim_end_matches('r').parse::<f32>().ok()? * 16.0,
            None => value.strip_suffix("px")?.parse::<f32>().ok()?,
        };
        match name.trim() {
            "max-width" => Some(SCREEN <= pixels),
            "min-width" => Some(SCREEN >= pixels),
            _ => None,
        }
    };
    for size in sizes.split(',').map(str::trim) {
        let size = match size.strip_prefix('(') {
            None => size,
            Some(rest) => {
                let (condition, size) = rest.split_once(')')?;
                if !holds(condition)? {
                    continue;
                }
                size.trim()
            }
        };
        return size.strip_suffix("px")?.parse().ok();
    }
    None
}

/// Of several widths, the one that a phone takes: enough for the place that `sizes` gives it, when that is
/// plain pixels, else for the whole screen.
fn chosen<'p>(widths: &'p str, sizes: Option<&str>) -> Option<&'p str> {
    let place = sizes.and_then(place);
    let needed = place.map_or(PHONE, |pixels| pixels.saturating_mul(2).min(PHONE));
    let widths = widths.split(',').filter_map(|width| {
        let (address, width) = width.trim().rsplit_once(char::is_whitespace)?;
        Some((address.trim(), width.strip_suffix('w')?.parse::<u32>().ok()?))
    });
    let widths: Vec<(&str, u32)> = widths.collect();
    let enough = widths.iter().filter(|(_, width)| *width >= needed).min_by_key(|(_, width)| *width);
    enough.or_else(|| widths.iter().max_by_key(|(_, width)| *width)).map(|(address, _)| *address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_takes_what_its_place_needs() {
        let widths = "a.webp 233w, b.webp 467w, c.webp 720w, d.webp 1600w";
        assert_eq!(chosen(widths, Some("203px")), Some("b.webp"));
        assert_eq!(chosen(widths, Some("(min-width: 48em) 44em, 100vw")), Some("c.webp"));
        assert_eq!(chosen(widths, Some("(max-width: 36em) 99px, 290px")), Some("a.webp"));
        assert_eq!(chosen(widths, Some("(min-width: 48em) 99px, 203px")), Some("b.webp"));
        assert_eq!(chosen(widths, Some("(orientation: portrait) 9px, 9px")), Some("c.webp"));
        assert_eq!(chosen(widths, None), Some("c.webp"));
        assert_eq!(chosen("a.webp 233w, b.webp 467w", None), Some("b.webp"));
        assert_eq!(chosen(widths, Some("4294967295px")), Some("c.webp"));
    }
}
