//! What a page makes a browser ask for before it can paint the first words.

use super::addresses::target;
use crate::output::{Artifact, OutputTree, tags};

/// The files that hold up a page's first words, as the page names them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Loads<'p> {
    /// Style sheets that apply at once.
    pub styles: Vec<&'p str>,
    /// Scripts that neither wait (`defer`, `type="module"`) nor come when they come (`async`).
    pub scripts: Vec<&'p str>,
    /// Fonts that are asked for early.
    pub fonts: Vec<&'p str>,
}

/// Reads them off a finished page.
pub(super) fn of(page: &[u8]) -> Loads<'_> {
    let mut loads = Loads::default();
    tags(page, |name, attributes| {
        let get = |wanted: &str| attributes.iter().find(|(key, _)| key.eq_ignore_ascii_case(wanted)).map(|(_, v)| *v);
        let says = |key: &str, word: &str| {
            get(key).is_some_and(|value| value.split_whitespace().any(|one| one.eq_ignore_ascii_case(word)))
        };
        if name.eq_ignore_ascii_case("link") {
            if says("rel", "stylesheet") && get("disabled").is_none() && !says("media", "print") {
                loads.styles.extend(get("href"));
            } else if says("rel", "preload") && says("as", "font") {
                loads.fonts.extend(get("href"));
            }
        } else if name.eq_ignore_ascii_case("script") {
            let waits = get("defer").is_some() || get("async").is_some() || says("type", "module");
            loads.scripts.extend(get("src").filter(|_| !waits));
        }
    });
    loads
}

impl<'p> Loads<'p> {
    /// The style sheets that are files of the site, each once.
    pub(super) fn sheets<'t>(&self, page: &str, base_url: &str, tree: &'t OutputTree) -> Vec<&'t Artifact> {
        let mut found: Vec<&Artifact> =
            self.styles.iter().filter_map(|address| target(address, page, base_url, tree)).collect();
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found.dedup_by(|a, b| a.path == b.path);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_holds_nothing_up() {
        let page = b"<link rel=stylesheet href=a.css><link rel='alternate stylesheet' disabled href=b.css>\
            <link rel=stylesheet media=print href=p.css><link rel=preload as=font href=f.woff2>\
            <script src=1.js></script><script defer src=2.js></script><script src=3.js async></script>\
            <script type=module src=4.js></script><script type=application/ld+json>{}</script>";
        let expected = Loads { styles: vec!["a.css"], scripts: vec!["1.js"], fonts: vec!["f.woff2"] };
        assert_eq!(of(page), expected);
    }
}
