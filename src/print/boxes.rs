//! The bleed box of a finished PDF (ISO 32000-1, 14.11.2): how far colour runs over the trim, inside
//! the strip of marks and notes. Typst writes the media box and the trim box, and no bleed box, which
//! then is the whole sheet; a print shop would keep the marks as picture.
//!
//! Owns [`with_bleed`]. It reads just what Typst's exporter writes: plain objects and a plain table
//! of where they are. A PDF of another form comes back as it is.

/// Points in a millimetre.
const PT_PER_MM: f64 = 72.0 / 25.4;

/// The PDF with a bleed box on every page that has a trim box, `bleed_mm` around it.
pub(super) fn with_bleed(pdf: &[u8], bleed_mm: f64) -> Option<Vec<u8>> {
    let table = Table::read(pdf)?;
    let mut out = Vec::with_capacity(pdf.len() + 128 * table.places.len().min(64));
    let mut moved = Vec::with_capacity(table.places.len());
    for (place, end) in table.objects() {
        moved.push((place, out.len()));
        let object = &pdf[place..end];
        match bleed_box(object, bleed_mm) {
            Some((at, text)) => {
                out.extend_from_slice(&object[..at]);
                out.extend_from_slice(text.as_bytes());
                out.extend_from_slice(&object[at..]);
            }
            None => out.extend_from_slice(object),
        }
    }
    let head = pdf.get(..moved.first()?.0)?;
    out.splice(..0, head.iter().copied());
    let new_place = |old: usize| {
        let at = moved.binary_search_by_key(&old, |(place, _)| *place).ok()?;
        Some(moved[at].1 + head.len())
    };
    let start = out.len();
    out.extend_from_slice(&table.head);
    for entry in &table.places {
        match entry {
            Some(place) => out.extend_from_slice(format!("{:010} 00000 n\r\n", new_place(*place)?).as_bytes()),
            None => out.extend_from_slice(b"0000000000 65535 f\r\n"),
        }
    }
    out.extend_from_slice(&table.trailer);
    out.extend_from_slice(format!("startxref\n{start}\n%%EOF").as_bytes());
    Some(out)
}

/// Where the objects of a PDF are.
struct Table {
    /// `xref` and the line that says how many there are.
    head: Vec<u8>,
    /// The place of each object; none for one that is free.
    places: Vec<Option<usize>>,
    trailer: Vec<u8>,
    /// Where the table begins.
    start: usize,
}

impl Table {
    fn read(pdf: &[u8]) -> Option<Self> {
        let mark = last(pdf, b"startxref\n")?;
        let digits = pdf[mark + 10..].split(|byte| !byte.is_ascii_digit()).next()?;
        let start: usize = std::str::from_utf8(digits).ok()?.parse().ok()?;
        let rest = pdf.get(start..mark)?.strip_prefix(b"xref\n0 ")?;
        let line = rest.iter().position(|byte| *byte == b'\n')?;
        let count: usize = std::str::from_utf8(&rest[..line]).ok()?.trim().parse().ok()?;
        let entries = rest.get(line + 1..line + 1 + count * 20)?;
        let place = |entry: &[u8]| -> Option<Option<usize>> {
            let used = *entry.get(17)? == b'n';
            let place = std::str::from_utf8(entry.get(..10)?).ok()?.parse().ok()?;
            Some(used.then_some(place))
        };
        let places = entries.chunks_exact(20).map(place).collect::<Option<_>>()?;
        let head = pdf[start..mark].get(..7 + line + 1)?.to_vec();
        let trailer = rest.get(line + 1 + count * 20..)?.to_vec();
        Some(Self { head, places, trailer, start })
    }

    /// Beginning and end of each object, in the order of the file.
    fn objects(&self) -> Vec<(usize, usize)> {
        let mut places: Vec<usize> = self.places.iter().flatten().copied().collect();
        places.sort_unstable();
        let ends = places.iter().skip(1).copied().chain([self.start]);
        places.iter().copied().zip(ends).collect()
    }
}

/// Where a bleed box goes in a page, and its text; none for what is no page with a trim box.
fn bleed_box(object: &[u8], bleed_mm: f64) -> Option<(usize, String)> {
    let body = object.iter().position(|byte| *byte == b'<')?;
    if !object[body..].starts_with(b"<</Type/Page/") {
        return None;
    }
    let at = first(object, b"/TrimBox[")?;
    let inner = &object[at + 9..];
    let numbers = std::str::from_utf8(inner.split(|byte| *byte == b']').next()?).ok()?;
    let trim: Vec<f64> = numbers.split(' ').map(str::parse).collect::<Result<_, _>>().ok()?;
    let [left, bottom, right, top] = trim[..] else { return None };
    let bleed = bleed_mm * PT_PER_MM;
    let number = |pt: f64| format!("{:.4}", pt.max(0.0)).trim_end_matches('0').trim_end_matches('.').to_owned();
    let sides = [left - bleed, bottom - bleed, right + bleed, top + bleed].map(number);
    Some((at, format!("/BleedBox[{}]", sides.join(" "))))
}

fn first(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

fn last(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &str = "%PDF-1.7\n%x\n1 0 obj\n<</Type/Pages/Kids[2 0 R]>>\nendobj\n2 0 obj\n<</Type/Page/MediaBox[0 0 100 100]/TrimBox[20 20 80 80]>>\nendobj\n3 0 obj\n<</A(/Type/Page/TrimBox[1 1 2 2])>>\nendobj\n";

    fn pdf() -> Vec<u8> {
        let place = |object: &str| PDF.find(object).unwrap();
        let entry = |place: usize| format!("{place:010} 00000 n\r\n");
        let entries: String = ["1 0 obj", "2 0 obj", "3 0 obj"].iter().map(|object| entry(place(object))).collect();
        let trailer = format!("trailer\n<</Size 4>>\nstartxref\n{}\n%%EOF", PDF.len());
        format!("{PDF}xref\n0 4\n0000000000 65535 f\r\n{entries}{trailer}").into_bytes()
    }

    #[test]
    fn a_page_gets_its_box_and_every_object_is_found_again() {
        let made = with_bleed(&pdf(), 25.4 / 7.2).unwrap();
        let text = String::from_utf8(made.clone()).unwrap();
        assert!(text.contains("/MediaBox[0 0 100 100]/BleedBox[10 10 90 90]/TrimBox[20 20 80 80]"), "{text}");
        assert_eq!(text.matches("BleedBox").count(), 1);
        let table = Table::read(&made).unwrap();
        for (number, place) in table.places.iter().enumerate().skip(1) {
            assert!(text[place.unwrap()..].starts_with(&format!("{number} 0 obj")));
        }
        assert!(text[table.start..].starts_with("xref\n0 4\n") && text.ends_with("%%EOF"));
    }

    #[test]
    fn another_form_is_left_alone() {
        assert_eq!(with_bleed(b"", 3.0), None);
        assert_eq!(with_bleed(b"%PDF-1.7\nstartxref\n999\n%%EOF", 3.0), None);
    }
}
