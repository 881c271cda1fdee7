//! Recordings that pages offer (`am_thanh`): the file, its transcript, what a reader is told of both.
//!
//! A recording without a transcript keeps out whoever cannot hear (WCAG 2.2, 1.2.1), so it is an error,
//! unless it reads the very text of its page. What a file is, is seen in its bytes.

mod sniff;

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value as Json, json};

use super::parse::Parsed;
use super::schema::{Field, FieldType, may, must};
use super::{places, section::Section};
use crate::config::{Config, LANGUAGES};
use crate::diag::{Diagnostic, Span};
use crate::path::{Route, SourcePath, encode};
use crate::source::{SourceFile, SourceTree};

/// The key of recordings.
pub const KEY: &str = "am_thanh";

/// What is said of one recording: file, name, language, transcript (its words, or a `.txt` file), whether
/// it reads the text of its page instead, length, reader.
pub(super) const FIELDS: &[Field] = &[
    must("tep", FieldType::Text),
    must("ten", FieldType::Text),
    must("ngon_ngu", FieldType::Text),
    may("loi", FieldType::Text),
    may("nguyen_van", FieldType::Bool),
    may("thoi_luong", FieldType::Text),
    may("nguoi_doc", FieldType::Text),
];

/// Endings of files that people take for a transcript.
const DOCUMENTS: [&str; 8] = [".md", ".docx", ".doc", ".pdf", ".odt", ".rtf", ".srt", ".vtt"];

/// Completes every recording: `duong_dan` (from the site's root), `loai` (its media type), `dinh_dang`,
/// `dung_luong` (bytes), `doan` (the paragraphs of its transcript), `keo_dai` (its length in ISO 8601).
pub(super) fn complete(
    config: &Config,
    files: &SourceTree,
    routes: &BTreeMap<SourcePath, Route>,
    parsed: &mut Parsed,
) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let shelf = Shelf { config, files, routes };
    for page in &mut parsed.pages {
        if !page.meta.has_recordings {
            continue;
        }
        let page = Arc::make_mut(page);
        if page.is_further_part() {
            // The first page of the file has them.
            Arc::make_mut(&mut page.care)[KEY] = json!([]);
            continue;
        }
        let (source, text) = (page.source.clone(), page.body.file.clone());
        let mut found = shelf.all(&source, &page.content_lang, Arc::make_mut(&mut page.care));
        if !page.is_fallback() && !found.is_empty() {
            faults.extend(placed(&source, &text, &mut found));
        }
    }
    for section in &mut parsed.sections {
        let Section { source: Some(source), body, care, .. } = section else { continue };
        let mut found = shelf.all(source, &section.content_lang, care);
        if section.lang == section.content_lang && !found.is_empty() {
            faults.extend(placed(source, &body.file, &mut found));
        }
    }
    faults
}

pub(super) fn has_recordings(care: &Json) -> bool {
    care.get(KEY).and_then(Json::as_array).is_some_and(|items| !items.is_empty())
}

/// A fault, and the key of its recording that it is about; empty when it is the whole.
type Fault = (usize, &'static str, Diagnostic);

fn placed(source: &SourcePath, text: &str, found: &mut Vec<Fault>) -> Vec<Diagnostic> {
    let places = places(source.as_str(), text);
    let place = |number: usize, key: &str| {
        let whole = format!("{KEY}[{number}]");
        let inner = if key.is_empty() { whole.clone() } else { format!("{whole}.{key}") };
        places.get(&inner).or_else(|| places.get(&whole)).cloned().unwrap_or_else(|| Span::file(source.as_str()))
    };
    found
        .drain(..)
        .map(|(number, key, fault)| match fault.span {
            Some(_) => fault,
            None => fault.at(place(number, key)),
        })
        .collect()
}

struct Shelf<'a> {
    config: &'a Config,
    files: &'a SourceTree,
    /// Where files beside pages go.
    routes: &'a BTreeMap<SourcePath, Route>,
}

