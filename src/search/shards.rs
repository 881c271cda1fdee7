//! Words as files: keys in order, cut into shards of about the same size, so that a query fetches little
//! and a prefix lies in one shard or two.

use super::digits;
use super::gather::{BODY, Form, Words};

/// A shard: its first key and what it holds.
#[derive(Debug)]
pub(super) struct Shard {
    pub first: String,
    pub text: String,
}

/// The least size of a shard, in bytes before compression.
const LEAST: usize = 2500;
/// About how many shards a large site has.
const MOST: usize = 220;
/// From how many pages on words that are everywhere are left out of texts.
const MANY_PAGES: usize = 60;

/// All shards of a language. A shard is `key form places form places|key …`; a form that is its key is `=`.
pub(super) fn shards(words: &Words, pages: usize) -> Vec<Shard> {
    let written: Vec<(&str, String)> =
        words.iter().map(|(key, forms)| (key.as_str(), entry(key, forms.values(), pages))).collect();
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

/// One key with its forms. `!` says that it is in so many pages that only titles, names, headings and
/// descriptions tell of it.
fn entry<'f>(key: &str, forms: impl Iterator<Item = &'f Form> + Clone, pages: usize) -> String {
    let everywhere = pages >= MANY_PAGES && pages_with(forms.clone()) * 5 > pages * 2;
    let mut out = String::new();
    if everywhere {
        out.push('!');
    }
    out.push_str(key);
    for form in forms {
        let mut places = String::new();
        let kept = form.places.iter().filter(|(_, place)| !everywhere || place % 1024 < BODY);
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
pub(super) fn pages_with<'f>(forms: impl Iterator<Item = &'f Form>) -> usize {
    let mut pages: Vec<u32> = forms.flat_map(|form| form.places.iter().map(|(page, _)| *page)).collect();
    pages.sort_unstable();
    pages.dedup();
    pages.len()
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
        let shards = shards(&words, entries.len());
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
    fn a_word_that_is_everywhere_is_told_of_by_titles_only() {
        let entries = site(100);
        let shards = shards(&words(&entries), entries.len());
        let all: Vec<&str> = shards.iter().flat_map(|shard| shard.text.split('|')).collect();
        assert!(all.contains(&"!va"));
        assert!(all.iter().any(|entry| entry.starts_with("!trang = 0")));
        let few = site(10);
        let shards = super::shards(&words(&few), few.len());
        assert!(shards.iter().any(|shard| shard.text.contains("|va và 0")));
    }
}
