//! Builds that are killed, and builds that meet: the output folder is never half of anything.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::sites::{Site, page, site, tree};

/// Pages of the site.
const PAGES: usize = 160;

type Tree = BTreeMap<String, Vec<u8>>;

/// A site of some hundred pages, each holding `word`, and a page that is there only with this word.
fn large(word: &str) -> Site {
    let large = site("", &[]);
    for number in 0..PAGES {
        large.write(&format!("content/tin/bai-{number}.md"), &page(&format!("Bài {number}"), &body(word, number)));
    }
    large.write(&format!("content/{word}.md"), &page(word, word));
    large.write("content/tin/_index.md", "+++\ntitle = \"Tin\"\n+++\n");
    large
}

fn body(word: &str, number: usize) -> String {
    format!("{word} {number} ").repeat(200)
}

/// Makes the site of one word into that of another.
fn change(site: &Site, from: &str, to: &str) {
    site.remove(&format!("content/{from}.md"));
    site.write(&format!("content/{to}.md"), &page(to, to));
    for number in 0..PAGES {
        let path = format!("content/tin/bai-{number}.md");
        site.write(&path, &page(&format!("Bài {number}"), &body(to, number)));
    }
}

fn command(site: &Site) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cchc"));
    command.arg("build").current_dir(site.root()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

/// What a build of the site into an empty folder gives.
fn clean(site: &mut Site) -> Tree {
    let place = site.beside("sach");
    site.options.output_dir = Some(place.clone());
    site.build();
    site.options.output_dir = None;
    let made = tree(&place);
    fs::remove_dir_all(place).unwrap();
    made
}

/// Without the files that a visitor never asks for.
fn visible(tree: Tree) -> Tree {
    tree.into_iter().filter(|(path, _)| !path.starts_with('.')).collect()
}

fn hidden_beside(site: &Site) -> BTreeSet<String> {
    let names = fs::read_dir(site.root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.')).collect()
}

/// Starts a build, kills it after a while, and says whether it had come to its end.
fn killed_after(site: &Site, wait: Duration) -> bool {
    let mut child = command(site).spawn().unwrap();
    std::thread::sleep(wait);
    let done = child.try_wait().unwrap().is_some();
    let _ = child.kill();
    child.wait().unwrap();
    done
}

/// How long a build of the site as it stands takes.
fn duration(site: &Site) -> Duration {
    let start = Instant::now();
    assert!(command(site).stderr(Stdio::null()).status().unwrap().success());
    start.elapsed()
}

#[test]
fn a_killed_build_leaves_each_file_old_or_new_and_the_next_one_mends_all() {
    let mut site = large("xuan");
    let spring = clean(&mut site);
    let whole = duration(&site);
    let (mut from, mut to, mut old) = ("xuan", "thu", visible(spring));
    for moment in 1..=20 {
        change(&site, from, to);
        let new = clean(&mut site);
        killed_after(&site, whole.mul_f64(f64::from(moment) / 18.0));
        for (path, bytes) in visible(tree(&site.public())) {
            let known = [old.get(&path), new.get(&path)].into_iter().flatten().any(|known| *known == bytes);
            assert!(known, "{path} is torn at moment {moment}");
        }
        site.build();
        assert_eq!(tree(&site.public()).keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>(), "{moment}");
        assert_eq!(tree(&site.public()), new, "at moment {moment}");
        assert_eq!(hidden_beside(&site), BTreeSet::new(), "at moment {moment}");
        (from, to, old) = (to, from, visible(new));
    }
}

#[test]
fn a_first_build_that_was_killed_is_in_nobodys_way() {
    let mut site = large("xuan");
    let whole = duration(&site);
    let new = clean(&mut site);
    for moment in 1..=20 {
        fs::remove_dir_all(site.public()).unwrap();
        killed_after(&site, whole.mul_f64(f64::from(moment) / 18.0));
        site.build();
        assert_eq!(tree(&site.public()), new, "at moment {moment}");
        assert_eq!(hidden_beside(&site), BTreeSet::new(), "at moment {moment}");
    }
}

#[test]
fn builds_into_one_folder_at_once_are_kept_apart() {
    let mut site = large("xuan");
    let new = clean(&mut site);
    for round in 0..4 {
        let _ = fs::remove_dir_all(site.public());
        let children: Vec<_> = (0..4).map(|_| command(&site).spawn().unwrap()).collect();
        let ended: Vec<_> = children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
        assert!(ended.iter().any(|end| end.status.success()), "round {round}: none was made");
        for end in ended.iter().filter(|end| !end.status.success()) {
            let told = String::from_utf8_lossy(&end.stderr);
            assert!(told.contains("output-in-use"), "round {round}: {told}");
        }
        assert_eq!(tree(&site.public()), new, "round {round}");
        assert_eq!(hidden_beside(&site), BTreeSet::new(), "round {round}");
    }
}
