//! Whatever is done to a site's folder, looking again comes to what reading anew gives.

use std::fs::{self, File};
use std::time::{Duration, SystemTime};

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;

fn config(more: &str) -> Config {
    let text = format!("base_url = \"https://a.vn\"\nignored_content = [\"*.bak\", \"cu/**\"]\n{more}");
    Config::read("config.toml", &text).unwrap()
}

fn site(files: &[&str]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    files.iter().for_each(|path| write(folder.path(), path, "1"));
    folder
}

fn write(root: &Path, path: &str, text: &str) {
    fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
    fs::write(root.join(path), text).unwrap();
}

type Told = (Vec<(String, crate::digest::Digest)>, Vec<Diagnostic>);

fn told(inputs: &Inputs) -> Told {
    let mut faults = inputs.faults().to_vec();
    faults.sort_by_key(|fault| format!("{fault:?}"));
    (inputs.tree().files().map(|file| (file.path.as_str().to_owned(), file.digest)).collect(), faults)
}

fn names(changed: BTreeSet<SourcePath>) -> Vec<String> {
    changed.into_iter().map(|path| path.as_str().to_owned()).collect()
}

#[test]
fn only_what_changed_is_told_and_the_tree_before_stays_as_it_was() {
    let (folder, config) = (site(&["content/a.md", "content/b/c.md", "static/x.css"]), config(""));
    let root = folder.path();
    let mut inputs = Inputs::read(root, &config);
    let before = inputs.tree().clone();
    write(root, "content/a.md", "2");
    write(root, "content/b/d.md", "2");
    fs::remove_file(root.join("static/x.css")).unwrap();
    let paths = ["content/a.md", "content/b", "static/x.css", "public/y.html"].map(|path| root.join(path));
    assert_eq!(names(inputs.reread(&config, &paths)), ["content/a.md", "content/b/d.md", "static/x.css"]);
    assert_eq!(names(inputs.reread(&config, &paths)), [""; 0]);
    assert_eq!(before.get("content/a.md").unwrap().text().unwrap(), "1");
    assert!(before.get("static/x.css").is_some() && before.get("content/b/d.md").is_none());
    assert_eq!(told(&inputs), told(&Inputs::read(root, &config)));
}

#[test]
fn what_is_left_out_of_a_build_is_left_out_when_it_is_named() {
    let (folder, config) = (site(&["content/a.md"]), config(""));
    let root = folder.path();
    let mut inputs = Inputs::read(root, &config);
    let left_out = [
        "content/a.md~",
        "content/.b.md.swp",
        "content/.git/x.md",
        "content/x.bak",
        "content/cu/y.md",
        "themes/other/z.css",
        "target/q.md",
        "la.bin",
    ];
    left_out.iter().for_each(|path| write(root, path, "2"));
    assert_eq!(names(inputs.reread(&config, &left_out.map(PathBuf::from))), [""; 0]);
    write(root, "static/.well-known/security.txt", "2");
    write(root, "them.csv", "2");
    let kept = ["static/.well-known", "them.csv"].map(PathBuf::from);
    assert_eq!(names(inputs.reread(&config, &kept)), ["static/.well-known/security.txt", "them.csv"]);
    assert_eq!(told(&inputs), told(&Inputs::read(root, &config)));
}

#[test]
fn a_file_changed_behind_the_back_of_size_and_time_is_read_when_it_is_young_or_named() {
    let (folder, config) = (site(&["content/a.md"]), config(""));
    let file = folder.path().join("content/a.md");
    let mut inputs = Inputs::read(folder.path(), &config);
    let time = fs::metadata(&file).unwrap().modified().unwrap();
    fs::write(&file, "2").unwrap();
    File::options().write(true).open(&file).unwrap().set_modified(time).unwrap();
    assert_eq!(names(inputs.rewalk(&config)), ["content/a.md"]);
    fs::write(&file, "3").unwrap();
    assert_eq!(names(inputs.reread(&config, &[PathBuf::from("content/a.md")])), ["content/a.md"]);
}

#[test]
fn a_theme_of_ones_own_takes_the_place_of_the_programs_and_goes_again() {
    let (folder, config) = (site(&["content/a.md"]), config("theme = \"hub\""));
    let root = folder.path();
    let mut inputs = Inputs::read(root, &config);
    let whole = inputs.tree().len();
    assert!(whole > 20);
    write(root, "themes/hub/theme.toml", "name = \"hub\"");
    assert!(inputs.reread(&config, &[root.join("themes/hub/theme.toml")]).len() > 20);
    assert_eq!(inputs.tree().len(), 2);
    fs::remove_dir_all(root.join("themes")).unwrap();
    inputs.reread(&config, &[root.join("themes/hub")]);
    assert_eq!(inputs.tree().len(), whole);
}

