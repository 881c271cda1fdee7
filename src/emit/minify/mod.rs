//! The minifier of HTML: a quick way for well-made pages, the library for the rest, kept from pages that
//! it cannot follow.

mod quick;
mod seen;
mod tag;
mod text;

/// Elements within elements that the minifier, which follows them by recursion, can surely bear.
const DEEPEST: usize = 400;

/// A page without the bytes that a browser does not need.
pub(super) fn minify(html: String) -> Vec<u8> {
    match quick::minify(&html) {
        Some(page) => page,
        None if nesting(&html) > DEEPEST => html.into_bytes(),
        None => by_library(&html),
    }
}

/// HTML as the library minifies it.
fn by_library(html: &str) -> Vec<u8> {
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
    use proptest::prelude::*;

    #[test]
    fn tags_that_are_open_at_once_are_counted() {
        assert_eq!(nesting("<p>a<br>b<img src=x></p><p><b>c</b></p> 1 < 2"), 2);
        assert_eq!(nesting(&"<div>".repeat(9)), 9);
    }

    #[test]
    fn a_page_that_nests_too_deep_for_the_library_is_left_as_it_is() {
        let page = "<div> ".repeat(20_000);
        assert_eq!(minify(page.clone()), page.into_bytes());
        assert_eq!(minify("<p>a  b".to_owned()), b"<p>a b");
        minify("<div> ".repeat(DEEPEST));
    }

    #[test]
    fn the_quick_way_bears_any_depth() {
        let page = "<div> ".repeat(20_000) + &"</div>".repeat(20_000);
        assert_eq!(minify(page.clone()), page.replace(' ', "").into_bytes());
    }

    #[test]
    fn a_tag_that_was_met_before_is_what_it_is_at_its_new_place() {
        let page = "<p class=' a '> x </p><p class=' a '> x<p class=' a '> x</p><svg><p class=' a '> x </p></svg>\
            <pre><p class=' a '> x  y </p></pre><ul><li id=1>a<li id=1>b</ul><a title='>'>c</a><br id=1><b title='a&amp;b'>  d</b>";
        for page in
            [page.to_owned(), page.repeat(2), page.to_uppercase(), page.replace("<li id=1>b", "</li><li id=1>b</li>")]
        {
            assert_eq!(String::from_utf8(minify(page.clone())), String::from_utf8(by_library(&page)));
            for piece in page.split_inclusive('>') {
                assert_eq!(String::from_utf8(minify(piece.to_owned())), String::from_utf8(by_library(piece)));
            }
        }
    }

    const TEXTS: &[&str] = &[
        " ",
        "\n",
        "  a ",
        "đ\t",
        "x",
        "&amp;",
        "&lt;b",
        "&nbsp;",
        "&copy=",
        "&#32;",
        "&",
        "<!-- c -->",
        "<br>",
        "a\u{c}",
        "<!---->",
        "<hr/>",
    ];
    const ODD: &[&str] = &["<", "1 < 2", "≫\u{20d2}", "<!doctype html>", "<?x?>", "</br>", "<p", "</p>", "<li>"];
    const NAMES: &[&str] = &[
        "p",
        "div",
        "a",
        "span",
        "pre",
        "code",
        "ul",
        "li",
        "td",
        "tr",
        "tfoot",
        "svg",
        "path",
        "text",
        "linearGradient",
        "title",
        "textarea",
        "script",
        "style",
        "html",
        "head",
        "body",
        "option",
        "DIV",
        "x-y",
        "button",
        "input",
        "meta",
    ];
    const KEYS: &[&str] = &[
        "class", "id", "href", "TYPE", "type", "hidden", "name", "method", "value", "viewBox", "d", "style", "data-x",
        "for", "content", "disabled", "tabindex", "media", "x", "đ",
    ];
    const VALUES: &[&str] = &[
        "",
        "a",
        " a  b\n",
        "\"",
        "'",
        "\"'",
        "a=b",
        "&amp;x",
        "&copy=1",
        "TEXT",
        "text",
        "viewport",
        "module",
        "text/javascript",
        "get",
        "GET",
        "đ",
        "`",
        "<",
        ">",
        "0",
        "\t",
        "a/b",
        "submit",
        "application/json",
    ];

    fn attribute() -> impl Strategy<Value = String> {
        let of = prop::sample::select::<&str>;
        (of(KEYS), of(&["=\"", "='", "=", " = \"", ""][..]), of(VALUES)).prop_map(|(key, form, value)| {
            match form.chars().last() {
                Some(quote @ ('"' | '\'')) => format!(" {key}{form}{}{quote}", value.replace(quote, "")),
                Some(_) => format!(" {key}{form}{value}"),
                None => format!(" {key}"),
            }
        })
    }

    /// Pages that are well made, and what is near them.
    fn pages() -> impl Strategy<Value = String> {
        let of = prop::sample::select::<&str>;
        let leaf = prop_oneof![30 => of(TEXTS), 1 => of(ODD)].prop_map(str::to_owned);
        leaf.prop_recursive(5, 40, 6, move |inner| {
            let joined = |all: Vec<String>| all.concat();
            let attributes = prop::collection::vec(attribute(), 0..4).prop_map(joined);
            let inside = prop::collection::vec(inner, 0..5).prop_map(joined);
            (of(NAMES), attributes, of(&[">", ">", ">", "/>", " >", "\n/>"][..]), inside)
                .prop_map(|(name, attributes, end, inside)| format!("<{name}{attributes}{end}{inside}</{name}>"))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]
        #[test]
        fn the_quick_way_gives_what_the_library_gives(pages in prop::collection::vec(pages(), 0..4)) {
            let page = pages.concat();
            if let Some(quick) = quick::minify(&page) {
                prop_assert_eq!(String::from_utf8(quick).unwrap(), String::from_utf8(by_library(&page)).unwrap());
            }
        }

        #[test]
        fn no_text_makes_the_quick_way_panic(page in "[<>a-c=\"' /!đ&;-]{0,60}") {
            if let Some(quick) = quick::minify(&page) {
                prop_assert_eq!(quick, by_library(&page));
            }
        }
    }

    #[test]
    fn a_page_of_a_template_goes_the_quick_way() {
        let page = "<!DOCTYPE html>\n<html lang=\"vi\">\n<head>\n <meta charset=\"utf-8\">\n\
            <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>A &amp; B</title>\n\
            <script type=\"application/ld+json\"> {} </script><script src=\"a.js\" defer></script></head>\n\
            <body class=\"a  b\">\n<!-- c -->\n<main id=\"x\"><p>\n a  <b>b</b> c\n</p><pre>\n a  b</pre>\n\
            <svg viewBox=\"0 0 1 1\"><path d=\"M0 0\"/></svg><a href=\"?a=1&amp;b=2\">&lt;</a></main></body>\n</html>\n";
        let quick = quick::minify(page).map(|page| String::from_utf8(page).unwrap());
        assert_eq!(quick, Some(String::from_utf8(by_library(page)).unwrap()));
    }
}
