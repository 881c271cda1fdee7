//! Design tokens: the colours, sizes of type and spaces of a theme, in one table that style sheets and
//! print layouts read.
//!
//! `themes/<theme>/tokens.toml` holds tables of tables; the site's own `tokens.toml` lies over it, value by
//! value. A style sheet names a value by its keys with points between: `token(mau.do)`. A table stands for
//! its key `rgb` or `web`, so that the same row holds what paper needs (`cmyk`, `giay`) and what a dark
//! screen needs (`toi`).

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::data::{Document, Node, Value, parse_toml};
use crate::diag::Diagnostic;
use crate::source::SourceTree;

/// Name of the table, in the theme's folder and at the root of the site.
pub const FILE: &str = "tokens.toml";

/// The key that a table stands for where a style sheet names the table.
const MEANT: [&str; 2] = ["rgb", "web"];
/// Keys whose values are colours of a screen.
const COLOURS: [&str; 2] = ["rgb", "toi"];
/// Keys whose values are lengths on paper.
const PAPER: [&str; 3] = ["giay", "doc", "ngang"];
const CALL: &str = "token(";

/// The values of a theme's table by their names, the site's own over them.
#[derive(Debug, Default)]
pub struct Tokens {
    values: BTreeMap<String, String>,
    tables: BTreeSet<String>,
    faults: Vec<Diagnostic>,
}

impl Tokens {
    /// Reads the table of a theme and the site's own; where there is none there are no values.
    ///
    /// # Errors
    /// What is wrong with a file: a colour that is none, a name of the site's that the theme lacks.
    pub fn read(theme: &str, files: &SourceTree) -> Result<Self, Vec<Diagnostic>> {
        let mut tokens = Self::default();
        for (path, may_name) in [(format!("themes/{theme}/{FILE}"), true), (FILE.to_owned(), false)] {
            let Some(file) = files.get(&path) else { continue };
            let text = file.text().map_err(|fault| vec![fault])?;
            let document = Document { file: &path, text };
            tokens.add(document, "", &parse_toml(document, 0..text.len())?, may_name);
        }
        if tokens.faults.is_empty() { Ok(tokens) } else { Err(tokens.faults) }
    }

    /// Takes in what a node holds; `may_name`: under names that are not there yet, too.
    fn add(&mut self, document: Document<'_>, name: &str, node: &Node, may_name: bool) {
        let text = match &node.value {
            Value::Table(entries) => {
                self.tables.insert(name.to_owned());
                for (key, value) in entries {
                    let inner = if name.is_empty() { key.name.clone() } else { format!("{name}.{}", key.name) };
                    self.add(document, &inner, value, may_name);
                    if let Some(text) = self.values.get(&inner).filter(|_| MEANT.contains(&key.name.as_str())) {
                        self.values.insert(name.to_owned(), text.clone());
                    }
                }
                return;
            }
            Value::Text(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            Value::Float(number) => number.to_string(),
            // Lists are for paper and for checks.
            _ => return,
        };
        let key = name.rsplit('.').next().unwrap_or(name);
        // Where the theme has a table, a value alone would take the place of all that is in it.
        let is_value = !self.tables.contains(name) && is_value(&text) && (!PAPER.contains(&key) || is_length(&text));
        if !is_value {
            self.faults
                .push(Diagnostic::error("token-value").arg("value", &text).at(document.span(node.range.clone())));
        } else if COLOURS.contains(&key) && !is_colour(&text) {
            self.faults
                .push(Diagnostic::error("token-colour").arg("value", &text).at(document.span(node.range.clone())));
        } else if may_name || self.values.contains_key(name) {
            self.values.insert(name.to_owned(), text);
        } else {
            let fault = Diagnostic::error("token-unknown").arg("name", name).at(document.span(node.range.clone()));
            self.faults.push(fault.suggest(name, self.names()));
        }
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.values.keys().map(String::as_str)
    }

    /// A style sheet with its tokens replaced. Its lines stay where they are.
    ///
    /// # Errors
    /// Every name that the table does not have, with its place and the nearest name.
    pub(super) fn expand<'a>(&self, document: Document<'a>) -> Result<Cow<'a, str>, Vec<Diagnostic>> {
        let text = document.text;
        let (mut out, mut faults, mut done) = (String::new(), Vec::new(), 0);
        for (at, _) in text.match_indices(CALL) {
            let start = at + CALL.len();
            let end = start + text[start..].find([')', ';', '}', '\n']).unwrap_or(text.len() - start);
            let name = text[start..end].trim();
            match self.values.get(name).filter(|_| text[end..].starts_with(')')) {
                Some(value) => {
                    out.push_str(&text[done..at]);
                    out.push_str(value);
                    done = end + 1;
                }
                None => {
                    let fault = Diagnostic::error("style-token").arg("name", name).at(document.span(start..end));
                    faults.push(fault.suggest(name, self.names()));
                }
            }
        }
        match (faults.is_empty(), done) {
            (false, _) => Err(faults),
            (true, 0) => Ok(Cow::Borrowed(text)),
            (true, _) => Ok(Cow::Owned(out + &text[done..])),
        }
    }
}

/// Whether a text is one value of a style sheet, and cannot end the rule that it is put in.
fn is_value(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains([';', '{', '}', '<', '>', '\n', '\\']) && !text.contains("url(")
}

/// Whether a text is a length on paper, as layouts read it.
fn is_length(text: &str) -> bool {
    let unit = ["pt", "mm", "cm"].into_iter().find_map(|unit| text.strip_suffix(unit));
    unit.is_some_and(|number| {
        number.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && number.parse::<f32>().is_ok()
    })
}

/// Whether a text is a colour as every reader of the table takes it: `#` and six digits.
fn is_colour(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
