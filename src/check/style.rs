//! What style sheets say of colours: pairs of text and ground that are too near to be read.
//!
//! It follows what sheets declare, not how a browser cascades: a pair is made by all that is said of the
//! same selector, and by what is said of a bare element over the ground of the page. Colours that are
//! mixed, see-through or given elsewhere are passed over.

use std::collections::BTreeMap;

/// A pair that is too near.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Poor {
    /// What it is said of.
    pub selector: String,
    /// The sheet that says it, by its number in the list.
    pub sheet: usize,
    /// The colour of text.
    pub colour: String,
    /// The colour of the ground.
    pub ground: String,
    /// The contrast in hundredths, cut off.
    pub hundredths: u32,
    /// Whether the rule itself makes the text large: 24 px and more, or bold from 18.66 px.
    pub is_large: bool,
}

/// What is said of one selector.
#[derive(Debug, Clone, Default)]
struct Said {
    sheet: usize,
    colour: Option<String>,
    ground: Option<String>,
    size: Option<f64>,
    is_bold: bool,
}

/// Pairs too near in the light or in the dark, of style sheets in their order.
pub(super) fn poor(sheets: &[&str], is_dark: bool) -> Vec<Poor> {
    let mut said: BTreeMap<String, Said> = BTreeMap::new();
    let mut names: BTreeMap<String, String> = BTreeMap::new();
    for (sheet, text) in sheets.iter().enumerate() {
        read(text, &mut |media, selector, name, value| {
            if is_seen(media, is_dark) {
                let is_root = selector.split(',').any(|one| matches!(one.trim(), ":root" | "html" | "body" | "*"));
                if is_root && name.starts_with("--") {
                    names.insert(name.to_owned(), value.to_owned());
                }
                for one in selector.split(',') {
                    note(said.entry(one.trim().to_owned()).or_default(), sheet, name, value);
                }
            }
        });
    }
    let page = [":root", "html", "body"].iter().rev().find_map(|root| said.get(*root)?.ground.clone());
    let page = page.unwrap_or_else(|| if is_dark { "#121212".to_owned() } else { "#fff".to_owned() });
    said.into_iter().filter_map(|(selector, said)| judge(selector, &said, &page, &names)).collect()
}

fn note(said: &mut Said, sheet: usize, name: &str, value: &str) {
    let value = value.trim_end_matches("!important").trim();
    match name {
        "color" => said.colour = Some(value.to_owned()),
        "background" | "background-color" => said.ground = Some(value.to_owned()),
        "font-size" => said.size = pixels(value),
        "font-weight" => said.is_bold = value == "bold" || value.parse().is_ok_and(|weight: u16| weight >= 700),
        _ => return,
    }
    said.sheet = sheet;
}

fn judge(selector: String, said: &Said, page: &str, names: &BTreeMap<String, String>) -> Option<Poor> {
    let ground = match &said.ground {
        Some(ground) => ground.as_str(),
        None => is_bare(&selector).then_some(page)?,
    };
    let resolve = |value: &str| colour(&filled(value, names, 8)?);
    let (colour, ground) = (resolve(said.colour.as_deref()?)?, resolve(ground)?);
    let is_large = said.size.is_some_and(|size| size >= 24.0 || said.is_bold && size >= 18.66);
    let contrast = contrast(colour, ground);
    let is_poor = contrast < if is_large { 3.0 } else { 4.5 };
    let hex = |[r, g, b]: [u8; 3]| format!("#{r:02x}{g:02x}{b:02x}");
    // Cut off, so that 4.49 is not said to be 4.5.
    let hundredths = (contrast * 100.0).floor() as u32;
    let poor = Poor { selector, sheet: said.sheet, colour: hex(colour), ground: hex(ground), hundredths, is_large };
    is_poor.then_some(poor)
}

/// Whether a selector names an element by nothing but its kind and state: it stands on the ground of the page.
fn is_bare(selector: &str) -> bool {
    let (name, state) = selector.split_once(':').unwrap_or((selector, ""));
    let known = ["a", "p", "li", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "body", "html", "small", "blockquote"];
    known.contains(&name) && ["", "link", "visited", "hover", "focus", "active"].contains(&state)
}

