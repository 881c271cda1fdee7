//! What a page makes a browser ask for: its style sheets, scripts, fonts and pictures.

use super::addresses::target;
use super::dom::{Dom, Id, attr, tag};
use crate::output::{Artifact, OutputTree};

/// What a page loads, as it names it.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Loads<'p> {
    /// Its style sheets, in their order.
    pub sheets: Vec<Sheet<'p>>,
    /// Scripts that neither wait (`defer`, `type="module"`) nor come when they come (`async`).
    pub scripts: Vec<&'p str>,
    /// Fonts that are asked for early.
    pub fonts: Vec<&'p str>,
    /// Pictures, of several sizes the one that a phone takes.
    pub pictures: Vec<&'p str>,
}

/// A style sheet that a page names.
#[derive(Debug, PartialEq, Eq)]
pub struct Sheet<'p> {
    /// Where it is.
    pub address: &'p str,
    /// Whether it is for paper.
    pub is_for_print: bool,
    /// Whether it is turned off until a script turns it on.
    pub is_off: bool,
}

impl Sheet<'_> {
    /// Whether a browser waits for it before it paints the first words.
    pub fn holds_up(&self) -> bool {
        !self.is_for_print && !self.is_off
    }
}

/// Reads them off a finished page.
pub(super) fn of<'p>(dom: &Dom<'p>) -> Loads<'p> {
    let mut loads = Loads { pictures: pictures(dom), ..Loads::default() };
    let says = |id, key, word: &str| {
        let words = dom.get(id, key).into_iter().flat_map(str::split_whitespace);
        words.into_iter().any(|one| one.eq_ignore_ascii_case(word))
    };
    for (id, _) in dom.all(tag::LINK) {
        let address = dom.get(id, attr::HREF);
        if says(id, attr::REL, "stylesheet") {
            let (is_for_print, is_off) = (says(id, attr::MEDIA, "print"), dom.get(id, attr::DISABLED).is_some());
            loads.sheets.extend(address.map(|address| Sheet { address, is_for_print, is_off }));
        } else if says(id, attr::REL, "preload") && says(id, attr::AS, "font") {
            loads.fonts.extend(address);
        }
    }
    let waits = |id| {
        let later = attr::DEFER | attr::ASYNC;
        dom.named(id, later).next().is_some() || says(id, attr::TYPE, "module")
    };
    loads.scripts =
        dom.all(tag::SCRIPT).filter(|(id, _)| !waits(*id)).filter_map(|(id, _)| dom.get(id, attr::SRC)).collect();
    loads
}

impl<'p> Loads<'p> {
    /// The style sheets that hold up a page's first words and are files of the site, each once.
    pub(super) fn files<'t>(&self, page: &str, base_url: &str, tree: &'t OutputTree) -> Vec<&'t Artifact> {
        let sheets = self.sheets.iter().filter(|sheet| sheet.holds_up());
        let mut found: Vec<&Artifact> =
            sheets.filter_map(|sheet| target(sheet.address, page, base_url, tree)).collect();
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found.dedup_by(|a, b| a.path == b.path);
        found
    }
}

/// The pictures of a page.
fn pictures<'p>(dom: &Dom<'p>) -> Vec<&'p str> {
    let mut found = Vec::new();
    // The WebP sizes that stand before an `img` in its `picture`.
    let mut offered = None;
    let of_widths = |id: Id| dom.get(id, attr::SRCSET).and_then(|all| chosen(all, dom.get(id, attr::SIZES)));
    for (id, element) in dom.all(tag::PICTURE | tag::SOURCE | tag::IMG) {
        if element.is(tag::PICTURE) {
            offered = None;
        } else if element.is(tag::SOURCE) {
            offered = offered.or_else(|| of_widths(id));
        } else {
            found.extend(offered.take().or_else(|| of_widths(id)).or_else(|| dom.get(id, attr::SRC)));
        }
    }
    found
}

/// Pixels that a picture fills on a telephone 360 wide with two for each.
const PHONE: u32 = 720;

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
    fn what_waits_holds_nothing_up() {
        let page = b"<link rel=stylesheet href=a.css><link rel='alternate stylesheet' disabled href=b.css>\
            <link rel=stylesheet media=print href=p.css><link rel=preload as=font href=f.woff2>\
            <script src=1.js></script><script defer src=2.js></script><script src=3.js async></script>\
            <script type=module src=4.js></script><script type=application/ld+json>{}</script>";
        let loads = of(&Dom::new(page));
        let waited: Vec<&str> =
            loads.sheets.iter().filter(|sheet| sheet.holds_up()).map(|sheet| sheet.address).collect();
        assert_eq!((waited, loads.scripts, loads.fonts), (vec!["a.css"], vec!["1.js"], vec!["f.woff2"]));
    }

    #[test]
    fn of_a_picture_one_file_is_loaded() {
        let page = b"<picture><source srcset='a.webp 720w, b.webp 1600w'><img src=c.jpg></picture><IMG SRC=d.png>\
            <picture><source media=x></picture><img srcset='e.jpg 800w' src=f.jpg>";
        assert_eq!(of(&Dom::new(page)).pictures, ["a.webp", "d.png", "e.jpg"]);
    }

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
