//! What a page of the list from A to Z shows: its letters, and where the others are.

use tera::{Map, Value};

use super::Pager;
use crate::model::Section;

/// A list of `letter`, `anchor`, `count`, `permalink` (of the page of the pager on which it begins, with its
/// place there), and `start` and `end`: its entries on this page, by their places in `paginator.pages`;
/// `continued` when it began on a page before. A letter that this page lacks has `start` = `end`.
pub(super) fn letters(section: &Section, pager: &Pager, base_url: &str) -> Value {
    let first = (pager.index - 1) * pager.by;
    let last = first + pager.pages.len();
    let each = section.letters.iter().map(|letter| {
        let begins = letter.entries.start / pager.by;
        let route = pager.at(begins + 1);
        let start = letter.entries.start.clamp(first, last) - first;
        let end = letter.entries.end.clamp(first, last) - first;
        let mut map = Map::with_capacity(7);
        let mut set = |key: &'static str, value: Value| map.insert(key.into(), value);
        set("letter", Value::from(letter.letter));
        set("anchor", Value::from(letter.anchor));
        set("count", Value::from(letter.entries.len()));
        set("permalink", Value::from(format!("{}#chu-{}", route.permalink(base_url), letter.anchor)));
        set("start", Value::from(start));
        set("end", Value::from(end));
        set("continued", Value::from(letter.entries.start < first));
        Value::from(map)
    });
    Value::from(each.collect::<Vec<_>>())
}
