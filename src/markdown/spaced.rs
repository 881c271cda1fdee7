//! Links whose address holds a space: CommonMark takes them for plain text, and the page would show
//! the brackets.

use std::ops::Range;

/// Endings that tell that a file was meant.
const FILES: [&str; 9] = [".md", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".svg", ".pdf", ".csv"];

/// The addresses in a text that are meant as such and hold a space.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mark = "](";
    let begin = memchr::memmem::find_iter(text.as_bytes(), mark).map(|at| at + mark.len());
    begin.filter_map(|start| spaced(text, start)).collect()
}

fn spaced(text: &str, start: usize) -> Option<Range<usize>> {
    // No further than the address is looked: a line may be the whole file.
    let end = start + text[start..].find([')', '\n'])?;
    let address = text[start..end].trim_end_matches('\r');
    if text[end..].starts_with('\n') {
        return None;
    }
    let (first, rest) = address.trim_start().split_once(char::is_whitespace)?;
    let has_title = rest.trim_start().starts_with(['"', '\'', '(']);
    let lower = address.trim_end().to_lowercase();
    let means_file = first.starts_with("@/") || FILES.iter().any(|end| lower.ends_with(end));
    let meant = means_file && !first.starts_with('<') && !has_title && !rest.trim().is_empty();
    meant.then(|| start..start + address.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_space_is_found_and_others_are_not() {
        let found = |text: &str| find(text).into_iter().map(|range| text[range].to_owned()).collect::<Vec<_>>();
        assert_eq!(
            found("![mô tả](ảnh chụp số 1.PNG) và [x](@/tin-tuc/bài một.md)"),
            ["ảnh chụp số 1.PNG", "@/tin-tuc/bài một.md"]
        );
        for fine in [
            "[a](b.md)",
            "[a](<b c.md>)",
            "![a](b.png \"Tên ảnh.png\")",
            "[1](xem thêm)",
            "[a](b.md )",
            "[a](b c.md",
            "](\n",
        ] {
            assert!(found(fine).is_empty(), "{fine}");
        }
    }
}
