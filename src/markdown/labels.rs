//! The few words that rendered Markdown brings itself, for a theme that does not name them.

use super::Host;

const DEFAULTS: &[(&str, &str, &str)] = &[
    ("alert-note", "Lưu ý", "Note"),
    ("alert-tip", "Mẹo", "Tip"),
    ("alert-important", "Quan trọng", "Important"),
    ("alert-warning", "Cảnh báo", "Warning"),
    ("alert-caution", "Thận trọng", "Caution"),
    ("footnotes", "Chú thích", "Footnotes"),
    ("footnote", "Chú thích {n}", "Footnote {n}"),
    ("footnote-back", "Về chỗ đọc", "Back to the text"),
    ("table", "Bảng", "Table"),
    ("task-done", "Đã có", "Done"),
    ("task-open", "Chưa có", "To do"),
    ("anchor-link", "Liên kết tới mục", "Link to section"),
];

/// A word: the theme's, or else ours.
pub(super) fn label(host: &dyn Host, key: &str, lang: &str) -> String {
    if let Some(text) = host.label(key, lang) {
        return text;
    }
    let row = DEFAULTS.iter().find(|(name, ..)| *name == key);
    row.map_or(key, |(_, vi, en)| if lang == "vi" { vi } else { en }).to_owned()
}
