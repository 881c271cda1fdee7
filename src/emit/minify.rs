//! The minifier of HTML, kept from pages that it cannot follow.

/// Elements within elements that the minifier, which follows them by recursion, can surely bear.
const DEEPEST: usize = 400;

/// A page without the bytes that a browser does not need.
pub(super) fn minify(html: String) -> Vec<u8> {
    // Counting is far quicker than following, and most pages have fewer tags than that in all.
    let tags = html.bytes().filter(|byte| *byte == b'<').count();
    if tags > DEEPEST && nesting(&html) > DEEPEST {
        return html.into_bytes();
    }
    let mut settings = minify_html::Cfg::new();
    settings.keep_closing_tags = true;
    settings.keep_html_and_head_opening_tags = true;
    minify_html::minify(html.as_bytes(), &settings)
}

/// The most tags that are open at once, at most: one that is never closed counts to the end.
fn nesting(html: &str) -> usize {
    let bytes = html.as_bytes();
    let (mut open, mut most) = (0_usize, 0);
    for (at, _) in html.match_indices('<') {
        match bytes.get(at + 1) {
            Some(b'/') => open = open.saturating_sub(1),
            Some(letter) if letter.is_ascii_alphabetic() && !is_void(&html[at + 1..]) => {
                open += 1;
                most = most.max(open);
            }
            _ => {}
        }
    }
    most
}

/// Whether a tag is one that is never closed.
fn is_void(tag: &str) -> bool {
    let name = tag.find(|c: char| !c.is_ascii_alphanumeric()).map_or(tag, |end| &tag[..end]);
    let names = ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "path", "source", "track"];
    names.iter().any(|void| name.eq_ignore_ascii_case(void))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_that_are_open_at_once_are_counted() {
        assert_eq!(nesting("<p>a<br>b<img src=x></p><p><b>c</b></p> 1 < 2"), 2);
        assert_eq!(nesting(&"<div>".repeat(9)), 9);
    }

    #[test]
    fn a_page_that_nests_too_deep_is_left_as_it_is() {
        let page = "<div> ".repeat(20_000) + &"</div>".repeat(20_000);
        assert_eq!(minify(page.clone()), page.into_bytes());
        assert_eq!(minify("<p>a  b</p>".to_owned()), b"<p>a b</p>");
        minify("<div> ".repeat(DEEPEST) + &"</div>".repeat(DEEPEST));
    }
}
