//! The catalogue's words for what the commands say.

use crate::diag::{Speech, fill, messages};

/// A text without values.
pub(super) fn word(code: &str, speech: Speech) -> &'static str {
    messages::find(code).text(speech)
}

/// A text with its values.
pub(super) fn say(code: &str, speech: Speech, args: &[(&str, String)]) -> String {
    fill(word(code, speech), args)
}

/// A size as people write it: `1,3 MB` in Vietnamese, `1.3 MB` in English, of a million bytes each.
pub(super) fn megabytes(bytes: usize, speech: Speech) -> String {
    let tenths = bytes.div_ceil(100_000);
    let point = if speech == Speech::Vi { ',' } else { '.' };
    format!("{}{point}{} MB", tenths / 10, tenths % 10)
}

/// Seconds as people write them: `1,3` in Vietnamese, `1.3` in English.
pub(super) fn seconds(time: std::time::Duration, speech: Speech) -> String {
    let text = format!("{:.1}", time.as_secs_f64().max(0.1));
    match speech {
        Speech::Vi => text.replace('.', ","),
        Speech::En => text,
    }
}
