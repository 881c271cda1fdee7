//! Search: the index of one language as files for the client (`tim-kiem.js` of the theme) to fetch.
//!
//! [`index`] turns entries into files and knows neither site nor disk. There are four sorts, each a
//! script that hands its text to one function, so that they work without a server and under a policy
//! that allows the site's own scripts and nothing else:
//!
//! - the core: what every query needs, and the names of all others;
//! - shards of words, by key ([`crate::text::term`]): which pages hold a word, and where;
//! - rows of pages: titles, addresses, descriptions;
//! - texts of pages by their headings, for excerpts; and the list of all keys, for misspelt queries.
//!
//! All but the core are named by what they hold: a page that did not change leaves them as they are, and
//! caches never mix two builds.

mod digits;
mod gather;
mod html;
mod rows;
mod shards;

use std::collections::HashSet;

use rayon::prelude::*;
use serde_json::{Value as Json, json};

use crate::digest::Digest;
pub use html::passages;

/// A page as search sees it.
#[derive(Debug, Clone, Default)]
pub struct Entry {
    /// Its title.
    pub title: String,
    /// Its address from the site's root, encoded.
    pub address: String,
    /// Its kind, by its place among [`Facets::kinds`].
    pub kind: usize,
    /// Whom it is for: a bit each, by their places among [`Facets::audiences`].
    pub audiences: u8,
    /// Other names: codes, numbers, abbreviations, what people say instead.
    pub names: Vec<String>,
    /// One or two sentences about it.
    pub description: String,
    /// Its text by its headings; the first passage has none.
    pub passages: Vec<Passage>,
}

/// A part of a page that a link can lead to. Blocks of its text are lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Passage {
    /// Its heading.
    pub heading: String,
    /// The identifier of its heading.
    pub anchor: String,
    /// What stands below it.
    pub text: String,
    /// What is found here and not shown: the words that an abbreviation stands for, and the other way.
    pub also: String,
}

/// A kind of page as a filter.
#[derive(Debug, Clone)]
pub struct Kind {
    /// Its name in addresses.
    pub name: String,
    /// What readers call it.
    pub label: String,
    /// How much its pages count, in hundredths: 100 is usual.
    pub weight: u32,
}

/// What results can be narrowed to.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    /// The kinds of pages.
    pub kinds: Vec<Kind>,
    /// Audiences: name and label.
    pub audiences: Vec<(String, String)>,
}

/// A file of the index.
#[derive(Debug, PartialEq, Eq)]
pub struct File {
    /// Its name from what it holds, such as `4k2x7a`; the core has none.
    pub name: Option<String>,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// The function that every file calls.
const REGISTRY: &str = "cchcTim";

/// The index of a language. Entries keep their order: new ones at the end leave most files as they are.
pub fn index(lang: &str, facets: &Facets, mut entries: Vec<Entry>) -> Vec<File> {
    for entry in &mut entries {
        entry.passages = gather::bounded(&entry.passages);
    }
    let words = gather::words(&entries);
    let common = crate::text::term_words(crate::text::common_words(lang)).map(|word| crate::text::term(word).key);
    let shards = shards::shards(&words, entries.len(), &common.collect());
    let first: Vec<&str> = shards.iter().map(|shard| shard.first.as_str()).collect();
    let mut writer = Writer::default();
    let shard_names = writer.add_all(shards.iter().map(|shard| Json::from(shard.text.as_str()).to_string()).collect());
    let row_names = writer.add_all(rows::rows(&entries));
    let (texts, cuts) = rows::texts(&entries);
    let text_names = writer.add_all(texts);
    let keys = writer.add_all(vec![Json::from(keys(&words)).to_string()]);
    let per_page = |value: fn(&Entry) -> usize| entries.iter().map(|e| digits::digit(value(e))).collect::<String>();
    let core = json!({
        "n": entries.len(),
        "r": rows::pages_a_file(entries.len()),
        "k": per_page(|entry| entry.kind),
        "a": per_page(|entry| usize::from(entry.audiences)),
        "t": per_page(|entry| crate::text::term_words(&entry.title).count()),
        "w": crate::text::common_words(lang),
        "s": first.join(" "),
        "S": shard_names,
        "R": row_names,
        "x": cuts,
        "X": text_names,
        "K": keys,
        "kinds": facets.kinds.iter().map(|kind| json!([kind.name, kind.label, kind.weight])).collect::<Vec<_>>(),
        "audiences": facets.audiences,
    });
    let core = script(&format!(".{lang}"), &core.to_string());
    writer.files.push(File { name: None, bytes: core });
    writer.files
}

/// Every key, and how many places it has as a power of two: a digit each, after a space at the end.
fn keys(words: &gather::Words) -> String {
    let mut keys: Vec<&str> = Vec::with_capacity(words.len() + 1);
    let mut counts = String::with_capacity(words.len());
    for (key, forms) in words.iter().filter(|(key, _)| !key.bytes().all(|byte| byte.is_ascii_digit())) {
        let places: usize = forms.values().map(|form| form.places.len()).sum();
        keys.push(key);
        counts.push(digits::digit(places.max(1).ilog2() as usize));
    }
    keys.push(&counts);
    keys.join(" ")
}

/// Names files by what they hold.
#[derive(Default)]
struct Writer {
    files: Vec<File>,
    taken: HashSet<String>,
}

impl Writer {
    /// Adds files that hold values as JSON; gives their names, one after the other.
    fn add_all(&mut self, values: Vec<String>) -> String {
        let named: Vec<(String, String)> = values.into_par_iter().map(|value| (name(&value, 0), value)).collect();
        let mut names = String::with_capacity(named.len() * 6);
        let mut unique = Vec::with_capacity(named.len());
        for (first, value) in named {
            // Two values of one name are as good as unheard of; they get two names all the same.
            let mut own = first;
            let mut attempt = 0;
            while !self.taken.insert(own.clone()) {
                attempt += 1;
                own = name(&value, attempt);
            }
            names.push_str(&own);
            unique.push((own, value));
        }
        let made = unique.into_par_iter().map(|(own, value)| {
            let bytes = script(&own, &value);
            File { name: Some(own), bytes }
        });
        self.files.extend(made.collect::<Vec<_>>());
        names
    }
}

/// A name of six letters and digits.
fn name(text: &str, attempt: u32) -> String {
    let digest = Digest::of_parts([text.as_bytes(), &attempt.to_le_bytes()]).hex();
    let mut number = u64::from_str_radix(&digest[..8], 16).unwrap_or_default();
    let mut name = String::with_capacity(6);
    for _ in 0..6 {
        name.push(digits::digit((number % 36) as usize));
        number /= 36;
    }
    name
}

/// A script that hands over a value under a name. Line separators are the one thing that JSON may hold and
/// old browsers refuse in a script.
fn script(name: &str, value: &str) -> Vec<u8> {
    let mut text = format!("{REGISTRY}({},{value})\n", Json::from(name));
    if text.contains(['\u{2028}', '\u{2029}']) {
        text = text.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    }
    text.into_bytes()
}

#[cfg(test)]
mod tests;
