//! How pages are taken apart, and that names as bits answer as names that are compared letter by letter do.

use super::*;
use proptest::prelude::*;

#[test]
fn elements_know_where_they_stand_even_when_nobody_closed_them() {
    let dom =
        Dom::new(b"<ul><li>m\xe1\xbb\x99t<li>hai <b>ba</b></ul><p>b\xe1\xbb\x91n<div>n&amp;m</div><br>s\xc3\xa1u");
    let told: Vec<_> = dom.elements.iter().map(|one| (one.name, one.parent, one.end)).collect();
    let expected = [
        ("ul", None, 4),
        ("li", Some(0), 2),
        ("li", Some(0), 4),
        ("b", Some(2), 4),
        ("p", None, 5),
        ("div", None, 6),
        ("br", None, 7),
    ];
    assert_eq!(told, expected);
    assert_eq!(dom.text(2), "hai ba");
    assert_eq!(dom.text(5), "n&m");
}

#[test]
fn a_name_is_what_a_screen_reader_says() {
    let named = |page: &str| Dom::new(page.as_bytes()).has_name(0);
    assert!(named("<a href=x>Chữ</a>") && named("<a href=x><img alt='Ảnh'></a>") && named("<a title=Nhan></a>"));
    assert!(
        named("<a><span aria-hidden=true>→</span> Sau</a>") && named("<button><svg aria-label=Tim></svg></button>")
    );
    assert!(!named("<a href=x> &nbsp; <img alt></a>") && !named("<a><span aria-hidden=true>→</span></a>"));
}

proptest! {
    #[test]
    fn no_page_breaks_it_and_every_element_ends_after_it_begins(page in "(<[/a-c!]?(li|p|td|svg)?[ =\"'a/]{0,3}>?|x| ){0,20}") {
        let dom = Dom::new(page.as_bytes());
        for (id, element) in dom.elements.iter().enumerate() {
            prop_assert!(element.end > id && element.end <= dom.elements.len());
            prop_assert!(element.parent.is_none_or(|parent| parent < id && dom.elements[parent].end >= element.end));
            dom.text(id);
            dom.has_name(id);
        }
    }

    #[test]
    fn bits_answer_as_names_do(page in pages()) {
        let dom = Dom::new(page.as_bytes());
        for (name, set) in [("a", tag::A), ("SVG", tag::SVG), ("h1", tag::H1), ("img", tag::IMG), ("p", tag::P)] {
            let asked: Vec<Id> = dom.all(set).map(|(id, _)| id).collect();
            let all = dom.elements.iter().enumerate();
            let compared: Vec<Id> = all.filter(|(_, one)| one.name.eq_ignore_ascii_case(name)).map(|(id, _)| id).collect();
            prop_assert_eq!(asked, compared);
        }
        for (id, element) in dom.elements.iter().enumerate() {
            for (name, attr) in KNOWN {
                let (value, said) = (value(&dom, id, name), said(&dom, id, name));
                prop_assert_eq!(dom.get(id, attr), value);
                prop_assert_eq!(dom.said(id, attr), said);
                prop_assert_eq!(dom.with(attr).any(|(with, _)| with == id), value.is_some());
            }
            let any = ["aria-label", "aria-labelledby", "title"].iter().any(|name| said(&dom, id, name).is_some());
            prop_assert_eq!(dom.said(id, attr::NAMES_IT).is_some(), any);
            prop_assert_eq!(dom.is_hidden(id), std::iter::once(id).chain(dom.around(id).map(|(id, _)| id)).any(|id| hides(&dom, id)));
            let level = element.name[1..].parse::<u8>().ok().filter(|_| element.name.to_ascii_lowercase().starts_with('h'));
            prop_assert_eq!(element.level(), level.filter(|level| (1..=6).contains(level)));
        }
    }
}

/// Attributes that the test below writes.
const KNOWN: [(&str, Attr); 5] = [
    ("title", attr::TITLE),
    ("aria-hidden", attr::ARIA_HIDDEN),
    ("aria-label", attr::ARIA_LABEL),
    ("hidden", attr::HIDDEN),
    ("xml:lang", attr::XML_LANG),
];

/// Pages of known and unknown elements and attributes in either case, some twice, some never closed.
fn pages() -> impl Strategy<Value = String> {
    let name = "(a|A|svg|Svg|p|P|h1|H7|img|x-a|title|path)";
    let attribute = "(title|TITLE|Aria-Hidden|aria-label|hidden|xml:lang|aria-lable|data-x)";
    let open = format!("<{name}( {attribute}(=(true|x| |\"\"|' y '))?){{0,3}}/?>");
    proptest::string::string_regex(&format!("({open}|{open}|</{name}>|chữ){{0,12}}")).unwrap()
}

/// The value of the first attribute of a name, its letters compared.
fn value<'p>(dom: &Dom<'p>, id: Id, name: &str) -> Option<&'p str> {
    dom.attributes(id).iter().find(|one| one.key.eq_ignore_ascii_case(name)).map(|one| one.value)
}

fn said<'p>(dom: &Dom<'p>, id: Id, name: &str) -> Option<&'p str> {
    value(dom, id, name).map(str::trim).filter(|value| !value.is_empty())
}

fn hides(dom: &Dom<'_>, id: Id) -> bool {
    value(dom, id, "hidden").is_some() || value(dom, id, "aria-hidden") == Some("true")
}
