//! A small sound site in a folder of its own, to be spoilt, built and looked at.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::SystemTime;

use cchc::date::Date;
use cchc::diag::{Diagnostic, Severity};
use cchc::pipeline::{self, Built, Options, Silent};

/// The files of a folder: their bytes and when they were written.
pub type Snapshot = BTreeMap<PathBuf, (Vec<u8>, SystemTime)>;

/// A site that goes with its value.
pub struct SmallSite {
    folder: tempfile::TempDir,
}

impl SmallSite {
    /// The sound site of `tests/fixtures/bad/base`.
    pub fn sound() -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        site.put_in(&fixtures().join("base"));
        site
    }

    /// The same, built into `public`. The disk is waited for once, however many tests ask.
    pub fn built() -> Self {
        static BUILT: LazyLock<SmallSite> = LazyLock::new(|| {
            let site = SmallSite::sound();
            site.build().unwrap();
            site
        });
        let site = Self { folder: tempfile::tempdir().unwrap() };
        site.put_in(&BUILT.root());
        site
    }

    /// Its folder.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("trang")
    }

    /// Copies a folder over the site.
    pub fn put_in(&self, folder: &Path) {
        for file in files(folder) {
            self.write(file.strip_prefix(folder).unwrap().to_str().unwrap(), fs::read(&file).unwrap());
        }
    }

    /// Writes a file of the site.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.root().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// Writes a page of the section `tin` with a title.
    pub fn write_page(&self, name: &str, body: &str) {
        self.write(&format!("content/tin/{name}.md"), format!("+++\ntitle = \"Bài thử\"\n+++\n{body}"));
    }

    fn options(&self) -> Options {
        Options {
            root: self.root(),
            config: None,
            output_dir: None,
            base_url: None,
            drafts: false,
            as_of: Date::new(2026, 11, 24).unwrap(),
            portable: false,
            force: false,
            preview: false,
            release_gate: false,
            outgoing: cchc::pipeline::Outgoing::default(),
        }
    }

    /// Builds it in memory.
    pub fn render(&self) -> Result<Built, Vec<Diagnostic>> {
        pipeline::render(&self.options(), &Silent)
    }

    /// Builds it in memory and checks it by some rules; by all when none is named.
    pub fn inspect(&self, only: &[&str]) -> pipeline::Inspected {
        let wanted = cchc::check::Wanted { only: only.iter().map(|&code| code.to_owned()).collect(), network: false };
        let inspected = pipeline::inspect(&self.options(), &wanted, &Silent);
        let inspected = inspected.unwrap_or_else(|faults| panic!("{faults:#?}"));
        assert!(inspected.built.is_ok(), "{:#?}", inspected.told());
        inspected
    }

    /// Builds it into `public`; gives everything that was found.
    pub fn build(&self) -> Result<Vec<Diagnostic>, Vec<Diagnostic>> {
        pipeline::build(&self.options(), &Silent).map(|made| made.warnings)
    }

    /// The findings that keep it from being built, by their codes; none when it is built.
    pub fn error_codes(&self) -> Vec<&'static str> {
        let found = self.build().err().unwrap_or_default();
        found.iter().filter(|fault| fault.severity == Severity::Error).map(|fault| fault.code).collect()
    }

    /// What `public` holds.
    pub fn public(&self) -> Snapshot {
        let public = self.root().join("public");
        let entry = |path: PathBuf| {
            let written = fs::metadata(&path).unwrap().modified().unwrap();
            (path.strip_prefix(&public).unwrap().to_owned(), (fs::read(&path).unwrap(), written))
        };
        files(&public).into_iter().map(entry).collect()
    }

    /// Hidden things at the root, which a build must not leave.
    pub fn litter(&self) -> Vec<String> {
        let names = fs::read_dir(self.root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter(|name| name.starts_with('.')).collect()
    }
}

/// Where the fixtures of this subject lie.
pub fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bad")
}

/// Every file in a folder and its folders.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(folder) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}
