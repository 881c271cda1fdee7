//! What search is told of each page, section and term: its words, and how much they count.

use std::collections::HashMap;

use memchr::memmem::Finder;
use serde_json::Value as Json;

use super::Emission;
use super::search::{audience_bits, kind_number};
use crate::date::Moment;
use crate::model::kinds::{Kind, PLAIN, PRINT_FIELDS};
use crate::model::tables::old_units::OldUnit;
use crate::model::{Abbreviation, Field, FieldType, Page, PageId, Section, SectionId};
use crate::path::{Route, encode};
use crate::search::{Entry, Passage, passages};
use crate::templates::Value;

/// Fields that hold another name of a page.
const NAMES: [&str; 6] = ["ma_thu_tuc", "so_ky_hieu", "ten_tat", "ma", "ten", "linh_vuc"];
/// Fields that are no words about the page: where it was found, keys of other pages, files.
const NO_WORDS: [&str; 6] = ["nguon", "moi", "logo", "ma_don_vi", "hinh", "mo_ta_hinh"];

/// Something that can be found, in the order in which the index has it.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Candidate {
    date: Option<Moment>,
    route: Route,
    what: What,
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum What {
    Page(PageId),
    Section(SectionId),
    Term(usize, usize),
}

impl Candidate {
    /// Everything of a language that can be found, in no order.
    pub fn all(emission: &Emission<'_>, lang: &str) -> Vec<Self> {
        let site = emission.site;
        let is_found = |page: &Page| {
            let meta = &page.meta;
            *page.lang == *lang && meta.render && meta.in_search_index && !meta.unlisted && !page.is_fallback()
        };
        let pages = site.pages.iter().enumerate().filter(|(_, page)| is_found(page));
        let pages = pages.map(|(number, page)| (page.meta.date, &page.route, What::Page(PageId(number))));
        // The home is a way to other pages; nobody searches for it from within.
        let is_found = |section: &Section| {
            let meta = &section.meta;
            let is_own = *section.lang == *lang && !section.is_fallback() && !section.folder.is_empty();
            is_own && meta.render && meta.in_search_index && meta.redirect_to.is_none()
        };
        let sections = site.sections.iter().enumerate().filter(|(_, section)| is_found(section));
        let sections = sections.map(|(number, section)| (None, &section.route, What::Section(SectionId(number))));
        // The names of terms are those of the default language.
        let is_found = emission.config().default_language == lang;
        let taxonomies = site.taxonomies.iter().enumerate();
        let taxonomies =
            taxonomies.filter(|(_, taxonomy)| is_found && *taxonomy.lang == *lang && taxonomy.config.render);
        let terms = taxonomies.flat_map(|(number, taxonomy)| {
            taxonomy.terms.iter().enumerate().map(move |(at, term)| (None, &term.route, What::Term(number, at)))
        });
        let all = pages.chain(sections).chain(terms);
        all.map(|(date, route, what)| Self { date, route: route.clone(), what }).collect()
    }
}

/// Makes entries of one language.
pub(super) struct Maker<'a> {
    emission: &'a Emission<'a>,
    glossary: Vec<Known<'a>>,
    /// The units of old by the key of their office.
    old_units: HashMap<&'a str, Vec<&'a OldUnit>>,
}

impl<'a> Maker<'a> {
    pub fn new(emission: &'a Emission<'a>, lang: &str) -> Self {
        let entries = emission.site.glossary.entries().iter();
        let glossary = entries.filter(|entry| entry.lang == lang && !entry.meaning.is_empty()).map(Known::of).collect();
        let mut old_units: HashMap<&str, Vec<&OldUnit>> = HashMap::new();
        for unit in emission.site.tables.old_units.all() {
            old_units.entry(&unit.office).or_default().push(unit);
        }
        Self { emission, glossary, old_units }
    }

    pub fn entry(&self, candidate: &Candidate) -> Entry {
        let mut entry = match candidate.what {
            What::Page(id) => self.page(id),
            What::Section(id) => self.section(id),
            What::Term(taxonomy, term) => {
                let title = self.emission.site.taxonomies[taxonomy].terms[term].name.clone();
                let kind = kind_number("trang");
                Entry { title, kind, passages: vec![Passage::default()], ..Entry::default() }
            }
        };
        entry.address = encode(candidate.route.as_str().trim_start_matches('/'));
        if self.emission.style.portable && (entry.address.is_empty() || entry.address.ends_with('/')) {
            entry.address.push_str("index.html");
        }
        self.explain(&mut entry);
        entry
    }

    fn page(&self, id: PageId) -> Entry {
        let page = self.emission.site.page(id);
        let mut names = texts_of(&page.care, "tu_khoa");
        let mut words = Vec::new();
        record(page.kind.fields, &page.record, &mut names, &mut words);
        if page.kind.name == "an-pham" {
            record(PRINT_FIELDS, &page.in_an, &mut Vec::new(), &mut words);
        }
        for unit in self.old_units.get(&*page.key).into_iter().flatten() {
            names.push(format!("{} {}", unit.unit, unit.district));
            words.push(format!("{} ({})", unit.unit, unit.district));
        }
        let description = page.meta.description.clone();
        self.assembled(
            page.title(),
            description,
            names,
            &words,
            &self.emission.engine.page_value(id),
            page.kind,
            &page.care,
        )
    }

