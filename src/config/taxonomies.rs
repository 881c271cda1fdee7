//! `taxonomies`: the ways in which pages are grouped.

use crate::data::{Reader, Value};
use crate::diag::{Diagnostic, Span};
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
    /// The field of a page whose codes are its terms, when it is fed by one.
    pub from: Option<FedBy>,
}

/// A field that feeds a taxonomy: a page says a code once, and is grouped by it.
#[derive(Debug, Clone)]
pub struct FedBy {
    /// Key of the field: `doi_tuong`, `ma_chu_de`.
    pub field: String,
    /// The term of each code, in the order of the configuration. A code without one makes no term.
    pub labels: Vec<Label>,
}

/// The term that a code stands for.
#[derive(Debug, Clone)]
pub struct Label {
    /// The code: `e1`.
    pub code: String,
    /// What the term is called in its language.
    pub text: String,
    /// What it is called in the default language: its address is made of this in every language, so that
    /// translating a label, or mending a translation, breaks no link.
    pub main: String,
    /// Where the configuration says so.
    pub span: Span,
}

/// The fields that may feed a taxonomy.
const FIELDS: [(&str, &str); 2] = [("doi_tuong", "doi_tuong"), ("ma_chu_de", "ma_chu_de")];

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
            let fault = Diagnostic::error("missing-key").arg("key", "name").arg("place", "[[taxonomies]]");
            parent.complain(fault.at(parent.document.span(item.range.clone())));
        }
        let name = name.unwrap_or_default();
        let slug = super::address_part(&reader, "slug");
        let made = text::slug(&name);
        if let Some(fault) = super::address_fault(&made).filter(|_| !name.is_empty() && !reader.has("slug")) {
            let fault = Diagnostic::error(fault.code()).arg("path", &name);
            reader.complain(fault.at(reader.span("name")));
        }
        all.push(TaxonomyConfig {
            slug: slug.unwrap_or(made),
            name,
            paginate_by: reader.count("paginate_by").filter(|count| *count > 0),
            paginate_path: super::address_part(&reader, "paginate_path").unwrap_or_else(|| "page".to_owned()),
            render: reader.bool("render").unwrap_or(true),
            feed: reader.bool("feed").unwrap_or(false),
            from: fed_by(&reader),
        });
        reader.finish().into_iter().for_each(|fault| parent.complain(fault));
    }
    all
}

fn fed_by(reader: &Reader<'_>) -> Option<FedBy> {
    let field = reader.choice("from", &FIELDS);
    let mut labels = Vec::new();
    for (key, node) in reader.open_table("labels") {
        match &node.value {
            Value::Text(text) if !text.trim().is_empty() => {
                let text = text::nfc(text).into_owned();
                let span = reader.document.span(key.range.clone());
                labels.push(Label { code: key.name.clone(), main: text.clone(), text, span });
            }
            _ => {
                reader.wrong_type::<()>(node, &key.name, "type-text");
            }
        }
    }
    if field.is_none() && reader.has("labels") && !reader.has("from") {
        let fault = Diagnostic::error("missing-key").arg("key", "from").arg("place", "[[taxonomies]]");
        reader.complain(fault.at(reader.span("labels")));
    }
    field.map(|field| FedBy { field: field.to_owned(), labels })
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    #[test]
    fn what_makes_addresses_is_checked_where_it_is_written() {
        for (text, code) in [
            ("slug = '../x'", "path-escapes"),
            ("slug = 'con'", "path-reserved"),
            ("paginate_path = '../x'", "path-escapes"),
            ("paginate_path = 'a?'", "path-character"),
            ("paginate_path = '/'", "path-empty"),
        ] {
            let text = format!("base_url = 'https://a.vn'\n[[taxonomies]]\nname = 'tags'\n{text}\n");
            let faults = Config::read("c", &text).unwrap_err();
            let span = faults[0].span.as_ref().unwrap();
            assert_eq!((faults.len(), faults[0].code, span.line), (1, code, 4), "{text}");
        }
        for (name, code) in [("con", "path-reserved"), ("++", "path-empty")] {
            let faults =
                Config::read("c", &format!("base_url = 'https://a.vn'\ntaxonomies = [{{ name = '{name}' }}]\n"));
            assert_eq!(faults.unwrap_err()[0].code, code);
        }
    }
}
