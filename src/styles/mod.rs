//! Style sheets: what a theme writes in `css/` becomes the static files that pages link to.
//!
//! Sole owner of `lightningcss`. Every file `themes/<theme>/css/<name>.css` whose name does not begin
//! with `_` becomes `<name>.css` at the root of the site: the files that it imports (`@import "_part.css"`)
//! are put in its place, `token(…)` is replaced by the value of the theme's table ([`Tokens`]), and what a
//! browser does not need is left out. A sheet of that name in the site's own `static/` takes its place.

mod bundle;
mod tokens;

use crate::config::Config;
use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;
use crate::source::{SourceFile, SourceTree};

pub use tokens::{FILE as TOKENS_FILE, Tokens};

/// The style sheets of the theme, as static files of it.
///
/// # Errors
/// Everything that is wrong with the table of tokens and with the sheets.
pub fn sheets(config: &Config, files: &SourceTree) -> (Vec<SourceFile>, Vec<Diagnostic>) {
    let Some(theme) = config.theme.as_deref() else { return Default::default() };
    let folder = format!("themes/{theme}/css");
    let names: Vec<_> = files.within(&folder).filter_map(|file| sheet_name(file.path.within(&folder)?)).collect();
    if names.is_empty() {
        return Default::default();
    }
    let tokens = match Tokens::read(theme, files) {
        Ok(tokens) => tokens,
        Err(faults) => return (Vec::new(), faults),
    };
    let (parts, mut faults) = bundle::Parts::read(&folder, files, &tokens);
    let mut made = Vec::new();
    for name in names {
        let place = format!("themes/{theme}/static/{name}");
        if let Some(other) = files.get(&place) {
            let fault = Diagnostic::error("style-and-static").arg("other", other.path.as_str());
            faults.push(fault.at(Span::file(format!("{folder}/{name}"))));
            continue;
        }
        match (parts.bundle(name), SourcePath::new(&place)) {
            (Ok(css), Ok(path)) => made.push(SourceFile::new(path, css.into_bytes())),
            (Err(fault), _) => faults.push(fault),
            (_, Err(fault)) => faults.push(Diagnostic::error(fault.code()).arg("path", &place)),
        }
    }
    // A part that two sheets import is wrong once.
    let mut told = std::collections::BTreeSet::new();
    faults.retain(|fault| told.insert(format!("{:?}", (fault.code, &fault.span))));
    (made, faults)
}

/// The name of a sheet that pages link to: not a part, not in a folder below.
fn sheet_name(path: &str) -> Option<&str> {
    (path.ends_with(".css") && !path.starts_with('_') && !path.contains('/')).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(files: &[(&str, &str)]) -> (Vec<(String, String)>, Vec<Diagnostic>) {
        let config = Config::read("c", "base_url = 'https://a.vn'\ntheme = 't'\n").unwrap();
        let read = |(path, text): &(&str, &str)| {
            SourceFile::new(SourcePath::new(&format!("themes/t/{path}")).unwrap(), text.as_bytes().to_vec())
        };
        let (sheets, faults) = sheets(&config, &SourceTree::from_files(files.iter().map(read)));
        let text = |file: &SourceFile| (file.path.as_str().to_owned(), file.text().unwrap().to_owned());
        (sheets.iter().map(text).collect(), faults)
    }

    #[test]
    fn a_sheet_takes_in_its_parts_in_order_and_the_values_of_the_table() {
        let (sheets, faults) = made(&[
            ("tokens.toml", "[mau.do]\nrgb = '#b81f33'\ntoi = '#a81c2f'\n[chu.than]\nweb = '1rem'\ngiay = '11pt'\n"),
            ("css/a.css", "/* gone */ @import '_b.css';\n@import '_c.css';\np { color: token(mau.do) }\n"),
            ("css/_b.css", "b { color: token(mau.do.toi); font-size: token(chu.than) }"),
            ("css/_c.css", "@media print { i { font-size: token( chu.than.giay ) } }"),
        ]);
        assert_eq!(faults, []);
        let expected = "b{color:#a81c2f;font-size:1rem}@media print{i{font-size:11pt}}p{color:#b81f33}";
        assert_eq!(sheets, [("themes/t/static/a.css".to_owned(), expected.to_owned())]);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        let table = ("tokens.toml", "[mau.do]\nrgb = '#b81f33'\n");
        let told = |text: &str| {
            let (_, faults) = made(&[table, ("css/a.css", text)]);
            let fault = &faults[0];
            let span = fault.span.as_ref().unwrap();
            (fault.code, span.line, span.column, fault.suggestion.clone())
        };
        assert_eq!(told("p {\n  color: token(mau.dỏ) }"), ("style-token", 2, 16, Some("mau.do".to_owned())));
        assert_eq!(told("@import '_d.css';").0, "style-import");
        assert_eq!(told("p { color: red }\n}").0, "style-syntax");
        assert_eq!(told("p { color: token(mau.do }").0, "style-token");
        assert_eq!(told(&"a{".repeat(50_000)).0, "brackets-deep");
    }

    #[test]
    fn the_site_lies_its_own_values_over_those_of_the_theme() {
        let config = Config::read("c", "base_url = 'https://a.vn'\ntheme = 't'\n").unwrap();
        let built = |own: &str| {
            let files = [
                ("themes/t/tokens.toml", "[mau.do]\nrgb = '#b81f33'\ntoi = '#a81c2f'\n"),
                ("themes/t/css/a.css", "p { color: token(mau.do); background: token(mau.do.toi) }"),
                ("tokens.toml", own),
            ];
            let read = |(path, text): (&str, &str)| SourceFile::new(SourcePath::new(path).unwrap(), text.into());
            let (sheets, faults) = sheets(&config, &SourceTree::from_files(files.map(read)));
            (sheets.first().map(|sheet| sheet.text().unwrap().to_owned()), faults)
        };
        let css = built("[mau.do]\nrgb = '#004d40'\n").0.unwrap();
        assert_eq!(css, "p{color:#004d40;background:#a81c2f}");
        let told = |own: &str| {
            let fault = built(own).1.remove(0);
            (fault.code, fault.span.unwrap().line, fault.suggestion)
        };
        assert_eq!(told("[mau.do]\nrgb = 'xanh'\n"), ("token-colour", 2, None));
        for wrong in ["[mau]\ndo = 5", "[mau.do]\nrgb = ''", "[mau.do]\nrgb = '#fff; } b {'"] {
            assert_eq!(told(wrong), ("token-value", 2, None), "{wrong}");
        }
        assert_eq!(told("[mau.doo]\nrgb = '#004d40'\n"), ("token-unknown", 2, Some("mau.do.rgb".to_owned())));
    }

    #[test]
    fn a_sheet_that_is_also_a_static_file_is_refused() {
        let (_, faults) = made(&[("css/a.css", ""), ("static/a.css", "")]);
        assert_eq!(faults[0].code, "style-and-static");
    }

    #[test]
    fn parts_that_import_each_other_are_told() {
        let (sheets, faults) = made(&[
            ("css/a.css", "@import '_b.css';"),
            ("css/_b.css", "@import '_c.css'; b { top: 0 }"),
            ("css/_c.css", "@import '_b.css';"),
        ]);
        let span = faults[0].span.as_ref().unwrap();
        assert_eq!((sheets.len(), faults.len(), faults[0].code), (0, 1, "style-import-round"));
        assert_eq!((span.file.as_str(), span.line, span.column), ("themes/t/css/_b.css", 1, 10));
    }
}
