//! The pages that show the theme: no component that a page may use goes without its place there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every file below a folder of the checkout with an ending, with its text.
fn texts(folder: &str, ending: &str) -> Vec<(PathBuf, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push((path.clone(), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found
}

/// The names after `before` in a text.
fn names<'a>(text: &'a str, before: &str) -> BTreeSet<&'a str> {
    let name = |at: usize| {
        let rest = text[at + before.len()..].trim_start();
        &rest[..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len())]
    };
    text.match_indices(before).map(|(at, _)| name(at)).collect()
}

/// A template without the components that it defines: what pages call themselves.
fn without_components(text: &str) -> String {
    let mut parts = text.split("{% component ");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once("{% endcomponent").map_or("", |(_, rest)| rest))
}

#[test]
fn every_component_that_pages_call_is_shown_or_named() {
    let mut templates = texts("themes/hub/templates", ".html");
    templates.retain(|(path, _)| !path.ends_with("parts/examples.html"));
    let defined: BTreeSet<&str> = templates.iter().flat_map(|(_, text)| names(text, "{% component ")).collect();
    let pages: Vec<String> = templates.iter().map(|(_, text)| without_components(text)).collect();
    let called: BTreeSet<&str> =
        pages.iter().flat_map(|text| names(text, "{{ <").into_iter().chain(names(text, "{% <"))).collect();
    let for_authors =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/hub/templates/components.html"));
    let for_authors = for_authors.unwrap();
    let called: BTreeSet<&str> =
        called.union(&names(&for_authors, "{% component ")).copied().filter(|name| defined.contains(name)).collect();
    assert!(called.len() > 50, "calls were not found: {called:?}");
    let shown = texts("content/huong-dan/thanh-phan", ".md").into_iter().map(|(_, text)| text).collect::<String>();
    // What is data for machines has no look.
    let has_a_look = |name: &&&str| !name.ends_with("_data") && **name != "js";
    let is_shown = |name: &str| shown.contains(&format!("{{#{name}}}")) || shown.contains(&format!("`{name}`"));
    let missing: Vec<_> = called.iter().filter(has_a_look).filter(|name| !is_shown(name)).collect();
    assert!(missing.is_empty(), "content/huong-dan/thanh-phan does not show {missing:?}");
}

#[test]
fn what_the_pages_show_is_there_and_says_what_paper_makes_of_it() {
    let examples = texts("themes/hub/templates", "parts/examples.html").remove(0).1;
    let families: BTreeSet<&str> = names(&examples, "ten == \"");
    for (path, text) in texts("content/huong-dan/thanh-phan", ".md") {
        for family in names(&text, "<vi_du ten=\"") {
            assert!(families.contains(family), "{}: no example {family}", path.display());
        }
        let is_list = path.ends_with("_index.md");
        assert!(is_list || text.contains("Trên giấy\n:"), "{}: nothing about paper", path.display());
    }
}
