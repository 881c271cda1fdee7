//! A disk that fills up while a site is written to it, at every moment at which it can.
//!
//! The disk is a small file system in memory, mounted in a namespace of its own; where that is not allowed,
//! as on other systems than Linux, nothing is tested.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::sites::{Site, page, site, tree};

const PAGES: usize = 40;

/// A site whose pages hold a word, in a folder each.
fn of_word(word: &str) -> Site {
    let of_word = site("", &[]);
    write(&of_word, word);
    of_word
}

fn write(site: &Site, word: &str) {
    for number in 0..PAGES {
        let text = page(&format!("Bài {number}"), &format!("{word} {number} ").repeat(600));
        site.write(&format!("content/{word}/bai-{number}.md"), &text);
    }
}

/// Runs a script of the shell in which `$cchc` builds into `$disk`, a file system with the given limits, and
/// `$out` is a folder that stays; gives what it wrote, or nothing when no disk can be mounted.
fn on_disk(site: &Site, limits: &str, script: &str) -> Option<String> {
    let (disk, out) = (site.beside("dia"), site.beside("ra"));
    let _ = fs::remove_dir_all(&out);
    [&disk, &out].into_iter().for_each(|folder| fs::create_dir_all(folder).unwrap());
    let mount = format!("mount -t tmpfs -o {limits} tmpfs \"$disk\" || exit 99\n{script}");
    let ran = Command::new("unshare")
        .args(["--map-root-user", "--mount", "sh", "-c", &mount])
        .env("cchc", env!("CARGO_BIN_EXE_cchc"))
        .env("disk", &disk)
        .env("out", &out)
        .env("RAYON_NUM_THREADS", "2")
        .current_dir(site.root())
        .output()
        .ok()?;
    let said = String::from_utf8_lossy(&ran.stdout).into_owned() + &String::from_utf8_lossy(&ran.stderr);
    // No such program, no such right.
    if ran.status.code() == Some(99) || said.contains("unshare:") {
        return None;
    }
    Some(said)
}

/// First the site of one word with room enough, then that of another with less, then with enough again.
const SCRIPT: &str = r#"
"$cchc" build --output-dir "$disk/public" > "$out/first" 2>&1 || exit 1
cp -a "$disk/public" "$out/old"
rm -rf content && mv content2 content
used=$(df -k --output=used "$disk" | tail -1)
inodes=$(df --output=iused "$disk" | tail -1)
mount -o "remount,$limits" "$disk" || exit 1
"$cchc" build --output-dir "$disk/public" > "$out/second" 2>&1
echo $? > "$out/code"
ls -A "$disk" > "$out/around"
cp -a "$disk/public" "$out/then"
mount -o remount,size=64m,nr_inodes=100000 "$disk" || exit 1
"$cchc" build --output-dir "$disk/public" > "$out/third" 2>&1
cp -a "$disk/public" "$out/new"
ls -A "$disk" >> "$out/around"
"#;

/// What the site of a word comes to.
fn whole(word: &str) -> std::collections::BTreeMap<String, Vec<u8>> {
    let site = of_word(word);
    site.build();
    tree(&site.public())
}

fn read(out: &Path, name: &str) -> String {
    fs::read_to_string(out.join(name)).unwrap_or_default()
}

/// One run with so much room; says whether the second build had enough.
fn with_room(limits: &str, old: &str, new: &str) -> Option<bool> {
    let site = of_word(old);
    fs::create_dir_all(site.root().join("content2")).unwrap();
    let other = of_word(new);
    fs::remove_dir_all(site.root().join("content2")).unwrap();
    fs::rename(other.root().join("content"), site.root().join("content2")).unwrap();
    let said = on_disk(&site, "size=64m", &SCRIPT.replace("$limits", limits))?;
    let out = site.beside("ra");
    let (old, new) = (whole(old), whole(new));
    assert_eq!(tree(&out.join("old")), old, "{limits}: {said} {}", read(&out, "first"));
    let is_enough = read(&out, "code").trim() == "0";
    let told = read(&out, "second");
    if is_enough {
        assert_eq!(tree(&out.join("then")), new, "{limits}");
    } else {
        assert!(told.contains("output-full") && told.contains("--output-dir"), "{limits}: {told}");
        for (path, bytes) in tree(&out.join("then")) {
            let known = [old.get(&path), new.get(&path)].into_iter().flatten().any(|known| *known == bytes);
            assert!(known || path == ".cchc-manifest", "{limits}: {path} is neither old nor new");
        }
        let pages = |tree: &std::collections::BTreeMap<String, Vec<u8>>| {
            tree.keys().filter(|path| path.ends_with(".html")).cloned().collect::<Vec<_>>()
        };
        assert_eq!(pages(&tree(&out.join("then"))), pages(&old), "{limits}: the old site is whole");
    }
    assert_eq!(read(&out, "around"), "public\npublic\n", "{limits}: something is left beside");
    assert_eq!(tree(&out.join("new")), new, "{limits}: {}", read(&out, "third"));
    Some(is_enough)
}

#[test]
fn a_disk_that_fills_up_leaves_the_old_site_and_the_next_build_works() {
    let mut outcomes = Vec::new();
    // The new site, in other folders than the old one, takes some 500 kB in 45 files and 45 folders.
    for kilobytes in [0, 4, 40, 200, 400, 480, 500, 520, 540, 560, 600, 4000] {
        let Some(outcome) = with_room(&format!("size=$((used+{kilobytes}))k"), "xuan", "thu") else { return };
        outcomes.push(outcome);
    }
    for more in [0, 1, 2, 10, 40, 46, 50, 60, 80, 90, 1000] {
        let limits = format!("size=64m,nr_inodes=$((inodes+{more}))");
        let Some(outcome) = with_room(&limits, "xuan", "thu") else { return };
        outcomes.push(outcome);
    }
    assert!(outcomes.contains(&true) && outcomes.contains(&false), "{outcomes:?}");
}

#[test]
fn a_first_build_that_does_not_fit_leaves_nothing() {
    let site = of_word("xuan");
    for limits in ["size=200k", "size=64m,nr_inodes=30", "size=64m,nr_inodes=60"] {
        let script = "\"$cchc\" build --output-dir \"$disk/public\"; echo code $?; ls -A \"$disk\"; echo end";
        let Some(said) = on_disk(&site, limits, script) else { return };
        assert!(said.contains("output-full") && said.contains("code 1\nend\n"), "{limits}: {said}");
    }
}

#[test]
fn a_cache_that_fills_up_is_no_fault() {
    let site = of_word("xuan");
    site.write_bytes("content/xuan/bai-0.png", &crate::samples::png(300, 200));
    for limits in ["size=4k", "size=64m,nr_inodes=3", "size=64m,nr_inodes=1"] {
        let script = "mkdir -p target && mount --bind \"$disk\" target && \"$cchc\" build --compress \
            --output-dir \"$out/public\"; echo code $?; find target -name '*.tmp'; echo end";
        let Some(said) = on_disk(&site, limits, script) else { return };
        assert!(said.contains("code 0\nend\n"), "{limits}: {said}");
        let mut made = tree(&site.beside("ra").join("public"));
        made.retain(|path, _| !path.ends_with(".br") && !path.ends_with(".gz") && path != ".cchc-manifest");
        let mut known = whole("xuan");
        known.retain(|path, _| path != ".cchc-manifest");
        assert_eq!(made.len(), known.len() + usize::from(made.contains_key("xuan/bai-0.png")), "{limits}");
        assert!(known.iter().all(|(path, bytes)| made.get(path) == Some(bytes)), "{limits}");
    }
}
