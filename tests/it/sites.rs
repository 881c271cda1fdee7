//! Small sites in a folder of their own, from pairs of a path and a text, and what a build makes of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use cchc::date::Date;
use cchc::diag::{Diagnostic, Speech};
use cchc::output::Published;
use cchc::pipeline::{Options, Silent, build, render};
use tempfile::TempDir;

/// The configuration of a site that brings none; lines of a test go under it.
pub const CONFIG: &str = "base_url = \"https://cchc.vn\"\ntitle = \"Trang thử\"\nminify_html = false\n";

/// Templates that show the content and little else.
const TEMPLATES: &[(&str, &str)] = &[
    ("templates/index.html", "<html lang={{ lang }}>{{ section.content | safe }}</html>"),
    ("templates/section.html", "<html lang={{ lang }}>{{ section.content | safe }}</html>"),
    ("templates/page.html", "<html lang={{ lang }}>{{ page.content | safe }}</html>"),
];

/// A site on the disk.
pub struct Site {
    folder: TempDir,
    /// How it is built.
    pub options: Options,
}

/// The files that a build made, by path.
pub struct Pages {
    /// Their bytes.
    pub files: BTreeMap<String, Vec<u8>>,
    /// The warnings.
    pub warnings: Vec<Diagnostic>,
}

/// A site with the usual configuration, the lines `config` under it, and the given files.
pub fn site(config: &str, files: &[(&str, &str)]) -> Site {
    let folder = tempfile::tempdir().unwrap();
    let options = Options {
        root: folder.path().join("trang"),
        config: None,
        output_dir: None,
        base_url: None,
        drafts: false,
        as_of: Date::parse("2026-06-15").unwrap(),
        portable: false,
        force: false,
        preview: false,
        release_gate: false,
        outgoing: cchc::pipeline::Outgoing::default(),
    };
    let site = Site { folder, options };
    site.write("config.toml", &format!("{CONFIG}{config}\n"));
    site.write_all(TEMPLATES);
    site.write_all(files);
    site
}

/// A page with a title and a body.
pub fn page(title: &str, body: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n+++\n{body}\n")
}

/// The body of a page of one file, as a site without any settings shows it.
pub fn body(markdown: &str) -> String {
    body_with("", markdown)
}

/// The same, with more lines of configuration.
pub fn body_with(config: &str, markdown: &str) -> String {
    let site = site(config, &[("content/trang.md", &page("Trang", markdown))]);
    let html = site.render().text("trang/index.html");
    html.trim_start_matches("<html lang=\"vi\">").trim_end_matches("</html>").trim().to_owned()
}

impl Site {
    /// Writes a file of the site.
    pub fn write(&self, path: &str, text: &str) {
        self.write_bytes(path, text.as_bytes());
    }

    /// Writes a file of bytes.
    pub fn write_bytes(&self, path: &str, bytes: &[u8]) {
        let place = self.root().join(path);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        fs::write(place, bytes).unwrap();
    }

    /// Writes several files.
    pub fn write_all(&self, files: &[(&str, &str)]) {
        for (path, text) in files {
            self.write(path, text);
        }
    }

    /// Removes a file of the site.
    pub fn remove(&self, path: &str) {
        fs::remove_file(self.root().join(path)).unwrap();
    }

    /// The folder of the site.
    pub fn root(&self) -> &Path {
        &self.options.root
    }

    /// A place beside the site, for other output folders.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The output folder.
    pub fn public(&self) -> PathBuf {
        self.options.output_dir.clone().unwrap_or_else(|| self.root().join("public"))
    }

    /// Makes the site in memory; any error fails the test.
    pub fn render(&self) -> Pages {
        let built = render(&self.options, &Silent).unwrap_or_else(|faults| panic!("{}", told(&faults)));
        let files = built.tree.files().map(|file| (file.path.as_str().to_owned(), file.bytes.to_vec())).collect();
        Pages { files, warnings: built.warnings }
    }

    /// Builds the site on the disk; any error fails the test.
    pub fn build(&self) -> Published {
        self.try_build().unwrap_or_else(|faults| panic!("{}", told(&faults)))
    }

    /// Builds the site on the disk.
    pub fn try_build(&self) -> Result<Published, Vec<Diagnostic>> {
        build(&self.options, &Silent).map(|made| made.published)
    }

    /// The codes of what stops the site from being made.
    pub fn faults(&self) -> Vec<&'static str> {
        match render(&self.options, &Silent) {
            Ok(_) => Vec::new(),
            Err(faults) => faults.iter().map(|fault| fault.code).collect(),
        }
    }
}

impl Pages {
    /// A file as text.
    pub fn text(&self, path: &str) -> String {
        let bytes = self.files.get(path).unwrap_or_else(|| panic!("no {path} in {:#?}", self.paths()));
        String::from_utf8(bytes.clone()).unwrap()
    }

    /// Whether there is a file at a path.
    pub fn has(&self, path: &str) -> bool {
        self.files.contains_key(path)
    }

    /// The paths of all files.
    pub fn paths(&self) -> Vec<&str> {
        self.files.keys().map(String::as_str).collect()
    }

    /// The codes of the warnings.
    pub fn codes(&self) -> Vec<&'static str> {
        self.warnings.iter().map(|warning| warning.code).collect()
    }
}

/// All files under a folder, by their path from it; none when there is no folder.
pub fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// Findings as text.
pub fn told(faults: &[Diagnostic]) -> String {
    let each = faults.iter().map(|fault| {
        let place = fault.span.as_ref().map_or(String::new(), |span| format!("{}:{}: ", span.file, span.line));
        format!("{place}{}: {}", fault.code, fault.message(Speech::En))
    });
    each.collect::<Vec<_>>().join("\n")
}
