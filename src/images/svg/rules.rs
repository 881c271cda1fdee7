//! What a drawing may hold.

use super::scan::{Attribute, Event, Scanner};
use super::{Fault, FaultKind};

/// Elements that run code, embed another document or play sound and film.
const FORBIDDEN: [&str; 11] =
    ["script", "handler", "listener", "foreignobject", "iframe", "embed", "object", "audio", "video", "canvas", "link"];
/// Attributes whose value is an address.
const ADDRESSES: [&str; 4] = ["href", "src", "data", "action"];
/// Words of a style sheet that fetch something without `url(`, or hide that they do.
const FETCHING: [&str; 6] = ["@import", "image-set(", "src(", "expression(", "javascript:", "\\"];
const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// The attributes of the `svg` element that is the root: name and value.
pub(super) type Root = Vec<(String, String)>;

/// Reads the whole drawing; its root, or the first thing that is not allowed.
pub(super) fn check(text: &str) -> Result<Root, Fault> {
    let mut check = Check { open: Vec::new(), root: None, style: String::new() };
    for event in Scanner::new(text) {
        let (at, event) = event?;
        check.event(event).map_err(|kind| Fault { at, kind })?;
    }
    let whole = check.open.is_empty();
    let broken = Fault { at: text.len(), kind: FaultKind::Broken };
    check.root.filter(|_| whole).ok_or(broken)
}

struct Check<'a> {
    /// The elements that are open.
    open: Vec<&'a str>,
    root: Option<Root>,
    /// The text so far of the `style` element that is open: its pieces work as one.
    style: String,
}

impl<'a> Check<'a> {
    fn event(&mut self, event: Event<'a>) -> Result<(), FaultKind> {
        match event {
            Event::Open { name, attributes, empty } => self.opened(name, &attributes, empty),
            Event::Close(name) => self.closed(name),
            Event::Text(text) => self.text(&text),
            Event::Instruction(content) => instruction(content),
            // Without `[` it defines nothing, and no browser fetches what it names.
            Event::Doctype(content) if content.contains('[') => Err(FaultKind::Prologue),
            Event::Doctype(_) if self.root.is_some() => Err(FaultKind::Broken),
            Event::Doctype(_) => Ok(()),
        }
    }

    fn opened(&mut self, name: &'a str, attributes: &[Attribute], empty: bool) -> Result<(), FaultKind> {
        let local = local_name(name);
        if FORBIDDEN.contains(&local.as_str()) {
            return Err(FaultKind::Element(name.to_owned()));
        }
        attributes.iter().try_for_each(attribute)?;
        if self.in_style() || (self.root.is_some() && self.open.is_empty()) {
            return Err(FaultKind::Broken);
        }
        if self.root.is_none() {
            let copied = attributes.iter().map(|a| (a.name.to_owned(), a.value.clone()));
            self.root = Some(copied.collect());
            (local == "svg").then_some(()).ok_or(FaultKind::Broken)?;
        }
        if !empty {
            self.open.push(name);
        }
        Ok(())
    }

    fn closed(&mut self, name: &str) -> Result<(), FaultKind> {
        if self.in_style() {
            css(&std::mem::take(&mut self.style))?;
        }
        (self.open.pop() == Some(name)).then_some(()).ok_or(FaultKind::Broken)
    }

    fn text(&mut self, text: &str) -> Result<(), FaultKind> {
        if self.in_style() {
            self.style.push_str(text);
        }
        let outside = self.open.is_empty() && !text.trim().is_empty();
        if outside { Err(FaultKind::Broken) } else { Ok(()) }
    }

    fn in_style(&self) -> bool {
        self.open.last().is_some_and(|name| local_name(name) == "style")
    }
}

/// The XML declaration and notes of editors pass; style sheets from elsewhere do not.
fn instruction(content: &str) -> Result<(), FaultKind> {
    let linked = content.to_ascii_lowercase().starts_with("xml-stylesheet");
    if linked { Err(FaultKind::Prologue) } else { Ok(()) }
}

fn attribute(attribute: &Attribute) -> Result<(), FaultKind> {
    let name = local_name(attribute.name);
    let value = squeeze(&attribute.value);
    if name.starts_with("on") && name.len() > 2 {
        return Err(FaultKind::Handler(attribute.name.to_owned()));
    }
    if attribute.name.starts_with("xmlns") {
        let html = value == XHTML;
        return if html { Err(FaultKind::Element(attribute.value.clone())) } else { Ok(()) };
    }
    // An animation may set an attribute: it may not set an address or a handler.
    let animated = local_name(&value);
    if name == "attributename" && (ADDRESSES.contains(&animated.as_str()) || animated.starts_with("on")) {
        return Err(FaultKind::Handler(attribute.value.clone()));
    }
    if ADDRESSES.contains(&name.as_str()) && !is_inside(&value) {
        return Err(FaultKind::External(attribute.value.clone()));
    }
    if name == "style" || value.contains('(') { css(&attribute.value) } else { Ok(()) }
}

/// Style rules may not fetch anything from outside the file.
fn css(text: &str) -> Result<(), FaultKind> {
    let text = text.to_ascii_lowercase();
    if let Some(word) = FETCHING.iter().find(|word| text.contains(**word)) {
        return Err(FaultKind::External((*word).to_owned()));
    }
    for target in text.split("url(").skip(1) {
        let target = squeeze(target.split(')').next().unwrap_or_default());
        let font = target.trim_start_matches(['"', '\'']).starts_with("data:font/");
        if !font && !is_inside(target.trim_start_matches(['"', '\''])) {
            return Err(FaultKind::External(target));
        }
    }
    Ok(())
}

/// Whether an address stays in the file: a fragment, a picture of pixels as `data:`, or nothing.
fn is_inside(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    let picture =
        ["png", "jpeg", "jpg", "gif", "webp"].iter().any(|kind| address.starts_with(&format!("data:image/{kind};")));
    address.is_empty() || address.starts_with('#') || picture
}

/// Without the white space and control characters that browsers leave out of an address.
fn squeeze(value: &str) -> String {
    value.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect()
}

/// The name without its prefix, in lower case.
fn local_name(name: &str) -> String {
    name.rsplit(':').next().unwrap_or(name).to_ascii_lowercase()
}
