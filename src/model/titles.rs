//! Titles: each knows its place in Vietnamese order once it was asked for, however often it is compared and the
//! site is put in relation again.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use super::Page;
use crate::text::collate::Collator;

/// The title of a page.
#[derive(Clone)]
pub struct Title {
    text: String,
    key: OnceLock<Box<[u8]>>,
}

impl Title {
    /// What sorts it, of [`Collator::sort_key`].
    pub fn sort_key(&self, collator: &Collator) -> &[u8] {
        self.key.get_or_init(|| collator.sort_key(&self.text).into())
    }
}

impl From<String> for Title {
    fn from(text: String) -> Self {
        Self { text, key: OnceLock::new() }
    }
}

impl Deref for Title {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl fmt::Debug for Title {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(f)
    }
}

impl PartialEq for Title {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// What sorts a page among others by their titles.
pub(super) fn sort_key<'p>(page: &'p Page, collator: &Collator) -> Cow<'p, [u8]> {
    match &page.meta.title {
        Some(title) => Cow::Borrowed(title.sort_key(collator)),
        None => Cow::Owned(collator.sort_key(page.title())),
    }
}