#[cfg(unix)]
#[test]
fn a_file_that_a_link_leads_to_changes_under_both_names() {
    use std::os::unix::fs::symlink;
    let (folder, config) = (site(&["content/a.md", "data/x/y.csv"]), config(""));
    let root = folder.path();
    let mut inputs = Inputs::read(root, &config);
    symlink(root.join("data/x"), root.join("content/x")).unwrap();
    assert_eq!(names(inputs.reread(&config, &[root.join("content/x")])), ["content/x/y.csv"]);
    write(root, "data/x/y.csv", "2");
    assert_eq!(names(inputs.reread(&config, &[root.join("data/x/y.csv")])), ["content/x/y.csv", "data/x/y.csv"]);
    symlink(root.join("khong-co"), root.join("content/khong-co")).unwrap();
    inputs.reread(&config, &[root.join("content/khong-co")]);
    assert_eq!(inputs.faults()[0].code, "link-nowhere");
    fs::remove_file(root.join("content/khong-co")).unwrap();
    inputs.reread(&config, &[root.join("content/khong-co")]);
    assert_eq!(inputs.faults(), []);
}

/// One thing that a person or a program does to the folder; what it is done to is one of a few names.
#[derive(Debug, Clone)]
enum Deed {
    Write(usize, u8),
    Remove(usize),
    Rename(usize, usize),
    Age(usize),
}

const NAMES: [&str; 12] = [
    "content/a.md",
    "content/b/a.md",
    "content/b/c/a.md",
    "content/b",
    "content/cu/a.md",
    "content/a.bak",
    "static/.a",
    "a.toml",
    "data/a.csv",
    "content/a\u{300}.md",
    "content/à.md",
    "content",
];

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let name = 0..NAMES.len();
    let deed = prop_oneof![
        (name.clone(), 0..3_u8).prop_map(|(name, text)| Deed::Write(name, text)),
        name.clone().prop_map(Deed::Remove),
        (name.clone(), name.clone()).prop_map(|(from, to)| Deed::Rename(from, to)),
        name.prop_map(Deed::Age),
    ];
    proptest::collection::vec(deed, 1..6)
}

/// Does it, when it can be done; gives the paths that a watcher would name.
fn done(root: &Path, deed: &Deed) -> Vec<PathBuf> {
    let place = |name: &usize| root.join(NAMES[*name]);
    match deed {
        Deed::Write(name, text) => {
            let _ = fs::create_dir_all(place(name).parent().unwrap()).and_then(|()| fs::write(place(name), [*text]));
            // Folders that come with a file are named too, by their outermost.
            place(name).ancestors().take_while(|path| *path != root).map(Path::to_owned).collect()
        }
        Deed::Remove(name) => {
            let _ = fs::remove_file(place(name)).or_else(|_| fs::remove_dir_all(place(name)));
            vec![place(name)]
        }
        Deed::Rename(from, to) => {
            let _ = fs::rename(place(from), place(to));
            vec![place(from), place(to)]
        }
        Deed::Age(name) => {
            let old = SystemTime::now() - Duration::from_secs(100);
            let _ = File::open(place(name)).and_then(|file| file.set_modified(old));
            vec![place(name)]
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Looking again at what was named, or at all, gives what reading anew gives.
    #[test]
    fn looking_again_is_as_good_as_reading_anew(rounds in proptest::collection::vec((any::<bool>(), deeds()), 1..4)) {
        let (folder, config) = (site(&["content/a.md", "content/b/c/a.md", "static/.a", "a.toml"]), config(""));
        let mut inputs = Inputs::read(folder.path(), &config);
        for (as_named, deeds) in rounds {
            let before = told(&inputs).0;
            let named: Vec<PathBuf> = deeds.iter().flat_map(|deed| done(folder.path(), deed)).collect();
            let changed = if as_named { inputs.reread(&config, &named) } else { inputs.rewalk(&config) };
            let anew = told(&Inputs::read(folder.path(), &config));
            prop_assert_eq!(told(&inputs), anew.clone());
            let differing = |one: &(String, _), others: &Vec<(String, _)>| !others.contains(one);
            let mut expected: BTreeSet<String> =
                before.iter().filter(|one| differing(one, &anew.0)).map(|one| one.0.clone()).collect();
            expected.extend(anew.0.iter().filter(|one| differing(one, &before)).map(|one| one.0.clone()));
            prop_assert_eq!(names(changed), expected.into_iter().collect::<Vec<_>>());
        }
    }
}
