//! A site's template that replaces one of the theme's and lacks blocks that its other templates fill:
//! one finding at that template, in place of one for each block in files that nobody changed.

use std::collections::{BTreeMap, BTreeSet};

use crate::config::Config;
use crate::diag::{Diagnostic, Span};
use crate::source::SourceTree;

/// Gathers the findings of lost blocks; the others stay as they are.
pub(super) fn gather(faults: Vec<Diagnostic>, config: &Config, files: &SourceTree) -> Vec<Diagnostic> {
    let Some(theme) = &config.theme else { return faults };
    let folder = format!("themes/{theme}/templates/");
    let mut lost: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut others = Vec::new();
    for fault in faults {
        let named = lost_block(&fault).zip(fault.span.as_ref());
        let found = named.and_then(|(block, span)| {
            Some((block.to_owned(), replaced(span.file.strip_prefix(&folder)?, &folder, files)?))
        });
        match found {
            Some((block, name)) => _ = lost.entry(name).or_default().insert(block),
            None => others.push(fault),
        }
    }
    others.extend(lost.into_iter().map(|(name, blocks)| {
        let blocks: Vec<String> = blocks.into_iter().collect();
        let file = format!("templates/{name}");
        let text = files.get(&file).and_then(|file| file.text().ok()).unwrap_or_default();
        let place = Span::line_column(file, text, 1, 1).marking(usize::MAX);
        let said = Diagnostic::error("template-blocks-missing").arg("blocks", blocks.join(", ")).arg("name", &name);
        said.arg("whole", format!("{theme}/templates/{name}")).at(place)
    }));
    others
}

/// The block that Tera says no parent has.
fn lost_block(fault: &Diagnostic) -> Option<&str> {
    let (_, detail) = fault.args.iter().find(|(name, _)| *name == "detail")?;
    detail.strip_prefix("Block `")?.strip_suffix("` is not defined in any parent template")
}

/// The first of a theme's template's parents that the site has replaced.
fn replaced(name: &str, folder: &str, files: &SourceTree) -> Option<String> {
    let mut name = name.to_owned();
    // A chain of parents is short; a circle was refused before.
    for _ in 0..20 {
        let text = files.get(&format!("{folder}{name}"))?.text().ok()?;
        let parent = parent(text)?;
        if files.get(&format!("templates/{parent}")).is_some() {
            return Some(parent.to_owned());
        }
        parent.clone_into(&mut name);
    }
    None
}

/// What a template extends.
fn parent(text: &str) -> Option<&str> {
    let rest = &text[text.find("extends")? + "extends".len()..];
    let quoted = rest.trim_start();
    let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    quoted[1..].split_once(quote).map(|(name, _)| name)
}
