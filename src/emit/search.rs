//! The index of search: one for each language that has `build_search_index`, in the folder [`FOLDER`].
//!
//! What is found is what the map of the site names: no draft, no step of a tree, no stand-in for a missing
//! translation (its text is found in its own language), and no page that says `in_search_index = false`.

use rayon::prelude::*;

use super::search_entries::{Candidate, Maker};
use super::{Emission, Emitted};
use crate::model::kinds::{AUDIENCES, KINDS};
use crate::output::Artifact;
use crate::path::OutputPath;
use crate::search::{self, Entry, Facets, Kind};

/// Where the files of all indices are; the client of the theme looks there.
const FOLDER: &str = "chi-muc";

/// How much the pages of a kind count, in hundredths. A guide to a procedure is what most people come
/// for; a poster bears the same words as the page that it leads to.
const WEIGHTS: &[(&str, u32)] =
    &[("thu-tuc", 125), ("hoi-dap", 110), ("phan-anh", 110), ("an-pham", 70), ("trang", 80), ("tin-tuc", 90), ("mo-hinh", 90)];

pub(super) fn emit(emission: &Emission<'_>) -> Emitted {
    let mut emitted = Emitted::default();
    for language in emission.config().languages.iter().filter(|language| language.build_search_index) {
        let lang = language.code.as_str();
        for file in search::index(lang, &facets(emission, lang), entries(emission, lang)) {
            // Made of a language code and of letters and digits.
            let Ok(path) = OutputPath::new(&format!("{FOLDER}/{}", file.name)) else { continue };
            emitted.artifacts.push(Artifact::new(path, file.bytes, "build_search_index"));
        }
    }
    emitted
}

/// Every kind and audience with its name in a language, by their places in [`KINDS`] and [`AUDIENCES`].
fn facets(emission: &Emission<'_>, lang: &str) -> Facets {
    let label = |prefix: &str, name: &str| {
        let key = format!("{prefix}{}", name.replace('-', "_"));
        emission.engine.around().text(&key, lang).unwrap_or(name).to_owned()
    };
    let weight = |name: &str| WEIGHTS.iter().find(|(known, _)| *known == name).map_or(100, |(_, weight)| *weight);
    let kinds = KINDS.iter().map(|kind| kind.name);
    Facets {
        kinds: kinds
            .map(|name| Kind { name: name.to_owned(), label: label("loai_bai_", name), weight: weight(name) })
            .collect(),
        audiences: AUDIENCES.iter().map(|name| ((*name).to_owned(), label("danh_cho_", name))).collect(),
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
