//! Diagnostics as text, for a cache: what is read again is what was written, to the last value.

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Severity, Span, messages};

#[derive(Serialize, Deserialize)]
struct Kept {
    code: String,
    severity: Severity,
    args: Vec<(String, String)>,
    span: Option<Span>,
    suggestion: Option<String>,
}

/// The text for some diagnostics; none when one of them would not come back as it is, as where its words
/// are no row of the catalogue.
pub fn write(diagnostics: &[Diagnostic]) -> Option<String> {
    let kept = diagnostics.iter().map(|one| Kept {
        code: one.code.to_owned(),
        severity: one.severity,
        args: one.args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
        span: one.span.as_deref().cloned(),
        suggestion: one.suggestion.clone(),
    });
    let text = serde_json::to_string(&kept.collect::<Vec<_>>()).ok()?;
    read(&text).is_some_and(|read| read == diagnostics).then_some(text)
}

/// The diagnostics that [`write()`] wrote.
pub fn read(text: &str) -> Option<Vec<Diagnostic>> {
    let kept: Vec<Kept> = serde_json::from_str(text).ok()?;
    kept.into_iter().map(restored).collect()
}

fn restored(kept: Kept) -> Option<Diagnostic> {
    let row = messages::get(&kept.code)?;
    let texts = [row.vi, row.en, row.hint_vi, row.hint_en];
    let name = |name: &str| {
        let hole = format!("{{{name}}}");
        texts.iter().find_map(|text| text.find(&hole).map(|at| &text[at + 1..=at + name.len()]))
    };
    let args: Option<Vec<(&'static str, String)>> =
        kept.args.into_iter().map(|(key, value)| Some((name(&key)?, value))).collect();
    Some(Diagnostic {
        code: row.code,
        severity: kept.severity,
        args: args?,
        span: kept.span.map(Box::new),
        suggestion: kept.suggestion,
        words: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_again_is_what_was_written() {
        let place = Span::locate("content/a.md", "một\nhai \"ba\"\n", 8..12);
        let found = [
            Diagnostic::warning("unknown-key").arg("key", "titel\n").at(place).suggest("titel", ["title"]),
            Diagnostic::warning("file-name-nfd").arg("path", "à"),
        ];
        assert_eq!(read(&write(&found).unwrap()).unwrap(), found);
        assert_eq!(read(&write(&[]).unwrap()).unwrap(), []);
    }

    #[test]
    fn what_would_not_come_back_is_not_written() {
        assert_eq!(write(&[Diagnostic::warning("file-name-nfd").arg("nobody", "x")]), None);
        assert_eq!(write(&[Diagnostic::warning("no-such-code")]), None);
        assert_eq!(read("[{\"code\":\"no-such-code\"}]"), None);
        assert_eq!(read("["), None);
    }
}
