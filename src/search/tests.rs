//! The files of an index together: the same for the same entries, each one call, most of them kept by a change.

use super::*;

fn entry(number: usize) -> Entry {
    let passage = |heading: &str, text: String| {
        let (heading, anchor) = (heading.into(), heading.into());
        Passage { heading, anchor, text, ..Passage::default() }
    };
    Entry {
        title: format!("Trang số {number}"),
        address: format!("trang-{number}/"),
        passages: vec![
            passage("", format!("Mở đầu {number}")),
            passage("muc", format!("Nội dung việc {}", number % 9)),
        ],
        ..Entry::default()
    }
}

fn facets() -> Facets {
    let kinds = vec![Kind { name: "trang".into(), label: "Trang".into(), weight: 100 }];
    Facets { kinds, audiences: Vec::new() }
}

fn names(files: &[File]) -> HashSet<&str> {
    files.iter().map(|file| file.name.as_deref().unwrap_or(".vi")).collect()
}

#[test]
fn the_same_entries_give_the_same_files_and_every_name_is_its_own() {
    let entries = || (0..500).map(entry).collect::<Vec<_>>();
    let (a, b) = (index("vi", &facets(), entries()), index("vi", &facets(), entries()));
    assert_eq!(a, b);
    assert_eq!(names(&a).len(), a.len());
}

#[test]
fn a_page_at_the_end_leaves_most_files_as_they_are() {
    let mut entries: Vec<Entry> = (0..2000).map(entry).collect();
    let before = index("vi", &facets(), entries.clone());
    entries.push(Entry { title: "Tin mới".into(), ..Entry::default() });
    let after = index("vi", &facets(), entries);
    let kept = names(&before).intersection(&names(&after)).count();
    assert!(kept * 10 > before.len() * 8, "{kept} of {}", before.len());
}

#[test]
fn a_file_is_one_call_that_hands_over_its_own_name() {
    for file in index("vi", &facets(), vec![entry(1)]) {
        let text = String::from_utf8(file.bytes).unwrap();
        let inner = text.strip_prefix("cchcTim(").unwrap().trim_end().strip_suffix(')').unwrap();
        let values: Vec<Json> = serde_json::from_str(&format!("[{inner}]")).unwrap();
        assert_eq!(values[0], Json::from(file.name.unwrap_or_else(|| ".vi".to_owned())));
    }
}

#[test]
fn no_text_of_a_page_ends_the_call() {
    let entry = Entry { title: "\"); alert(1) // \u{2028}</script>\\".into(), ..Entry::default() };
    for file in index("vi", &facets(), vec![entry]) {
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(!text.contains('\u{2028}') && text.matches('\n').count() == 1, "{text}");
    }
}

#[test]
fn an_index_of_nothing_is_still_one() {
    let files = index("tyz", &facets(), Vec::new());
    assert!(files.iter().any(|file| file.name.is_none()));
}
