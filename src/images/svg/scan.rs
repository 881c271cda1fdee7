//! A strict reader of XML, enough to look at every element and attribute of a drawing.
//!
//! It refuses what it does not understand: a browser must not see an element where this reader saw
//! text. Comments are passed over.

use super::{Fault, FaultKind};

/// One thing in the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Event<'a> {
    /// `<name …>` or `<name …/>`.
    Open { name: &'a str, attributes: Vec<Attribute<'a>>, empty: bool },
    /// `</name>`.
    Close(&'a str),
    /// Text between elements, entities replaced; or a CDATA section.
    Text(String),
    /// `<?target …?>`, the XML declaration included.
    Instruction(&'a str),
    /// `<!DOCTYPE …>`.
    Doctype(&'a str),
}

/// An attribute, entities of its value replaced.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Attribute<'a> {
    pub name: &'a str,
    pub value: String,
}

/// Yields the events of a text with the byte at which each begins, until the first fault.
#[derive(Debug)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    pub fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// What comes before `end`, which is passed over too.
    fn until(&mut self, end: &str) -> Option<&'a str> {
        let (before, _) = self.rest().split_once(end)?;
        self.at += before.len() + end.len();
        Some(before)
    }

    fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    fn eat(&mut self, part: &str) -> bool {
        let there = self.rest().starts_with(part);
        self.at += if there { part.len() } else { 0 };
        there
    }

    fn name(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        let end = rest.find(|c: char| " \t\r\n/>=<\"'&".contains(c)).unwrap_or(rest.len());
        self.at += end;
        (end > 0).then(|| &rest[..end])
    }

    /// The next event; `None` inside when the text is not well-formed.
    fn read(&mut self) -> Option<Event<'a>> {
        while self.eat("<!--") {
            self.until("-->")?;
        }
        if !self.rest().starts_with('<') {
            let text = self.rest().split('<').next()?;
            self.at += text.len();
            return Some(Event::Text(decode(text)?));
        }
        if self.eat("<![CDATA[") {
            return Some(Event::Text(self.until("]]>")?.to_owned()));
        }
        if self.eat("<?") {
            return Some(Event::Instruction(self.until("?>")?));
        }
        if self.eat("<!DOCTYPE") {
            return Some(Event::Doctype(self.until(">")?));
        }
        if self.eat("</") {
            let name = self.name()?;
            self.skip_space();
            return self.eat(">").then_some(Event::Close(name));
        }
        self.eat("<").then(|| self.open())?
    }

    fn open(&mut self) -> Option<Event<'a>> {
        let name = self.name()?;
        let mut attributes = Vec::new();
        loop {
            let before = self.at;
            self.skip_space();
            if self.eat("/>") {
                return Some(Event::Open { name, attributes, empty: true });
            }
            if self.eat(">") {
                return Some(Event::Open { name, attributes, empty: false });
            }
            if self.at == before {
                return None;
            }
            attributes.push(self.attribute()?);
        }
    }

    fn attribute(&mut self) -> Option<Attribute<'a>> {
        let name = self.name()?;
        self.skip_space();
        if !self.eat("=") {
            return None;
        }
        self.skip_space();
        let quote = if self.eat("\"") { "\"" } else { self.eat("'").then_some("'")? };
        let value = self.until(quote)?;
        (!value.contains('<')).then_some(())?;
        Some(Attribute { name, value: decode(value)? })
    }
}

impl<'a> Iterator for Scanner<'a> {
    type Item = Result<(usize, Event<'a>), Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let event = self.read();
        if event.is_none() {
            self.at = self.text.len();
        }
        Some(event.map(|event| (start, event)).ok_or(Fault { at: start, kind: FaultKind::Broken }))
    }
}

/// Replaces character references; `None` for an entity that XML itself does not define.
fn decode(text: &str) -> Option<String> {
    let mut parts = text.split('&');
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once(';')?;
        out.push(entity(name)?);
        out.push_str(rest);
    }
    Some(out)
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
