//! Links: where they lead, whether that exists, and what other sites' links carry.

use std::ops::Range;
use std::sync::Arc;

use super::{Input, Renderer, escape};
use crate::diag::{Diagnostic, Span};
use crate::model::{Target, Withheld};
use crate::path::{SourcePath, decode};

/// A link to content of the site, whose anchor is checked when every document is known.
#[derive(Debug, Clone)]
pub struct CheckedLink {
    /// What it leads to.
    pub target: Target,
    /// The anchor, when it has one.
    pub anchor: Option<String>,
    source: SourcePath,
    file: Arc<str>,
    range: Range<usize>,
}

impl CheckedLink {
    /// Where it stands. To find it takes time that grows with the file: for a fault only.
    pub fn span(&self) -> Span {
        Span::locate(self.source.as_str(), &self.file, self.range.clone())
    }

    /// The same link where what it leads to has another number.
    pub fn to(self, target: Target) -> Self {
        Self { target, ..self }
    }
}

/// What became of a link's destination.
#[derive(Debug)]
pub(super) enum Resolved {
    /// An address of this site.
    Internal(String),
    /// An address that begins at the page's own; no file beside the text has its name, as yet.
    Unknown(String),
    /// An address of this site whose target is content.
    Content(String, CheckedLink),
    /// An address of another site.
    External(String),
    /// An anchor of the same text.
    Anchor(String),
    /// Nothing to link to yet: the text stays without a link.
    Withheld,
}

