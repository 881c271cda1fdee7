//! Diagnostics: what went wrong, where, and what to do.
//!
//! Owns [`Diagnostic`], its place in a file ([`Span`]), the catalogue of the program's messages
//! ([`messages`], Vietnamese and English side by side) and their drawing for a terminal
//! ([`render`]). It reads no file: a span carries the line it points at.

mod both;
pub mod kept;
pub mod messages;
pub mod render;
mod span;

pub use both::both;
pub use span::Span;

/// The language that the program itself speaks (not the language of the site).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Speech {
    /// Vietnamese, the default: the users are Vietnamese officials.
    #[default]
    Vi,
    /// English, with `--lang en`.
    En,
}

/// How grave a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Published all the same, but somebody should look.
    Warning,
    /// Nothing is published until it is mended.
    Error,
}

/// One finding: a code of the catalogue, the values its message needs, and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Key of the message in [`messages`], stable across languages: `unknown-key`.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Values for the `{placeholders}` of the message.
    pub args: Vec<(&'static str, String)>,
    /// Where it is, when it is in a file.
    pub span: Option<Box<Span>>,
    /// Further remedies beyond the one of the catalogue, such as "did you mean".
    pub suggestion: Option<String>,
    /// Its words, when they are no row of the catalogue but stand beside the rule that found it.
    pub words: Option<&'static messages::Message>,
}

impl Diagnostic {
    /// A finding that stops publication.
    pub fn error(code: &'static str) -> Self {
        Self::new(code, Severity::Error)
    }

    /// A finding that is reported and does not stop publication.
    pub fn warning(code: &'static str) -> Self {
        Self::new(code, Severity::Warning)
    }

    /// A finding of a check, whose words stand beside its rule.
    pub fn of_rule(words: &'static messages::Message, severity: Severity) -> Self {
        Self { words: Some(words), ..Self::new(words.code, severity) }
    }

    fn new(code: &'static str, severity: Severity) -> Self {
        Self { code, severity, args: Vec::new(), span: None, suggestion: None, words: None }
    }

    fn row(&self) -> &'static messages::Message {
        self.words.unwrap_or_else(|| messages::find(self.code))
    }

    /// Gives the value of a placeholder.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Gives the place.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.span = Some(Box::new(span));
        self
    }

    /// Whether another finding says the same of the same file: their code and their first value agree.
    pub fn is_about_the_same(&self, other: &Self) -> bool {
        let file = |finding: &Self| finding.span.as_ref().map(|span| span.file.clone());
        self.code == other.code && self.args.first() == other.args.first() && file(self) == file(other)
    }

    /// Proposes the known name nearest to what was written, when one is near.
    #[must_use]
    pub fn suggest<'a>(mut self, wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Self {
        self.suggestion = nearest(wrong, known);
        self
    }

    /// The message in a language, placeholders filled.
    pub fn message(&self, speech: Speech) -> String {
        both::choose(&fill(self.row().text(speech), &self.args), speech)
    }

    /// The message in both languages, for a text that becomes a value of another message.
    pub fn in_both(&self) -> String {
        both::both(&self.message(Speech::Vi), &self.message(Speech::En))
    }

    /// What to do about it, in a language: the nearest name, then the catalogue's remedy.
    pub fn hints(&self, speech: Speech) -> Vec<String> {
        let near = self
            .suggestion
            .as_ref()
            .map(|name| fill(messages::find("did-you-mean").text(speech), &[("name", name.clone())]));
        let remedy = self.row().hint(speech);
        let remedy = (!remedy.is_empty()).then(|| fill(remedy, &self.args));
        near.into_iter().chain(remedy).map(|hint| both::choose(&hint, speech)).collect()
    }
}

/// The candidate most like `wrong`, if it is likely to be what was meant.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(wrong, name), name))
        .filter(|(likeness, _)| *likeness > 0.78)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name.to_owned())
}

/// Whether any finding stops publication.
pub fn any_error(diagnostics: &[Diagnostic]) -> bool {
    diagnostics.iter().any(|d| d.severity == Severity::Error)
}

/// Puts values in the place of `{name}`; an unknown name stays as it is.
pub fn fill(template: &str, args: &[(&str, String)]) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let named = rest.find('}').and_then(|close| {
            let value = args.iter().find(|(name, _)| *name == &rest[1..close])?;
            Some((close, &value.1))
        });
        match named {
            Some((close, value)) => {
                out.push_str(value);
                rest = &rest[close + 1..];
            }
            None => {
                out.push('{');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_once_and_values_are_never_filled_again() {
        let args = [("a", "{b}".to_owned()), ("b", "x".to_owned())];
        assert_eq!(fill("{a} {b} {c} {", &args), "{b} x {c} {");
    }

    #[test]
    fn the_nearest_name_is_proposed_and_a_far_one_is_not() {
        let known = ["title", "description", "date"];
        assert_eq!(nearest("titel", known).as_deref(), Some("title"));
        assert_eq!(nearest("màu", known), None);
    }
}
