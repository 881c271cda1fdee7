//! `taxonomies`: the ways in which pages are grouped.

use crate::data::{Reader, Value};
use crate::text;

/// One taxonomy of one language.
#[derive(Debug, Clone)]
pub struct TaxonomyConfig {
    /// Its name, the key in a page's `[taxonomies]`.
    pub name: String,
    /// Its part of an address.
    pub slug: String,
    /// Pages of a term on one page of a pager; none means all.
    pub paginate_by: Option<usize>,
    /// Part of an address before a pager's number.
    pub paginate_path: String,
    /// Whether its pages are written.
    pub render: bool,
    /// Whether each term has a feed.
    pub feed: bool,
}

pub(super) fn read(parent: &Reader<'_>) -> Vec<TaxonomyConfig> {
    let Some(node) = parent.node("taxonomies") else { return Vec::new() };
    let Value::List(items) = &node.value else {
        parent.wrong_type::<()>(node, "taxonomies", "type-tables");
        return Vec::new();
    };
    let mut all = Vec::with_capacity(items.len());
    for item in items {
        let reader = Reader::new(parent.document, item, "[[taxonomies]]");
        let name = reader.filled_text("name");
        if name.is_none() && !reader.has("name") {
            let fault = crate::diag::Diagnostic::error("missing-key").arg("key", "name").arg("place", "[[taxonomies]]");
            parent.complain(fault.at(parent.document.span(item.range.clone())));
        }
        let name = name.unwrap_or_default();
        all.push(TaxonomyConfig {
            slug: reader.filled_text("slug").unwrap_or_else(|| text::slug(&name)),
            name,
            paginate_by: reader.count("paginate_by").filter(|count| *count > 0),
            paginate_path: reader.filled_text("paginate_path").unwrap_or_else(|| "page".to_owned()),
            render: reader.bool("render").unwrap_or(true),
            feed: reader.bool("feed").unwrap_or(false),
        });
        reader.finish().into_iter().for_each(|fault| parent.complain(fault));
    }
    all
}