impl Renderer<'_> {
    /// Resolves a destination, which stands at `range` of the file. The caller gives faults their place.
    pub(super) fn resolve(
        &self,
        input: &Input<'_>,
        destination: &str,
        range: Range<usize>,
    ) -> Result<Resolved, Diagnostic> {
        let fault = |code| Diagnostic::error(code).arg("link", destination);
        if destination.trim().is_empty() {
            return Err(fault("link-empty"));
        }
        if let Some(anchor) = destination.strip_prefix('#') {
            return Ok(self.anchor(input, decode(anchor), destination, range));
        }
        if let Some(content) = destination.strip_prefix("@/") {
            return self.content(input, content, destination, range);
        }
        if let Some((scheme, rest)) = scheme(destination) {
            if rest.trim_start_matches('/').trim().is_empty() {
                return Err(fault("link-unfinished").arg("scheme", format!("{scheme}:")));
            }
            return match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" if self.is_own(destination) => Ok(Resolved::Internal(destination.to_owned())),
                "http" | "https" => Ok(Resolved::External(destination.to_owned())),
                "mailto" | "tel" | "sms" | "zalo" => Ok(Resolved::Internal(destination.to_owned())),
                _ => Err(fault("link-scheme")),
            };
        }
        if let Some(host) = destination.strip_prefix("//") {
            if host.trim_start_matches('/').is_empty() {
                return Err(fault("link-unfinished").arg("scheme", "//"));
            }
            return Ok(Resolved::External(destination.to_owned()));
        }
        if destination.starts_with('/') {
            return Ok(Resolved::Internal(format!("{}{destination}", self.config.base_url)));
        }
        self.beside(input, destination, range)
    }

    /// An anchor of the same text; in a tree of questions the page of a step. What is no step was told
    /// when the tree was read.
    fn anchor(&self, input: &Input<'_>, anchor: String, whole: &str, range: Range<usize>) -> Resolved {
        match self.site.step(input.source, &anchor, input.lang) {
            Some(target) => self.to_step(input, target, range),
            None if self.site.has_steps(input.source) => Resolved::Internal(whole.to_owned()),
            None => Resolved::Anchor(anchor),
        }
    }

    fn to_step(&self, input: &Input<'_>, target: Target, range: Range<usize>) -> Resolved {
        let route = match target {
            Target::Page(id) => &self.site.page(id).route,
            Target::Section(id) => &self.site.section(id).route,
        };
        let (source, file) = (input.source.clone(), input.body.file.clone());
        let link = CheckedLink { target, anchor: None, source, file, range };
        Resolved::Content(route.permalink(&self.config.base_url), link)
    }

    /// Whether an absolute address is one of this site.
    fn is_own(&self, address: &str) -> bool {
        let rest = address.strip_prefix(self.config.base_url.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
    }

    /// `@/path.md#anchor`, or a file that lies beside content.
    fn content(&self, input: &Input<'_>, path: &str, whole: &str, range: Range<usize>) -> Result<Resolved, Diagnostic> {
        let (path, anchor) = split_anchor(path);
        let path = decode(path);
        if let Ok(source) = SourcePath::new(&format!("content/{path}"))
            && let Some(route) = self.site.asset_routes.get(&source)
        {
            return Ok(Resolved::Internal(route.permalink(&self.config.base_url)));
        }
        let key = crate::text::nfc(&path).into_owned();
        if let Some(id) = &anchor
            && let Some(target) = self.site.step_of(&key, &decode(id), input.lang)
        {
            return Ok(self.to_step(input, target, range));
        }
        let found = self.site.find(&key, self.language_of_target(input, &key, anchor.is_some()));
        let Some(target) = found.or_else(|| self.site.find(&key, &self.config.default_language)) else {
            return self.nowhere(&key, whole);
        };
        let (route, has_file) = match target {
            Target::Page(id) => (&self.site.page(id).route, self.site.page(id).meta.render),
            Target::Section(id) => {
                let section = self.site.section(id);
                (&section.route, section.meta.render || section.meta.redirect_to.is_some())
            }
        };
        if !has_file {
            let fault = if self.config.internal_links_are_errors { Diagnostic::error } else { Diagnostic::warning };
            return Err(fault("link-to-unrendered").arg("link", whole));
        }
        let mut address = route.permalink(&self.config.base_url);
        if let Some(anchor) = &anchor {
            address.push('#');
            address.push_str(anchor);
        }
        let anchor = anchor.map(|anchor| decode(&anchor));
        let (source, file) = (input.source.clone(), input.body.file.clone());
        Ok(Resolved::Content(address, CheckedLink { target, anchor, source, file, range }))
    }

    /// The language in which a target is looked up: that of the page. But a text that stands in for a
    /// translation was written against the anchors of its own language; where the target is
    /// translated, and its anchors with it, the link leads to the original.
    fn language_of_target<'i>(&self, input: &Input<'i>, key: &str, has_anchor: bool) -> &'i str {
        let stands_in = match self.site.find(key, input.lang) {
            Some(Target::Page(id)) => self.site.page(id).is_fallback(),
            Some(Target::Section(id)) => self.site.section(id).is_fallback(),
            None => true,
        };
        if has_anchor && !stands_in { input.content_lang } else { input.lang }
    }

    /// A link to content that is not there: withheld, or a mistake.
    fn nowhere(&self, key: &str, whole: &str) -> Result<Resolved, Diagnostic> {
        if self.site.withheld.contains_key(key) {
            return Ok(Resolved::Withheld);
        }
        if self.site.unread.contains(key) {
            // It is there; what keeps it from being built was told.
            return Ok(Resolved::Internal(self.config.base_url.clone()));
        }
        let index = format!("{}/_index.md", key.trim_end_matches('/'));
        let near = match self.site.keys().find(|known| *known == index.trim_start_matches('/')) {
            Some(section) => Some(section.to_owned()),
            None => crate::diag::nearest(key, self.site.keys()),
        };
        let near = near.map(|near| format!("@/{near}"));
        let mut fault = Diagnostic::error("link-broken").arg("link", whole);
        fault.suggestion = near;
        Err(fault)
    }

    /// A path beside the file: another content file, or a file that goes with the page.
    fn beside(&self, input: &Input<'_>, destination: &str, range: Range<usize>) -> Result<Resolved, Diagnostic> {
        let (path, _) = split_anchor(destination);
        let path = path.split('?').next().unwrap_or_default();
        let Ok(source) = input.source.beside(&decode(path)) else {
            return Err(Diagnostic::error("path-escapes").arg("path", destination));
        };
        if let Some(route) = self.site.asset_routes.get(&source) {
            return Ok(Resolved::Internal(route.permalink(&self.config.base_url)));
        }
        if source.extension() == "md" {
            let inner = source.within("content").unwrap_or_default().to_owned();
            let rest = destination.split_once('#').map_or(String::new(), |(_, anchor)| format!("#{anchor}"));
            return self.content(input, &format!("{inner}{rest}"), destination, range);
        }
        // Relative to the page's own address; the check of the whole site will follow it.
        Ok(Resolved::Unknown(destination.to_owned()))
    }

    /// The finding for a link whose target is not built.
    pub(super) fn withheld(&self, destination: &str) -> Diagnostic {
        let key = split_anchor(destination.trim_start_matches("@/")).0;
        let code = match self.site.withheld.get(key) {
            Some(Withheld::Scheduled(_)) => "link-to-scheduled",
            Some(Withheld::Expired(_)) => "link-to-expired",
            Some(Withheld::TakenDown) => "link-to-taken-down",
            _ => "link-to-draft",
        };
        Diagnostic::warning(code).arg("link", destination)
    }

    /// The attributes of a link to another site, beginning with a space.
    pub(super) fn external_attributes(&self) -> String {
        let settings = &self.config.markdown;
        let mut rel = Vec::new();
        if settings.external_links_external {
            rel.push("external");
        }
        if settings.external_links_target_blank {
            rel.push("noopener");
        }
        if settings.external_links_no_follow {
            rel.push("nofollow");
        }
        if settings.external_links_no_referrer {
            rel.push("noreferrer");
        }
        let mut out = String::new();
        if let Some(class) = &settings.external_links_class {
            out.push_str(&format!(" class=\"{}\"", escape(class)));
        }
        if !rel.is_empty() {
            out.push_str(&format!(" rel=\"{}\"", rel.join(" ")));
        }
        if settings.external_links_target_blank {
            out.push_str(" target=\"_blank\"");
        }
        out
    }
}

/// The scheme of a destination, if it has one.
pub(super) fn scheme(destination: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = destination.split_once(':')?;
    let good = scheme.len() > 1
        && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    good.then_some((scheme, rest))
}

fn split_anchor(path: &str) -> (&str, Option<String>) {
    match path.split_once('#') {
        Some((path, anchor)) if !anchor.is_empty() => (path, Some(anchor.to_owned())),
        Some((path, _)) => (path, None),
        None => (path, None),
    }
}
