//! Words as files: keys in order, cut into shards of about the same size, so that a query fetches little
//! and a prefix lies in one shard or two.

use std::collections::{BTreeMap, HashSet};

use super::digits;
use super::gather::{BODY, Form, Words};

/// A shard: its first key and what it holds.
#[derive(Debug)]
pub(super) struct Shard {
    pub first: String,
    pub text: String,
}

/// The least size of a shard, in bytes before compression.
const LEAST: usize = 1800;
/// About how many shards a large site has.
const MOST: usize = 320;
/// From how many pages on words that are everywhere are left out of texts.
const MANY_PAGES: usize = 60;

/// Words that less than three tenths of the pages hold: a bit a place, a row a page.
struct Rare(Vec<Vec<u64>>);

impl Rare {
    fn of<'w>(words: impl Iterator<Item = &'w Form>, pages: usize) -> Self {
        let mut rows = vec![Vec::new(); pages];
        for (page, place) in words.flat_map(|form| &form.places).copied() {
            let (row, at): (&mut Vec<u64>, _) = (&mut rows[page as usize], place as usize / 64);
            if row.len() <= at {
                row.resize(at + 1, 0);
            }
            row[at] |= 1 << (place % 64);
        }
        Self(rows)
    }

    /// Whether such a word stands beside a place.
    fn is_beside(&self, page: u32, place: u32) -> bool {
        let row = &self.0[page as usize];
        let has = |place: u32| row.get(place as usize / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1);
        has(place + 1) || place.checked_sub(1).is_some_and(has)
    }
}

/// All shards of a language; `common` are the keys of words that say little ([`crate::text::common_words`]). A
/// shard is `key form places form places|key …`; a form that is its key is `=`.
pub(super) fn shards(words: &Words, pages: usize, common: &HashSet<String>) -> Vec<Shard> {
    let counted: Vec<_> = words.iter().map(|(key, forms)| (key, forms, pages_with(forms))).collect();
    let is_rare = |count: usize| count * 10 < pages * 3;
    let rare = counted.iter().filter(|(_, _, count)| is_rare(*count));
    let rare = Rare::of(rare.flat_map(|(_, forms, _)| forms.values()), pages);
    let written = counted.iter().map(|&(key, forms, count)| {
        let is_everywhere = pages >= MANY_PAGES && count * 5 > pages * 2;
        // Half of a word that few pages hold is found in texts, too: the ủy of ủy quyền, not that of ủy ban.
        let beside = (!common.contains(key)).then_some(&rare);
        (key.as_str(), entry(key, forms.values(), is_everywhere, beside))
    });
    let written: Vec<(&str, String)> = written.collect();
    let total: usize = written.iter().map(|(_, text)| text.len()).sum();
    let size = (total / MOST).max(LEAST);
    let mut shards: Vec<Shard> = Vec::new();
    for (key, text) in written {
        match shards.last_mut() {
            Some(last) if last.text.len() + text.len() <= size => {
                last.text.push('|');
                last.text.push_str(&text);
            }
            _ => shards.push(Shard { first: key.to_owned(), text }),
        }
    }
    shards
}

/// One key with its forms. `!` says that it is in so many pages that of texts only the places beside rarer
/// words tell of it.
fn entry<'f>(key: &str, forms: impl Iterator<Item = &'f Form>, everywhere: bool, beside: Option<&Rare>) -> String {
    let tells = |page, place| place % 1024 < BODY || beside.is_some_and(|rare| rare.is_beside(page, place));
    let mut out = String::new();
    if everywhere {
        out.push('!');
    }
    out.push_str(key);
    for form in forms {
        let mut places = String::new();
        let kept = form.places.iter().filter(|(page, place)| !everywhere || tells(*page, *place));
        push_places(&mut places, &kept.copied().collect::<Vec<_>>());
        if places.is_empty() {
            continue;
        }
        out.push(' ');
        out.push_str(if form.written == key { "=" } else { &form.written });
        out.push(' ');
        out.push_str(&places);
    }
    out
}

/// How many pages hold a key, whatever its marks.
fn pages_with(forms: &BTreeMap<String, Form>) -> usize {
    let page = |(page, _): &(u32, u32)| *page;
    let in_order = |form: &Form| form.places.chunk_by(|a, b| a.0 == b.0).count();
    match forms.len() {
        1 => forms.values().map(in_order).sum(),
        _ => {
            let mut pages: Vec<u32> = forms.values().flat_map(|form| form.places.iter().map(page)).collect();
            pages.sort_unstable();
            pages.dedup();
            pages.len()
        }
    }
}

/// Pages and places as steps from the one before: a page, then its places, each saying whether another
/// of the page follows.
fn push_places(out: &mut String, places: &[(u32, u32)]) {
    let mut before = 0;
    for of_page in places.chunk_by(|a, b| a.0 == b.0) {
        let page = of_page[0].0;
        digits::push(out, page - before);
        before = page;
        let mut last = 0;
        for (number, (_, place)) in of_page.iter().enumerate() {
            let more = u32::from(number + 1 < of_page.len());
            digits::push(out, ((place - last) << 1) | more);
            last = *place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::gather::words;
    use super::super::{Entry, Passage};
    use super::*;

    fn site(pages: usize) -> Vec<Entry> {
        let text = |n: usize| format!("và tờ khai số {n} của việc {}", n % 7);
        let page = |n| Passage { text: text(n), ..Passage::default() };
        (0..pages).map(|n| Entry { title: format!("Trang {n}"), passages: vec![page(n)], ..Entry::default() }).collect()
    }

    #[test]
    fn keys_are_in_order_and_every_shard_knows_its_first() {
        let entries = site(3000);
        let words = words(&entries);
        let shards = shards(&words, entries.len(), &HashSet::new());
        assert!(shards.len() > 5);
        let keys: Vec<&str> = shards
            .iter()
            .flat_map(|shard| shard.text.split('|'))
            .map(|entry| entry.trim_start_matches('!').split(' ').next().unwrap())
            .collect();
        assert_eq!(keys, words.keys().map(String::as_str).collect::<Vec<_>>());
        assert!(shards.iter().all(|shard| shard.text.trim_start_matches('!').starts_with(&shard.first)));
    }

    #[test]
    fn a_word_that_is_everywhere_is_told_of_by_titles_and_beside_rarer_words() {
        let entries = site(100);
        let shards = shards(&words(&entries), entries.len(), &HashSet::new());
        let all: Vec<&str> = shards.iter().flat_map(|shard| shard.text.split('|')).collect();
        assert!(all.contains(&"!va"));
        assert!(all.iter().any(|entry| entry.starts_with("!trang = 0")));
        // "số 7" stands in one text only; said to be common, it is left out of texts.
        assert!(all.iter().any(|entry| entry.starts_with("!so số ")));
        let common = super::shards(&words(&entries), entries.len(), &HashSet::from(["so".to_owned()]));
        assert!(common.iter().any(|shard| shard.text.split('|').any(|entry| entry == "!so")));
        let few = site(10);
        let shards = super::shards(&words(&few), few.len(), &HashSet::new());
        assert!(shards.iter().any(|shard| shard.text.contains("|va và 0")));
    }
}
