//! Tags that were met before. The same few hundred stand on every page of a site; what each becomes is looked
//! up by its text, a fifth of the work of taking it apart.

use std::cell::RefCell;

use minify_html_common::spec::tag::whitespace::WhitespaceMinification;

use crate::digest::QuickMap;

/// How many are remembered by each worker; then all are forgotten, for each page has some of its own.
const MOST: usize = 4096;
/// The longest tag that is remembered, in bytes.
pub(super) const LONGEST: usize = 200;

/// What became of a tag of HTML outside of `pre`.
pub(super) struct Seen {
    /// As it is written.
    pub written: Box<[u8]>,
    /// How long its name is.
    pub name: usize,
    /// Whether it has no content.
    pub is_void: bool,
    /// How the white space in it is taken.
    pub white: &'static WhitespaceMinification,
}

thread_local! {
    static TAGS: RefCell<QuickMap<Box<str>, Seen>> = RefCell::default();
}

/// Uses what is known of a tag, if it was met before.
pub(super) fn with<R>(tag: &str, use_it: impl FnOnce(&Seen) -> Option<R>) -> Option<R> {
    TAGS.with_borrow(|tags| tags.get(tag).and_then(use_it))
}

/// Remembers a tag.
pub(super) fn remember(tag: &str, seen: Seen) {
    TAGS.with_borrow_mut(|tags| {
        if tags.len() >= MOST {
            tags.clear();
        }
        tags.insert(tag.into(), seen);
    });
}
