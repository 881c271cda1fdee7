//! The index of search: one for each language that has `build_search_index`. Its core is `chi-muc.vi.js` at
//! the root of the site; the other files, named by what they hold, are in `chi-muc/vi/`.
//!
//! What is found is what the map of the site names: no draft, no step of a tree, no stand-in for a missing
//! translation (its text is found in its own language), and no page that says `in_search_index = false`.

use rayon::prelude::*;

use super::search_entries::{Candidate, Maker};
use super::{Emission, Emitted};
use crate::config::Config;
use crate::path::OutputPath;
use crate::search::{self, Entry, Facets, Kind};

/// What names of files of indices begin with; the client of the theme knows it.
const NAME: &str = "chi-muc";

/// The kinds in the order in which filters show them, and how much their pages count, in hundredths. A guide
/// to a procedure is what most people come for; a poster bears the same words as the page that it leads to.
const WEIGHTS: &[(&str, u32)] = &[
    ("thu-tuc", 125),
    ("hoi-dap", 110),
    ("chon-duong", 100),
    ("phan-anh", 110),
    ("don-vi", 100),
    ("xa-cu", 100),
    ("van-ban", 100),
    ("chu-de", 100),
    ("tin-tuc", 90),
    ("chi-so", 100),
    ("mo-hinh", 90),
    ("an-pham", 70),
    ("su-kien", 100),
    ("tap-huan", 100),
    ("trang", 50),
];

/// Audiences in the order in which filters show them: those whom the site is for come first.
const READERS: [&str; 5] = ["nhan-dan", "doanh-nghiep", "to-chuc", "nguoi-lao-dong", "cbccvc"];

/// The place of a kind among the filters.
pub(super) fn kind_number(name: &str) -> usize {
    WEIGHTS.iter().position(|(known, _)| *known == name).unwrap_or(WEIGHTS.len() - 1)
}

/// The bits of audiences, by their places among the filters.
pub(super) fn audience_bits<'n>(names: impl Iterator<Item = &'n str>) -> u8 {
    let bit = |name: &str| READERS.iter().position(|known| *known == name).map_or(0, |at| 1 << at);
    names.map(bit).fold(0, |all, bit| all | bit)
}

pub(super) fn may_hold(_: &Config, path: &str) -> bool {
    path.starts_with(NAME) && path.ends_with(".js")
}

pub(super) fn emit(emission: &Emission<'_>) -> Emitted {
    let mut emitted = Emitted::default();
    for language in emission.config().languages.iter().filter(|language| language.build_search_index) {
        let lang = &*language.code;
        for file in search::index(lang, &facets(emission, lang), entries(emission, lang)) {
            let path = match &file.name {
                Some(name) => format!("{NAME}/{lang}/{name}.js"),
                None => format!("{NAME}.{lang}.js"),
            };
            // Made of a language code, of letters and of digits.
            let Ok(path) = OutputPath::new(&path) else { continue };
            let artifact = emission.parking.artifact(path, file.bytes, "build_search_index");
            emitted.artifacts.push(if file.name.is_some() { artifact.lasting() } else { artifact });
        }
    }
    emitted
}

/// Every kind and audience with its name in a language.
fn facets(emission: &Emission<'_>, lang: &str) -> Facets {
    let label = |prefix: &str, name: &str| {
        let key = format!("{prefix}{}", name.replace('-', "_"));
        emission.engine.around().text(&key, lang).unwrap_or(name).to_owned()
    };
    let kind = |(name, weight): &(&str, u32)| Kind {
        name: (*name).to_owned(),
        label: label("loai_bai_", name),
        weight: *weight,
    };
    Facets {
        kinds: WEIGHTS.iter().map(kind).collect(),
        audiences: READERS.iter().map(|name| ((*name).to_owned(), label("danh_cho_", name))).collect(),
    }
}

/// What is found in a language. Undated pages come first, by address, then dated ones by date: news come
/// at the end, and leave the files of what was there as they were.
fn entries(emission: &Emission<'_>, lang: &str) -> Vec<Entry> {
    let mut candidates = Candidate::all(emission, lang);
    candidates.sort();
    let maker = Maker::new(emission, lang);
    candidates.par_iter().map(|candidate| maker.entry(candidate)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::kinds::{AUDIENCES, KINDS};

    #[test]
    fn every_kind_and_every_audience_is_a_filter() {
        let kinds: Vec<&str> = WEIGHTS.iter().map(|(name, _)| *name).collect();
        assert!(KINDS.iter().all(|kind| kinds.contains(&kind.name)) && kinds.len() == KINDS.len());
        assert!(AUDIENCES.iter().all(|name| READERS.contains(name)) && READERS.len() == AUDIENCES.len());
        assert_eq!(kinds.last(), Some(&"trang"));
    }
}