/// Whether rules of a medium are for what is asked: not those of paper, of forced colours or of the other scheme.
fn is_seen(media: &str, is_dark: bool) -> bool {
    let other = if is_dark { "prefers-color-scheme:light" } else { "prefers-color-scheme:dark" };
    let plain: String = media.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    ![other, "print", "forced-colors", "prefers-contrast", "@supportsnot"].iter().any(|word| plain.contains(word))
}

/// Hands out every declaration: the media around it, its selector, its name and its value.
fn read<'c>(css: &'c str, each: &mut impl FnMut(&str, &str, &'c str, &'c str)) {
    let mut around: Vec<&str> = Vec::new();
    let (mut start, mut at) = (0, 0);
    let bytes = css.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'/' if bytes.get(at + 1) == Some(&b'*') => {
                let end = css[at + 2..].find("*/").map_or(css.len(), |end| at + 2 + end + 2);
                if css[start..at].trim().is_empty() {
                    start = end;
                }
                at = end;
                continue;
            }
            quote @ (b'"' | b'\'') => at = closing(bytes, at + 1, quote),
            b'(' => at = closing(bytes, at + 1, b')'),
            b'{' => {
                around.push(css[start..at].trim());
                start = at + 1;
            }
            sign @ (b';' | b'}') => {
                declare(&around, &css[start..at], each);
                if sign == b'}' {
                    around.pop();
                }
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
}

/// The place of the sign that closes a text or a bracket; the end when none does.
fn closing(bytes: &[u8], from: usize, sign: u8) -> usize {
    let (mut at, mut depth) = (from, 0_usize);
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            byte if byte == sign && depth == 0 => return at,
            b'(' if sign == b')' => depth += 1,
            b')' if sign == b')' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    bytes.len()
}

fn declare<'c>(around: &[&str], text: &'c str, each: &mut impl FnMut(&str, &str, &'c str, &'c str)) {
    let Some((name, value)) = text.split_once(':') else { return };
    let Some(selector) = around.iter().rev().find(|one| !one.starts_with('@')) else { return };
    let media: String = around.iter().filter(|one| one.starts_with('@')).copied().collect();
    // A comment may stand before the name.
    let name = name.rsplit("*/").next().unwrap_or_default().trim();
    let value = value.split("/*").next().unwrap_or_default().trim();
    each(&media, selector, name, value);
}

/// A value with its variables filled in; none when one is unknown, or when they go around in a circle.
fn filled(value: &str, names: &BTreeMap<String, String>, depth: u8) -> Option<String> {
    let Some((before, rest)) = value.split_once("var(") else { return Some(value.trim().to_owned()) };
    let end = closing(rest.as_bytes(), 0, b')');
    let (inner, after) = (&rest[..end], rest.get(end + 1..).unwrap_or_default());
    let (name, otherwise) = inner.split_once(',').map_or((inner, None), |(name, rest)| (name, Some(rest)));
    let own = names.get(name.trim()).map(String::as_str).or(otherwise)?;
    filled(&format!("{before}{own}{after}"), names, depth.checked_sub(1)?)
}

/// Names of colours that people write, and those that a shortened sheet has because they are shorter than their numbers.
const NAMED: [(&str, &str); 36] = [
    ("azure", "#f0ffff"),
    ("beige", "#f5f5dc"),
    ("bisque", "#ffe4c4"),
    ("black", "#000"),
    ("blue", "#00f"),
    ("brown", "#a52a2a"),
    ("coral", "#ff7f50"),
    ("gold", "#ffd700"),
    ("gray", "#808080"),
    ("green", "#008000"),
    ("grey", "#808080"),
    ("indigo", "#4b0082"),
    ("ivory", "#fffff0"),
    ("khaki", "#f0e68c"),
    ("linen", "#faf0e6"),
    ("maroon", "#800000"),
    ("navy", "#000080"),
    ("olive", "#808000"),
    ("orange", "#ffa500"),
    ("orchid", "#da70d6"),
    ("peru", "#cd853f"),
    ("pink", "#ffc0cb"),
    ("plum", "#dda0dd"),
    ("purple", "#800080"),
    ("red", "#f00"),
    ("salmon", "#fa8072"),
    ("sienna", "#a0522d"),
    ("silver", "#c0c0c0"),
    ("snow", "#fffafa"),
    ("tan", "#d2b48c"),
    ("teal", "#008080"),
    ("tomato", "#ff6347"),
    ("violet", "#ee82ee"),
    ("wheat", "#f5deb3"),
    ("white", "#fff"),
    ("yellow", "#ff0"),
];

