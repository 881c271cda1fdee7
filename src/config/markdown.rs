//! `[markdown]` and `[slugify]`.

use globset::GlobSet;

use crate::data::{Reader, Value};
use crate::text;

/// Where a heading's link to itself goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AnchorLinks {
    /// No link.
    #[default]
    None,
    /// Before the text.
    Left,
    /// After the text.
    Right,
    /// The heading is the link.
    Heading,
}

impl AnchorLinks {
    /// The words of the configuration and of section front matter.
    pub const WORDS: &'static [(&'static str, Self)] =
        &[("none", Self::None), ("left", Self::Left), ("right", Self::Right), ("heading", Self::Heading)];
}

/// How Markdown is rendered.
#[derive(Debug, Clone)]
pub struct MarkdownConfig {
    /// Class of links to other sites.
    pub external_links_class: Option<String>,
    /// Whether links to other sites open a new tab.
    pub external_links_target_blank: bool,
    /// Whether they get `rel="nofollow"`.
    pub external_links_no_follow: bool,
    /// Whether they get `rel="noreferrer"`.
    pub external_links_no_referrer: bool,
    /// Whether they get `rel="external"`.
    pub external_links_external: bool,
    /// Whether quotes and dashes are made typographic.
    pub smart_punctuation: bool,
    /// Definition lists; on by default (Zola: off), the hub's glossary uses them.
    pub definition_list: bool,
    /// Alerts such as `> [!NOTE]`; on by default (Zola: off).
    pub github_alerts: bool,
    /// Whether footnotes move to the end of the page.
    pub bottom_footnotes: bool,
    /// Where a heading's link to itself goes.
    pub insert_anchor_links: AnchorLinks,
    /// Content files that may hold raw HTML, as globs from `content/`; none by default.
    pub raw_html: GlobSet,
    /// Widths in pixels that pictures in Markdown are made in.
    pub image_widths: Vec<u32>,
}

/// How a name becomes part of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SlugRule {
    /// Latin letters, digits and hyphens only; đ becomes d.
    #[default]
    On,
    /// Diacritics stay; what a file system refuses goes.
    Safe,
    /// The name as it is.
    Off,
}

impl SlugRule {
    const WORDS: &'static [(&'static str, Self)] = &[("on", Self::On), ("safe", Self::Safe), ("off", Self::Off)];

    /// The name by this rule.
    pub fn apply(self, name: &str) -> String {
        match self {
            Self::On => text::slug(name),
            Self::Safe => text::safe_slug(name),
            Self::Off => text::nfc(name).into_owned(),
        }
    }
}

/// `[slugify]`.
#[derive(Debug, Clone, Copy, Default)]
pub struct Slugify {
    /// For files and folders.
    pub paths: SlugRule,
    /// For taxonomy terms.
    pub taxonomies: SlugRule,
    /// For headings.
    pub anchors: SlugRule,
    /// Whether a date before a file's name stays in its address.
    pub paths_keep_dates: bool,
}

pub(super) fn read(table: &Reader<'_>) -> MarkdownConfig {
    table.also_known(["highlighting", "render_emoji", "lazy_async_image"]);
    let flag = |key: &str, default: bool| table.bool(key).unwrap_or(default);
    MarkdownConfig {
        external_links_class: table.filled_text("external_links_class"),
        external_links_target_blank: flag("external_links_target_blank", false),
        external_links_no_follow: flag("external_links_no_follow", false),
        external_links_no_referrer: flag("external_links_no_referrer", false),
        external_links_external: flag("external_links_external", true),
        smart_punctuation: flag("smart_punctuation", false),
        definition_list: flag("definition_list", true),
        github_alerts: flag("github_alerts", true),
        bottom_footnotes: flag("bottom_footnotes", true),
        insert_anchor_links: table.choice("insert_anchor_links", AnchorLinks::WORDS).unwrap_or_default(),
        raw_html: raw_html(table),
        image_widths: image_widths(table),
    }
}

/// `raw_html` is a list of globs, or `true` for every file.
fn raw_html(table: &Reader<'_>) -> GlobSet {
    let patterns = match table.node("raw_html").map(|node| &node.value) {
        Some(Value::Bool(all)) => all.then(|| "**".to_owned()).into_iter().collect(),
        _ => table.texts("raw_html").unwrap_or_default(),
    };
    super::compile_globs(table, "raw_html", &patterns)
}

/// `image_widths`, ascending; phones, phones of twice the density, and the text column.
fn image_widths(table: &Reader<'_>) -> Vec<u32> {
    let Some(node) = table.node("image_widths") else { return vec![480, 960, 1440] };
    let Value::List(items) = &node.value else {
        table.wrong_type::<()>(node, "image_widths", "type-widths");
        return Vec::new();
    };
    let mut widths = Vec::new();
    for item in items {
        match item.value {
            Value::Integer(width) if (16..=8192).contains(&width) => widths.extend(u32::try_from(width)),
            _ => {
                table.wrong_type::<()>(item, "image_widths", "type-widths");
            }
        }
    }
    widths.sort_unstable();
    widths.dedup();
    widths
}

pub(super) fn read_slugify(table: &Reader<'_>) -> Slugify {
    let rule = |key: &str| table.choice(key, SlugRule::WORDS).unwrap_or_default();
    Slugify {
        paths: rule("paths"),
        taxonomies: rule("taxonomies"),
        anchors: rule("anchors"),
        paths_keep_dates: table.bool("paths_keep_dates").unwrap_or(false),
    }
}