impl Shelf<'_> {
    fn all(&self, source: &SourcePath, lang: &str, care: &mut Json) -> Vec<Fault> {
        let Some(items) = care.get_mut(KEY).and_then(Json::as_array_mut) else { return Vec::new() };
        let mut faults = Vec::new();
        for (number, item) in items.iter_mut().enumerate() {
            let Some(item) = item.as_object_mut() else { continue };
            let mut tell = |key: &'static str, fault: Diagnostic| faults.push((number + 1, key, fault));
            self.language(item, &mut tell);
            length(item, &mut tell);
            self.recording(source, item, &mut tell);
            self.transcript(source, lang, item, &mut tell);
        }
        faults
    }

    fn language(&self, item: &Map<String, Json>, tell: &mut dyn FnMut(&'static str, Diagnostic)) {
        let Some(code) = text(item, "ngon_ngu") else { return };
        let of_site = self.config.languages.iter().map(|language| &*language.code);
        let mut known: Vec<&str> = LANGUAGES.iter().copied().chain(of_site).collect();
        known.sort_unstable();
        known.dedup();
        if !known.contains(&code.as_str()) {
            let fault = Diagnostic::error("audio-language").arg("value", &code).arg("known", known.join(", "));
            tell("ngon_ngu", fault.suggest(&code, known));
        }
    }

    fn recording(
        &self,
        source: &SourcePath,
        item: &mut Map<String, Json>,
        tell: &mut dyn FnMut(&'static str, Diagnostic),
    ) {
        let Some(name) = text(item, "tep") else { return };
        let Some((file, place)) = self.find(source, &name) else {
            return tell("tep", Diagnostic::error("audio-missing").arg("file", &name));
        };
        let bytes = file.bytes();
        match sniff::format(&bytes) {
            None => tell("tep", Diagnostic::error("audio-unknown").arg("file", &name)),
            Some(format) => {
                let ending = file.path.extension();
                if !format.endings().contains(&ending.as_str()) {
                    let fault = Diagnostic::error("audio-ending").arg("file", &name).arg("format", format.name());
                    tell("tep", fault.arg("ending", format.endings()[0]));
                }
                item.insert("loai".to_owned(), format.media_type().into());
                item.insert("dinh_dang".to_owned(), format.name().into());
            }
        }
        item.insert("dung_luong".to_owned(), bytes.len().into());
        item.insert("duong_dan".to_owned(), encode(&place).into());
    }

    fn transcript(
        &self,
        source: &SourcePath,
        lang: &str,
        item: &mut Map<String, Json>,
        tell: &mut dyn FnMut(&'static str, Diagnostic),
    ) {
        let reads_page = item.get("nguyen_van") == Some(&Json::Bool(true));
        let spoken = text(item, "ngon_ngu").unwrap_or_default();
        let Some(said) = text(item, "loi") else {
            if !reads_page {
                tell("", Diagnostic::error("audio-no-transcript").arg("name", text(item, "ten").unwrap_or_default()));
            } else if spoken != lang {
                tell("nguyen_van", Diagnostic::error("audio-not-page").arg("language", spoken).arg("page", lang));
            }
            return;
        };
        let words = match file_name(&said) {
            None => said,
            Some(false) => return tell("loi", Diagnostic::error("audio-transcript-kind").arg("file", &said)),
            Some(true) => match self.find(source, &said).map(|(file, _)| file.text().map(str::to_owned)) {
                Some(Ok(words)) => words,
                Some(Err(fault)) => return tell("loi", fault),
                None => return tell("loi", Diagnostic::error("audio-transcript-missing").arg("file", &said)),
            },
        };
        let paragraphs = paragraphs(&words);
        if paragraphs.is_empty() {
            tell("loi", Diagnostic::error("audio-transcript-empty"));
        }
        item.insert("doan".to_owned(), paragraphs.into());
    }

    /// A file beside a page, or, with a slash before its name, one of `static/`; and its place on the site.
    fn find(&self, source: &SourcePath, name: &str) -> Option<(&SourceFile, String)> {
        if let Some(inner) = name.strip_prefix('/') {
            let theme = self.config.theme.as_ref().map(|theme| format!("themes/{theme}/static/{inner}"));
            let file = self.files.get(&format!("static/{inner}")).or_else(|| self.files.get(&theme?))?;
            return Some((file, format!("/{inner}")));
        }
        let path = source.beside(name).ok()?;
        let file = self.files.get(path.as_str())?;
        Some((file, self.routes.get(&path)?.as_str().to_owned()))
    }
}

fn text(item: &Map<String, Json>, key: &str) -> Option<String> {
    item.get(key).and_then(Json::as_str).filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// `3:20` or `1:02:05`: the hours, minutes and seconds that people write.
fn length(item: &mut Map<String, Json>, tell: &mut dyn FnMut(&'static str, Diagnostic)) {
    let Some(said) = text(item, "thoi_luong") else { return };
    let parts: Option<Vec<u32>> = said.split(':').map(digits).collect();
    let seconds = match parts.as_deref() {
        Some([minutes, seconds]) if *seconds < 60 => Some(minutes * 60 + seconds),
        Some([hours, minutes, seconds]) if *minutes < 60 && *seconds < 60 => {
            Some(hours * 3600 + minutes * 60 + seconds)
        }
        _ => None,
    };
    match seconds {
        Some(seconds) => _ = item.insert("keo_dai".to_owned(), format!("PT{}M{}S", seconds / 60, seconds % 60).into()),
        None => tell("thoi_luong", Diagnostic::error("audio-length").arg("value", said)),
    }
}

fn digits(part: &str) -> Option<u32> {
    let is_short = (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    is_short.then(|| part.parse().ok()).flatten()
}

/// Whether a transcript is the name of a file: of one that is read, of another; none for words.
fn file_name(said: &str) -> Option<bool> {
    let one_line = !said.trim().contains('\n');
    let lower = said.trim().to_lowercase();
    if !one_line || lower.len() > 200 {
        return None;
    }
    let is_text = lower.ends_with(".txt");
    (is_text || DOCUMENTS.iter().any(|ending| lower.ends_with(ending))).then_some(is_text)
}

/// The paragraphs of a text: blank lines part them.
fn paragraphs(text: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for line in text.lines().map(str::trim) {
        match found.last_mut() {
            _ if line.is_empty() => found.push(String::new()),
            Some(last) if last.is_empty() => last.push_str(line),
            Some(last) => {
                last.push(' ');
                last.push_str(line);
            }
            None => {}
        }
    }
    found.retain(|paragraph| !paragraph.is_empty());
    found.into_iter().map(|paragraph| crate::text::nfc(&paragraph).into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_minutes_and_seconds() {
        let said = |text: &str| {
            let mut item = Map::from_iter([("thoi_luong".to_owned(), Json::from(text))]);
            let mut told = Vec::new();
            length(&mut item, &mut |_, fault| told.push(fault.code));
            (item.get("keo_dai").and_then(Json::as_str).map(str::to_owned), told)
        };
        assert_eq!(said("3:20").0.as_deref(), Some("PT3M20S"));
        assert_eq!(said("1:02:05").0.as_deref(), Some("PT62M5S"));
        for wrong in ["3'20", "3:60", "3", "3:2x", "-1:20", "1:2:3:4", ":", "9999999999:10"] {
            assert_eq!(said(wrong), (None, vec!["audio-length"]), "{wrong}");
        }
    }

    #[test]
    fn a_transcript_is_words_or_a_file_of_plain_text() {
        for (said, is) in [
            ("loi-tay.txt", Some(true)),
            ("/am-thanh/loi.TXT", Some(true)),
            ("loi.md", Some(false)),
            ("Lời đọc.docx", Some(false)),
            ("Kính chào bà con.", None),
            ("Xem tệp\nloi.txt", None),
        ] {
            assert_eq!(file_name(said), is, "{said}");
        }
        assert_eq!(paragraphs(" Một\nhai.\n\n\nBa.\r\n"), ["Một hai.", "Ba."]);
    }
}
