//! Scripts: what a theme writes in `js/` becomes the static files that pages link to, without what a
//! browser does not need.
//!
//! Sole owner of the `oxc` libraries. Every file `themes/<theme>/js/<name>.js` becomes `<name>.js` at the
//! root of the site. A script of that name in the site's own `static/` takes its place; scripts there are
//! left as they are.

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions};
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

use crate::config::Config;
use crate::diag::{Diagnostic, Span};
use crate::path::SourcePath;
use crate::source::{SourceFile, SourceTree};

/// The scripts of the theme, as static files of it.
///
/// # Errors
/// Every script that is none, and every one that is a static file too.
pub fn scripts(config: &Config, files: &SourceTree) -> (Vec<SourceFile>, Vec<Diagnostic>) {
    let Some(theme) = config.theme.as_deref() else { return Default::default() };
    let folder = format!("themes/{theme}/js");
    let mut made = Vec::new();
    let mut faults = Vec::new();
    for file in files.within(&folder) {
        let Some(name) = file.path.within(&folder).filter(|name| name.ends_with(".js")) else { continue };
        match one(file, &format!("themes/{theme}/static/{name}"), files) {
            Ok(script) => made.push(script),
            Err(fault) => faults.push(fault),
        }
    }
    (made, faults)
}

fn one(file: &SourceFile, place: &str, files: &SourceTree) -> Result<SourceFile, Diagnostic> {
    if let Some(other) = files.get(place) {
        let fault = Diagnostic::error("style-and-static").arg("other", other.path.as_str());
        return Err(fault.at(Span::file(file.path.as_str())));
    }
    let text = file.text()?;
    file.refuse_depth(text)?;
    let short = shorten(file.path.as_str(), text)?;
    let path = SourcePath::new(place).map_err(|fault| Diagnostic::error(fault.code()).arg("path", place))?;
    Ok(SourceFile::new(path, short.into_bytes()))
}

/// A script without comments, spaces and long names of its own.
fn shorten(file: &str, text: &str) -> Result<String, Diagnostic> {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, text, SourceType::cjs()).parse();
    if let Some(error) = parsed.errors.first() {
        let label = error.labels.as_ref().and_then(|labels| labels.first());
        let at = label.map_or(0, |label| label.offset()).min(text.len());
        let fault = Diagnostic::error("script-syntax").arg("detail", &error.message);
        return Err(fault.at(Span::locate(file, text, at..at)));
    }
    let mut program = parsed.program;
    let options = MinifierOptions { mangle: Some(MangleOptions::default()), compress: Some(CompressOptions::safest()) };
    let names = Minifier::new(options).minify(&allocator, &mut program).scoping;
    let writing = CodegenOptions { minify: true, ..CodegenOptions::minify() };
    Ok(Codegen::new().with_options(writing).with_scoping(names).build(&program).code)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(files: &[(&str, &str)]) -> (Vec<(String, String)>, Vec<Diagnostic>) {
        let config = Config::read("c", "base_url = 'https://a.vn'\ntheme = 't'\n").unwrap();
        let read = |(path, text): &(&str, &str)| {
            SourceFile::new(SourcePath::new(&format!("themes/t/{path}")).unwrap(), text.as_bytes().to_vec())
        };
        let (scripts, faults) = scripts(&config, &SourceTree::from_files(files.iter().map(read)));
        let text = |file: &SourceFile| (file.path.as_str().to_owned(), file.text().unwrap().to_owned());
        (scripts.iter().map(text).collect(), faults)
    }

    #[test]
    fn a_script_loses_comments_and_the_names_of_its_own() {
        let (scripts, faults) = made(&[(
            "js/a.js",
            "// gone\n(() => {\n  const long = \"ấ\";\n  window.kept = (name) => long + name;\n})();\n",
        )]);
        assert_eq!(faults, []);
        let (path, text) = &scripts[0];
        assert_eq!(path, "themes/t/static/a.js");
        assert!(!text.contains("gone") && !text.contains("long") && !text.contains("\n("), "{text}");
        assert!(text.contains("window.kept") && text.contains('ấ'), "{text}");
    }

    #[test]
    fn what_is_no_script_is_told_with_its_place() {
        let (scripts, faults) = made(&[("js/a.js", "const a = 1;\nconst = 2;\n")]);
        let span = faults[0].span.as_ref().unwrap();
        assert_eq!(
            (scripts.len(), faults[0].code, span.file.as_str(), span.line),
            (0, "script-syntax", "themes/t/js/a.js", 2)
        );
    }

    #[test]
    fn a_script_that_is_also_a_static_file_is_refused() {
        let (_, faults) = made(&[("js/a.js", ""), ("static/a.js", "")]);
        assert_eq!(faults[0].code, "style-and-static");
    }
}
