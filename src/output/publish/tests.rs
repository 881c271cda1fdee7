//! What publishing leaves in a folder.

use super::*;
use crate::output::bytes::Waits;
use crate::output::room::Room;

fn tree(files: &[(&str, &str)]) -> OutputTree {
    let artifact =
        |(path, text): &(&str, &str)| Artifact::new(OutputPath::new(path).unwrap(), text.as_bytes().to_vec(), "test");
    let (tree, faults) = OutputTree::assemble(files.iter().map(artifact));
    assert_eq!(faults, []);
    tree
}

/// Publishes as a build does that knows nothing of the last one.
fn publish(tree: &OutputTree, folder: &Path, force: bool) -> Result<Published, Diagnostic> {
    Publication::open(folder, force, Record::default())?.publish(tree).map(|(published, _)| published)
}

#[test]
fn unchanged_files_keep_their_time_and_stale_ones_go_with_their_folders() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("public");
    publish(&tree(&[("a.txt", "1"), ("b/c.txt", "2")]), &top, false).unwrap();
    let time = fs::metadata(top.join("a.txt")).unwrap().modified().unwrap();
    let done = publish(&tree(&[("a.txt", "1"), ("d.txt", "3")]), &top, false).unwrap();
    assert_eq!(done, Published { written: 1, unchanged: 1, removed: 1 });
    assert_eq!(fs::metadata(top.join("a.txt")).unwrap().modified().unwrap(), time);
    assert!(!top.join("b").exists());
}

#[test]
fn files_of_somebody_else_are_neither_replaced_nor_removed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("mine.txt"), "x").unwrap();
    let fault = publish(&tree(&[("a.txt", "1")]), folder.path(), false).unwrap_err();
    assert_eq!(fault.code, "output-not-ours");
    assert!(!folder.path().join("a.txt").exists());
    publish(&tree(&[("a.txt", "1")]), folder.path(), true).unwrap();
    publish(&tree(&[("b.txt", "1")]), folder.path(), false).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("mine.txt")).unwrap(), "x");
}

#[test]
fn a_folder_of_somebody_else_in_the_way_of_a_file_stops_all_before_it_begins() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("public");
    publish(&tree(&[("a/b", "1"), ("c", "1")]), &top, false).unwrap();
    fs::write(top.join("a/mine.txt"), "x").unwrap();
    let before = fs::read(top.join(manifest::NAME)).unwrap();
    let fault = publish(&tree(&[("a", "2"), ("c", "2"), ("d", "2")]), &top, false).unwrap_err();
    assert_eq!(fault.code, "output-unwritable");
    assert_eq!(fs::read(top.join(manifest::NAME)).unwrap(), before);
    assert_eq!(
        (fs::read_to_string(top.join("a/b")).unwrap(), fs::read_to_string(top.join("c")).unwrap()),
        ("1".into(), "1".into())
    );
    assert!(!top.join("d").exists());
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("public");
    for files in [[("a", "1")], [("a/b", "2")], [("a", "3")]] {
        publish(&tree(&files), &top, false).unwrap();
        assert_eq!(fs::read_to_string(top.join(files[0].0)).unwrap(), files[0].1);
    }
}

#[test]
fn two_builds_at_once_are_kept_apart() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("public");
    let held = Room::open(&top).unwrap();
    let fault = publish(&tree(&[("a.txt", "1")]), &top, false).unwrap_err();
    assert_eq!(fault.code, "output-in-use");
    drop(held);
    assert!(publish(&tree(&[("a.txt", "1")]), &top, false).is_ok());
}

