//! The plan of the house: which module may use which, who owns which library, how files look.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Modules by row; a module uses only rows below its own. `main` is the program.
const ROWS: &[&[&str]] = &[
    &["text", "date", "qr", "digest", "compress", "diag", "stamp"],
    &["path", "data"],
    &["config", "output", "cache"],
    &["source"],
    &["model", "images", "styles", "scripts"],
    &["markdown", "charts", "search"],
    &["templates", "print"],
    &["emit", "check"],
    &["pipeline"],
    &["serve"],
    &["cli"],
    &["main", "lib"],
];

/// The one module that may name a library. Libraries that are not here are for everyone.
const OWNERS: &[(&str, &[&str])] = &[
    ("diag", &["annotate_snippets", "strsim"]),
    ("date", &["jiff"]),
    ("digest", &["blake3", "sha2", "base64"]),
    ("qr", &["qrcode", "rqrr"]),
    ("compress", &["brotli", "flate2"]),
    ("text", &["unicode_normalization", "icu_collator", "icu_locale_core"]),
    ("data", &["toml", "saphyr", "csv"]),
    ("config", &["globset"]),
    ("source", &["walkdir", "rust_embed"]),
    ("images", &["image", "webp", "fast_image_resize", "jpeg_encoder"]),
    ("styles", &["lightningcss"]),
    ("scripts", &["oxc_allocator", "oxc_codegen", "oxc_minifier", "oxc_parser", "oxc_span"]),
    ("markdown", &["pulldown_cmark"]),
    ("templates", &["tera", "tera_contrib", "regex"]),
    ("print", &["typst", "typst_pdf", "typst_render", "typst_layout"]),
    ("emit", &["minify_html", "minify_html_common"]),
    ("serve", &["axum", "tokio", "notify"]),
    ("cli", &["clap", "clap_complete", "indicatif", "anstream"]),
    ("check", &["ureq", "idna"]),
    ("main", &["mimalloc"]),
];

/// Libraries that any module may use.
const SHARED: &[&str] = &["memchr", "rayon", "serde", "serde_json", "simdutf8"];

/// Every source file: its module, its path and its text.
fn sources() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
                let module = name.split('/').next().unwrap().trim_end_matches(".rs").to_owned();
                found.push((module, name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    assert!(found.len() > 50, "the sources were not found");
    found
}

/// The code of a file: without comments, and without the tests at its end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names that stand before `::` after `prefix`.
fn names_after<'a>(code: &'a str, prefix: &str) -> BTreeSet<&'a str> {
    let name = |rest: &'a str| {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(rest.len());
        &rest[..end]
    };
    code.match_indices(prefix).map(|(at, _)| name(&code[at + prefix.len()..])).filter(|n| !n.is_empty()).collect()
}

fn row(module: &str) -> usize {
    ROWS.iter().position(|row| row.contains(&module)).unwrap_or_else(|| panic!("no row for the module `{module}`"))
}

#[test]
fn modules_use_only_what_is_below_them() {
    let mut wrong = BTreeSet::new();
    for (module, file, text) in sources() {
        let code = code(&text);
        let own = if module == "main" { "cchc::" } else { "crate::" };
        let grouped = code.contains("use crate::{");
        assert!(!grouped, "{file}: write one `use crate::…` a line, so that layers can be seen");
        for used in names_after(&code, own) {
            let is_module = ROWS.iter().flat_map(|row| row.iter()).any(|name| *name == used);
            if is_module && used != module && row(used) >= row(&module) {
                wrong.insert(format!("{file} uses crate::{used}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_library_has_one_owner() {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let section = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let listed: BTreeSet<String> = section
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(name, _)| name.trim().replace('-', "_"))
        .collect();
    let owned: BTreeMap<&str, &str> =
        OWNERS.iter().flat_map(|(module, names)| names.iter().map(|name| (*name, *module))).collect();
    let known: BTreeSet<String> = owned.keys().chain(SHARED).map(|name| (*name).to_owned()).collect();
    assert_eq!(listed, known, "each dependency needs an owner here");
    let mut wrong = BTreeSet::new();
    for (module, file, text) in sources() {
        for line in code(&text).lines() {
            for (library, owner) in &owned {
                if *owner != module && names_library(line, library) {
                    wrong.insert(format!("{file} uses {library}, which belongs to {owner}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a line of code has `library::` as the beginning of a path.
fn names_library(line: &str, library: &str) -> bool {
    line.match_indices(&format!("{library}::")).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_' || c == ':')
    })
}

#[test]
fn every_file_says_what_it_owns_and_is_not_long() {
    for (_, file, text) in sources() {
        assert!(text.starts_with("//! "), "{file} does not open with what it owns");
        let lines = text.lines().count();
        assert!(lines <= 400, "{file} has {lines} lines");
    }
}

#[test]
fn every_code_of_a_diagnostic_is_in_the_catalogue() {
    let known: BTreeSet<&str> = cchc::diag::messages::all().map(|row| row.code).collect();
    let mut missing = BTreeSet::new();
    let mut seen = 0;
    for (_, file, text) in sources() {
        let code = code(&text).replace("(\n", "(").replace("( ", "(");
        for maker in ["Diagnostic::error(", "Diagnostic::warning("] {
            for (at, _) in code.match_indices(maker) {
                let rest = code[at + maker.len()..].trim_start();
                let Some(name) = rest.strip_prefix('"').and_then(|rest| rest.split('"').next()) else { continue };
                seen += 1;
                if !known.contains(name) {
                    missing.insert(format!("{file}: {name}"));
                }
            }
        }
    }
    assert!(seen > 100, "only {seen} codes were seen");
    assert!(missing.is_empty(), "{missing:#?}");
}
