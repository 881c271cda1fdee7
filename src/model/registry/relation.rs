//! How one document stands to another, as its page says.

use serde_json::Value as Json;

use super::super::Page;
use crate::text::document_number;

/// What a document does to another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// It changes or adds to it.
    Amends,
    /// It takes its place.
    Replaces,
    /// It ends it and puts nothing in its place.
    Repeals,
    /// It says how it is carried out.
    Guides,
    /// It was issued on its ground.
    BasedOn,
}

impl Relation {
    /// Every relation, in the order in which a page lists them.
    pub const ALL: [Self; 5] = [Self::Amends, Self::Replaces, Self::Repeals, Self::Guides, Self::BasedOn];

    /// Its key in front matter.
    pub fn key(self) -> &'static str {
        match self {
            Self::Amends => "sua_doi",
            Self::Replaces => "thay_the",
            Self::Repeals => "bai_bo",
            Self::Guides => "huong_dan",
            Self::BasedOn => "can_cu",
        }
    }

    /// The key of its other side, for words on a page: `duoc_sua_doi`.
    pub fn inverse_key(self) -> &'static str {
        match self {
            Self::Amends => "duoc_sua_doi_boi",
            Self::Replaces => "duoc_thay_the_boi",
            Self::Repeals => "bi_bai_bo_boi",
            Self::Guides => "duoc_huong_dan_boi",
            Self::BasedOn => "la_can_cu_cua",
        }
    }

    /// Whether the other document is no longer in force because of it.
    pub fn ends(self) -> bool {
        matches!(self, Self::Replaces | Self::Repeals)
    }
}

/// The texts of a relation on a page.
pub(super) fn texts(page: &Page, relation: Relation) -> impl Iterator<Item = &str> {
    page.record.get(relation.key()).and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str)
}

/// A relation of a document to another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tie {
    /// What it does to it.
    pub relation: Relation,
    /// The other one's number.
    pub number: String,
    /// Whether only a part is meant: "Khoản 2 Điều 7 Nghị định số …".
    pub is_partial: bool,
}

/// Words for parts of a document, before its number.
const PARTS: [&str; 9] = ["điều", "khoản", "điểm", "chương", "mục", "phụ lục", "một phần", "một số", "cụm từ"];

/// Every relation of a page. The first number of an item is the one that is meant: what follows it in
/// brackets says something of that one.
pub(super) fn of(page: &Page) -> Vec<Tie> {
    let mut found: Vec<Tie> = Vec::new();
    for relation in Relation::ALL {
        for text in texts(page, relation) {
            let Some(range) = document_number::find(text).into_iter().next() else { continue };
            let before = text[..range.start].to_lowercase();
            let is_partial = PARTS.iter().any(|part| has_word(&before, part));
            let tie = Tie { relation, number: document_number::canonical(&text[range]), is_partial };
            if !found.contains(&tie) {
                found.push(tie);
            }
        }
    }
    found
}

fn has_word(text: &str, word: &str) -> bool {
    let alone = |at: usize| {
        let (before, after) = (&text[..at], &text[at + word.len()..]);
        !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric)
    };
    text.match_indices(word).any(|(at, _)| alone(at))
}