#[test]
fn what_a_killed_build_moved_in_or_drafted_goes_with_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("public");
    publish(&tree(&[("a.txt", "1")]), &top, false).unwrap();
    let killed = Publication::open(&top, false, Record::default()).unwrap();
    Manifests::write(&killed, &tree(&[("a.txt", "1"), ("b/c.txt", "2")])).unwrap().announce(&top).unwrap();
    drop(killed);
    fs::create_dir(top.join("b")).unwrap();
    fs::write(top.join("b/c.txt"), "2").unwrap();
    fs::write(top.join(".cchc-manifest.tmp"), "cchc").unwrap();
    publish(&tree(&[("a.txt", "1")]), &top, false).unwrap();
    let names: Vec<_> = fs::read_dir(&top).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    fs::write(top.join(".cchc-manifest.tmp"), "cchc").unwrap();
    publish(&tree(&[("a.txt", "1")]), &top, false).unwrap();
    assert!(!top.join(".cchc-manifest.tmp").exists());
}

#[test]
fn a_manifest_that_climbs_out_removes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("public");
    fs::create_dir(&top).unwrap();
    fs::write(folder.path().join("keep.txt"), "x").unwrap();
    fs::write(top.join(manifest::NAME), "cchc manifest 1\n../keep.txt\n").unwrap();
    publish(&tree(&[("a.txt", "1")]), &top, false).unwrap();
    assert!(folder.path().join("keep.txt").exists());
}

/// Parks and publishes files; gives what is known of them then.
fn parked(files: &[(&str, &str)], top: &Path, last: Record) -> (Published, Record) {
    let publication = Publication::open(top, false, last).unwrap();
    let parking = crate::output::Parking::of(&publication);
    let artifact = |(path, text): &(&str, &str)| {
        let made = parking.artifact(OutputPath::new(path).unwrap(), text.as_bytes().to_vec(), "test");
        assert_eq!((&*made.bytes.read(), made.bytes.len()), (text.as_bytes(), text.len()));
        made
    };
    let (tree, faults) = OutputTree::assemble(files.iter().map(artifact));
    assert_eq!(faults, []);
    publication.publish(&tree).unwrap()
}

#[test]
fn parked_files_come_to_what_files_in_memory_come_to() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("public");
    let (first, record) = parked(&[("a.txt", "1"), ("b/c.txt", "2"), ("d.txt", "3")], &top, Record::default());
    assert_eq!((first.written, first.unchanged), (3, 0));
    let time = fs::metadata(top.join("a.txt")).unwrap().modified().unwrap();
    let (second, _) = parked(&[("a.txt", "1"), ("b/c.txt", "4")], &top, record);
    assert_eq!(second, Published { written: 1, unchanged: 1, removed: 1 });
    assert_eq!(fs::metadata(top.join("a.txt")).unwrap().modified().unwrap(), time);
    assert_eq!(fs::read_to_string(top.join("b/c.txt")).unwrap(), "4");
    assert!(!top.join("d.txt").exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "the workroom is gone");
}

#[test]
fn a_new_site_comes_in_as_a_whole_or_file_by_file_where_somebody_made_its_folder_meanwhile() {
    for meanwhile in [None, Some("mine.txt")] {
        let folder = tempfile::tempdir().unwrap();
        let top = folder.path().join("public");
        let publication = Publication::open(&top, false, Record::default()).unwrap();
        let parking = crate::output::Parking::of(&publication);
        let made = |path: &str| OutputPath::new(path).unwrap();
        let mut draft = parking.draft();
        std::io::Write::write_all(&mut draft, &vec![b'3'; 2 << 20]).unwrap();
        let files = [
            parking.artifact(made("a.txt"), b"1".to_vec(), "test"),
            Artifact::new(made("b/c/d.txt"), b"2".to_vec(), "test"),
            draft.artifact(made("e/f.xml"), "test"),
        ];
        let (tree, _) = OutputTree::assemble(files);
        if let Some(name) = meanwhile {
            fs::create_dir(&top).unwrap();
            fs::write(top.join(name), "x").unwrap();
        }
        let (published, record) = publication.publish(&tree).unwrap();
        assert_eq!(published, Published { written: 3, unchanged: 0, removed: 0 });
        assert_eq!(fs::read_to_string(top.join("b/c/d.txt")).unwrap(), "2");
        assert_eq!(fs::metadata(top.join("e/f.xml")).unwrap().len(), 2 << 20);
        assert_eq!(top.join("mine.txt").exists(), meanwhile == Some("mine.txt"));
        assert_eq!(manifest::read(&top).unwrap().len(), 3);
        assert!(record.stands_in(&top));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "the workroom is gone");
    }
}

