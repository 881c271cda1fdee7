//! What is on the disk after a build, after two, after one that failed, and after one that was killed.

use std::fs;

use crate::sites::{Site, page, site, tree};

/// A site with pages, a feed, a static file and a picture.
fn small() -> Site {
    let small = site(
        "generate_feeds = true",
        &[
            ("content/_index.md", "+++\ntitle = \"Nhà\"\n+++\nChào.\n"),
            ("content/tin/_index.md", "+++\ntitle = \"Tin\"\nsort_by = \"date\"\n+++\n"),
            ("content/tin/mot.md", "+++\ntitle = \"Một\"\ndate = 2026-01-02\n+++\nThân.\n"),
            ("content/tin/hai/index.md", "+++\ntitle = \"Hai\"\ndate = 2026-01-03\n+++\n![Núi](anh.png)\n"),
            ("static/tep.txt", "tĩnh"),
        ],
    );
    small.write_bytes("content/tin/hai/anh.png", &crate::samples::png(4, 2));
    small
}

#[test]
fn two_builds_are_the_same_to_the_byte_in_any_folder() {
    let mut small = small();
    small.build();
    let first = tree(&small.public());
    assert!(first.len() > 8, "{:?}", first.keys());
    for folder in ["kia/sau/hon", "khac"] {
        small.options.output_dir = Some(small.beside(folder));
        small.build();
        assert_eq!(tree(&small.public()), first, "{folder}");
    }
}

#[test]
fn a_warm_cache_gives_what_a_cold_one_gave() {
    let small = small();
    small.build();
    let (cold, cache) = (tree(&small.public()), small.root().join("target"));
    assert!(!tree(&cache).is_empty(), "the picture was not kept");
    small.build();
    assert_eq!(tree(&small.public()), cold);
    for (path, bytes) in tree(&cache) {
        fs::write(cache.join(path), &bytes[..bytes.len() / 2]).unwrap();
    }
    small.build();
    assert_eq!(tree(&small.public()), cold, "a torn cache");
    fs::remove_dir_all(cache).unwrap();
    small.build();
    assert_eq!(tree(&small.public()), cold, "no cache");
}

#[test]
fn a_second_build_touches_only_what_changed() {
    let small = small();
    small.build();
    let time = |path: &str| fs::metadata(small.public().join(path)).unwrap().modified().unwrap();
    let (kept, changed) = (time("tin/hai/index.html"), time("tin/mot/index.html"));
    small.write("content/tin/mot.md", "+++\ntitle = \"Một\"\ndate = 2026-01-02\n+++\nThân mới.\n");
    let done = small.build();
    assert_eq!(time("tin/hai/index.html"), kept);
    assert_ne!(time("tin/mot/index.html"), changed);
    assert!(done.written >= 1 && done.removed == 0 && done.unchanged > 5, "{done:?}");
    let again = small.build();
    assert_eq!((again.written, again.removed), (0, 0));
}

#[test]
fn what_is_no_longer_made_goes_and_what_is_not_ours_stays() {
    let small = small();
    small.build();
    fs::write(small.public().join("cua-toi.txt"), "giữ").unwrap();
    fs::write(small.public().join("tin/mot/ghi-chu.txt"), "giữ").unwrap();
    small.remove("content/tin/mot.md");
    small.remove("content/tin/hai/index.md");
    small.remove("content/tin/hai/anh.png");
    small.build();
    let left = tree(&small.public());
    assert!(!left.contains_key("tin/mot/index.html") && !small.public().join("tin/hai").exists());
    assert!(left.contains_key("cua-toi.txt") && left.contains_key("tin/mot/ghi-chu.txt"));
}

#[test]
fn a_folder_of_somebody_else_stops_the_build_unless_forced() {
    let mut small = small();
    fs::create_dir_all(small.public()).unwrap();
    fs::write(small.public().join("cua-toi.txt"), "giữ").unwrap();
    let before = tree(&small.public());
    let faults = small.try_build().unwrap_err();
    assert_eq!(faults.last().unwrap().code, "output-not-ours");
    assert_eq!(tree(&small.public()), before);
    small.options.force = true;
    small.build();
    let after = tree(&small.public());
    assert!(after.contains_key("cua-toi.txt") && after.contains_key("index.html"));
}

#[test]
fn the_sources_are_never_the_output() {
    let mut small = small();
    for folder in ["", "content", "static/con", "templates", ".."] {
        small.options.output_dir = Some(small.root().join(folder));
        small.options.force = true;
        let before = tree(small.root());
        assert_eq!(small.try_build().unwrap_err().last().unwrap().code, "output-over-source", "{folder}");
        let mut after = tree(small.root());
        after.retain(|path, _| !path.starts_with("target/"));
        let mut before = before;
        before.retain(|path, _| !path.starts_with("target/"));
        assert_eq!(after, before, "{folder}");
    }
}

#[test]
fn a_fault_leaves_the_last_site_as_it_was() {
    let small = small();
    small.build();
    let before = tree(&small.public());
    let faults = [
        ("templates/page.html", "{{ page.khong.co.gi }}"),
        ("templates/page.html", "{% if %}"),
        ("content/tin/mot.md", "+++\ntitel = \"Một\"\n+++\n"),
        ("content/tin/ba.md", "+++\ntitle = \"Ba\"\n+++\n[hỏng](@/khong-co.md)\n"),
        ("config.toml", "base_url = 7"),
    ];
    for (path, text) in faults {
        let old = fs::read(small.root().join(path)).unwrap_or_else(|_| page("Ba", "").into_bytes());
        small.write(path, text);
        assert!(small.try_build().is_err(), "{path}: {text}");
        assert_eq!(tree(&small.public()), before, "{path}: {text}");
        small.write_bytes(path, &old);
    }
    assert!(!small.root().join(".public.cchc").exists());
    small.build();
}