/// A colour that hides what is below it; none of any other value.
fn colour(value: &str) -> Option<[u8; 3]> {
    let value = value.trim().to_ascii_lowercase();
    let value = NAMED.iter().find(|(name, _)| *name == value).map_or(value.as_str(), |(_, hex)| hex);
    if let Some(hex) = value.strip_prefix('#') {
        let double = |c: char| c.to_digit(16).map(|digit| digit as u8 * 17);
        return match hex.len() {
            3 => hex.chars().map(double).collect::<Option<Vec<u8>>>()?.try_into().ok(),
            6 => (0..3)
                .map(|at| u8::from_str_radix(hex.get(at * 2..at * 2 + 2)?, 16).ok())
                .collect::<Option<Vec<u8>>>()?
                .try_into()
                .ok(),
            _ => None,
        };
    }
    let inner = value.strip_prefix("rgb(")?.strip_suffix(')')?;
    let parts = inner.split([',', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse::<u8>().ok());
    parts.collect::<Option<Vec<u8>>>()?.try_into().ok()
}

/// Pixels of a size, where 1rem is 16 px; none of what depends on something else.
fn pixels(value: &str) -> Option<f64> {
    let rem = value.strip_suffix("rem").and_then(|number| number.trim().parse::<f64>().ok()).map(|size| size * 16.0);
    rem.or_else(|| value.strip_suffix("px")?.trim().parse().ok())
}

/// The contrast of two colours as WCAG 2.2 defines it, from 1 to 21.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let channel = |byte: u8| {
        let part = f64::from(byte) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let light = |[r, g, b]: [u8; 3]| 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
    let (a, b) = (light(a), light(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(css: &str, is_dark: bool) -> Vec<String> {
        poor(&[css], is_dark)
            .into_iter()
            .map(|one| format!("{} {} {} {}", one.selector, one.colour, one.ground, one.hundredths))
            .collect()
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        let near = |a, b, ratio: f64| (contrast(a, b) - ratio).abs() < 0.01;
        assert!(near([0, 0, 0], [255, 255, 255], 21.0) && near([255, 255, 255], [255, 255, 255], 1.0));
        assert!(near([0x77, 0x77, 0x77], [255, 255, 255], 4.48));
    }

    #[test]
    fn pairs_are_found_through_names_schemes_and_several_rules() {
        let css = ":root { --a: #fff; --b: var(--c, #e0a526); } /* x { */ .nut { color: var(--a); background: var(--b) }\n\
            @media (prefers-color-scheme: dark) { :root { --b: #85122a } } @media print { .nut { color: red } }\n\
            .to { font-size: 1.5rem; color: #949494; background: url(\"a;}b\") } .to { background: #fff }\n\
            a:visited { color: #999 } .nho { color: #ddd }";
        assert_eq!(told(css, false), [".nut #ffffff #e0a526 219", "a:visited #999999 #ffffff 284"]);
        assert!(told(css, true).is_empty());
    }

    #[test]
    fn what_cannot_be_known_is_passed_over() {
        let css = ":root { --x: var(--y); --y: var(--x) } .a { color: var(--x); background: #fff } \
            .b { color: color-mix(in srgb, red, blue); background: #f00 } .c { color: #fff8; background: #fff } .d { color: var(--z); background: #fff }";
        assert!(told(css, false).is_empty());
    }

    proptest! {
        #[test]
        fn no_style_sheet_breaks_it(css in "[-a{}:;(),#f0\"'/*@v r\\\\đ]{0,80}") {
            poor(&[&css], true);
        }
    }
}