#[test]
fn a_file_that_was_finished_and_is_no_longer_of_the_site_does_not_come_in_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("public");
    let publication = Publication::open(&top, false, Record::default()).unwrap();
    let parking = crate::output::Parking::of(&publication);
    let made = |path: &str| parking.artifact(OutputPath::new(path).unwrap(), path.as_bytes().to_vec(), "test");
    let (kept, dropped) = (made("a/b.txt"), made("a/c.txt"));
    let (tree, _) = OutputTree::assemble([kept]);
    publication.publish(&tree).unwrap();
    assert!(top.join("a/b.txt").exists() && !top.join("a/c.txt").exists());
    assert!(dropped.bytes.read().is_empty());
}

#[test]
fn what_is_parked_and_never_published_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("public");
    publish(&tree(&[("a.txt", "1")]), &top, false).unwrap();
    let publication = Publication::open(&top, false, Record::default()).unwrap();
    let path = OutputPath::new("a.txt").unwrap();
    let made = crate::output::Parking::of(&publication).artifact(path, b"2".to_vec(), "test");
    drop(publication);
    assert_eq!(fs::read_to_string(top.join("a.txt")).unwrap(), "1");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert!(made.bytes.read().is_empty(), "its bytes went with it");
}

#[test]
fn a_parked_file_that_somebody_meddles_with_is_never_published() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("public");
    for meddle in [Some("x"), None] {
        let publication = Publication::open(&top, false, Record::default()).unwrap();
        let path = OutputPath::new("a.txt").unwrap();
        let made = crate::output::Parking::of(&publication).artifact(path.clone(), b"2".to_vec(), "test");
        let waits = publication.file(&Waits::InNew(path));
        match meddle {
            Some(text) => fs::write(&waits, text).unwrap(),
            None => fs::remove_file(&waits).unwrap(),
        }
        let read = made.bytes.read().into_owned();
        assert!(read.is_empty());
        let (tree, _) = OutputTree::assemble([made]);
        assert_eq!(publication.publish(&tree).unwrap_err().code, "output-unwritable");
        assert!(!top.exists());
    }
}

#[test]
fn a_record_vouches_only_for_files_that_nobody_touched_since() {
    let folder = tempfile::tempdir().unwrap();
    let top = folder.path().join("public");
    let files = [("a.txt", "1"), ("b.txt", "2")];
    // What was written a moment ago may change again within the tick: the second time it is older.
    parked(&files, &top, Record::default());
    std::thread::sleep(std::time::Duration::from_millis(50));
    let (_, record) = parked(&files, &top, Record::default());
    assert!(record.stands_in(&top));
    assert!(record.get("a.txt").unwrap().stamp.is_some());
    let time = fs::metadata(top.join("a.txt")).unwrap().modified().unwrap();
    fs::write(top.join("a.txt"), "9").unwrap();
    File::options().write(true).open(top.join("a.txt")).unwrap().set_modified(time).unwrap();
    if cfg!(unix) {
        assert!(!record.stands_in(&top));
        let (mended, record) = parked(&files, &top, record.clone());
        assert_eq!((mended.written, fs::read_to_string(top.join("a.txt")).unwrap().as_str()), (1, "1"));
        assert!(record.stands_in(&top));
    }
    fs::remove_file(top.join(manifest::NAME)).unwrap();
    assert!(!record.stands_in(&top));
    assert!(!Record::default().stands_in(&top));
}