    fn section(&self, id: SectionId) -> Entry {
        let section = self.emission.site.section(id);
        let value = self.emission.engine.section_value(id);
        let kind = section.kind.unwrap_or(&PLAIN);
        let names = texts_of(&section.care, "tu_khoa");
        self.assembled(section.title(), section.meta.description.clone(), names, &[], &value, kind, &section.care)
    }

    #[allow(clippy::too_many_arguments, reason = "pages and sections have these in common, and no type")]
    fn assembled(
        &self,
        title: &str,
        description: Option<String>,
        names: Vec<String>,
        words: &[String],
        value: &Value,
        kind: &Kind,
        care: &Json,
    ) -> Entry {
        let html = value.get_from_path("content").and_then(Value::as_str);
        let mut passages = passages(html.unwrap_or_default());
        if let Some(first) = passages.first_mut().filter(|_| !words.is_empty()) {
            // The text comes first: an excerpt of it reads better.
            let text = std::mem::take(&mut first.text);
            first.text = [text.trim(), &words.join("\n")].join("\n").trim().to_owned();
        }
        let plain = |text: &str| text.replace('\u{a0}', " ");
        Entry {
            title: plain(title),
            address: String::new(),
            kind: kind_number(kind.name),
            audiences: audience_bits(texts_of(care, "doi_tuong").iter().map(String::as_str)),
            names,
            description: plain(description.as_deref().unwrap_or_default()),
            passages,
        }
    }

    /// Adds what abbreviations stand for, and abbreviations of what is written out.
    fn explain(&self, entry: &mut Entry) {
        entry.names.extend(Self::other_words(&entry.title, self.glossary.iter()));
        // A page has few of them: only those that stand anywhere in it are looked for in each passage.
        let whole = entry.passages.iter().map(|passage| passage.text.as_str()).collect::<Vec<_>>().join("\n");
        let there: Vec<&Known<'_>> = self.glossary.iter().filter(|known| known.may_stand_in(&whole)).collect();
        for passage in &mut entry.passages {
            passage.also = Self::other_words(&passage.text, there.iter().copied()).join("\n");
        }
    }

    fn other_words<'k>(text: &str, glossary: impl Iterator<Item = &'k Known<'k>>) -> Vec<String> {
        let found = glossary.filter(|known| known.stands_in(text)).map(|known| known.entry);
        let words = found.flat_map(|entry| [&entry.term, &entry.meaning, &entry.spoken]);
        words.filter(|word| !word.is_empty()).cloned().collect()
    }
}

/// An abbreviation, and what it stands for within a sentence and at its beginning: made ready once, for all
/// are looked for in every passage.
struct Known<'a> {
    entry: &'a Abbreviation,
    term: Finder<'a>,
    meanings: [Finder<'static>; 2],
}

impl<'a> Known<'a> {
    fn of(entry: &'a Abbreviation) -> Self {
        let mut letters = entry.meaning.chars();
        let first = letters.next().into_iter();
        let large: String = first.clone().flat_map(char::to_uppercase).chain(letters.clone()).collect();
        let small: String = first.flat_map(char::to_lowercase).chain(letters).collect();
        let meanings = [small, large].map(|meaning| Finder::new(&meaning).into_owned());
        Self { entry, term: Finder::new(&entry.term), meanings }
    }

    fn stands_in(&self, text: &str) -> bool {
        has_word(text, &self.term) || self.is_meant_in(text)
    }

    /// Whether it may stand in a part of a text.
    fn may_stand_in(&self, text: &str) -> bool {
        self.term.find(text.as_bytes()).is_some() || self.is_meant_in(text)
    }

    fn is_meant_in(&self, text: &str) -> bool {
        self.meanings.iter().any(|meaning| meaning.find(text.as_bytes()).is_some())
    }
}

/// Whether a text has a word, and not only a longer one that it is a part of.
fn has_word(text: &str, word: &Finder<'_>) -> bool {
    word.find_iter(text.as_bytes()).any(|at| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.needle().len()..].chars().next();
        !before.into_iter().chain(after).any(char::is_alphanumeric)
    })
}

fn texts_of(of: &Json, key: &str) -> Vec<String> {
    let items = of.get(key).and_then(Json::as_array).into_iter().flatten();
    items.filter_map(|item| item.as_str().map(str::to_owned)).collect()
}

/// The words of a record, by the table of its fields: codes, dates and addresses are none.
fn record(fields: &[Field], record: &Json, names: &mut Vec<String>, words: &mut Vec<String>) {
    for field in fields.iter().filter(|field| !NO_WORDS.contains(&field.key)) {
        let Some(value) = record.get(field.key) else { continue };
        match (field.of, value) {
            (FieldType::Text | FieldType::ProcedureCode, Json::String(text)) => {
                let target = if NAMES.contains(&field.key) { &mut *names } else { &mut *words };
                target.push(text.replace('\u{a0}', " "));
            }
            (FieldType::Texts, Json::Array(items)) => {
                words.extend(items.iter().filter_map(Json::as_str).map(|text| text.replace('~', " ")));
            }
            (FieldType::Table(inner), table) => self::record(inner, table, &mut Vec::new(), words),
            (FieldType::Tables(inner), Json::Array(rows)) => {
                let mut own = Vec::new();
                rows.iter().for_each(|row| self::record(inner, row, &mut own, words));
                words.append(&mut own);
            }
            _ => {}
        }
    }
}
