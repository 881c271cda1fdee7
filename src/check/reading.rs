//! A passage as finders read it: in form NFC, with places that lead back to the file, and with what several
//! rules ask of it found once.

use std::ops::Range;
use std::sync::OnceLock;

use crate::markdown::prose::{Passage, Whence};
use crate::text::Composed;
use crate::text::legacy::{self, Legacy};
use crate::text::writing::dates::{self, WrittenDate};
use crate::text::writing::language::Tongue;
use crate::text::writing::{self, Word};

/// What is found of a passage while its file is judged.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Its text in form NFC, when it was written otherwise.
    composed: Option<Composed<'static>>,
    old: OnceLock<Vec<Legacy>>,
    dates: OnceLock<Vec<WrittenDate>>,
    words: OnceLock<Vec<Range<usize>>>,
    tongue: Tongue,
}

impl Notes {
    pub(super) fn of(passage: &Passage) -> Self {
        Self { composed: Composed::changed(passage.text()), ..Self::default() }
    }
}

/// A passage with what is found of it.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'s> {
    passage: &'s Passage,
    notes: &'s Notes,
}

impl<'s> Reading<'s> {
    pub(super) fn new(passage: &'s Passage, notes: &'s Notes) -> Self {
        Self { passage, notes }
    }

    /// What it is of.
    pub fn whence(&self) -> &'s Whence {
        &self.passage.whence
    }

    /// Its text in form NFC.
    pub fn text(&self) -> &'s str {
        self.notes.composed.as_ref().map_or(self.passage.text(), Composed::text)
    }

    /// The bytes of the file that hold bytes of the text.
    pub fn place(&self, range: Range<usize>) -> Range<usize> {
        self.passage.place(self.source(range))
    }

    /// The same, when they may be replaced as they stand.
    pub fn exact(&self, range: Range<usize>) -> Option<Range<usize>> {
        self.passage.exact(self.source(range))
    }

    fn source(&self, range: Range<usize>) -> Range<usize> {
        match &self.notes.composed {
            Some(composed) => composed.source(range),
            None => range,
        }
    }

    /// Its words.
    pub fn words(&self) -> impl Iterator<Item = Word<'s>> + use<'s> {
        let text = self.text();
        let places = self.notes.words.get_or_init(|| writing::words(text).map(|word| word.range()).collect());
        places.iter().map(move |place| Word { start: place.start, text: &text[place.clone()] })
    }

    /// Its dates.
    pub fn dates(&self) -> &'s [WrittenDate] {
        self.notes.dates.get_or_init(|| dates::find(self.text()))
    }

    /// Its stretches in an old encoding.
    pub fn old(&self) -> &'s [Legacy] {
        self.notes.old.get_or_init(|| legacy::find(self.text()))
    }

    /// Whether a place is in another language than Vietnamese.
    pub fn is_other_language(&self, range: &Range<usize>) -> bool {
        self.notes.tongue.is_foreign(self.text(), range)
    }

    /// Whether the wording of a place is not for rules of Vietnamese: it is of another language, or in an old
    /// encoding that `legacy-encoding` tells of.
    pub fn is_foreign(&self, range: &Range<usize>) -> bool {
        let is_old = || {
            let next = self.old().partition_point(|old| old.range.end <= range.start);
            self.old().get(next).is_some_and(|old| old.range.start < range.end)
        };
        self.is_other_language(range) || is_old()
    }
}
