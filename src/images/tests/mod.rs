//! Behaviour of the whole module, through [`Workshop`], on pictures made in code.

mod damage;
mod drawings;
mod outputs;
mod privacy;
mod requests;

use std::collections::BTreeMap;

use image::{DynamicImage, ImageFormat};

use super::*;
use crate::cache::Cache;
use crate::diag::{Diagnostic, Severity, Speech};

fn workshop() -> Workshop {
    Workshop::new(Cache::none())
}

/// The variants of a picture by output, and no errors.
fn made(workshop: &Workshop) -> BTreeMap<String, Arc<[u8]>> {
    let (encoded, said) = workshop.encode_all();
    assert!(!crate::diag::any_error(&said), "{said:?}");
    assert_eq!(encoded.len(), workshop.jobs());
    assert!(encoded.is_sorted_by_key(|e| e.output.clone()));
    encoded.into_iter().map(|e| (e.output, e.bytes)).collect()
}

/// Plans one picture and makes it.
fn picture(original: &Original, widths: &[u32]) -> (Picture, BTreeMap<String, Arc<[u8]>>) {
    let workshop = workshop();
    let picture = workshop.picture(original, widths).unwrap();
    let made = made(&workshop);
    for variant in picture.webp.iter().chain(&picture.fallback) {
        assert!(made.contains_key(&variant.output), "{variant:?}");
    }
    (picture, made)
}

fn resize(operation: Operation, width: Option<u32>, height: Option<u32>) -> Request {
    Request { operation, width, height, format: Format::Auto, quality: None }
}

fn open(bytes: &[u8]) -> DynamicImage {
    image::load_from_memory(bytes).unwrap()
}

fn near(a: [u8; 3], b: [u8; 3], distance: u8) -> bool {
    a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= distance)
}

/// The code of an error or warning, whose text must be complete in both languages.
fn code(said: &Diagnostic) -> &'static str {
    for speech in [Speech::Vi, Speech::En] {
        assert_ne!(said.message(speech), crate::diag::messages::find("unknown-message").text(speech));
        assert!(is_filled(said, speech, &said.message(speech)), "{}", said.message(speech));
        assert!(said.hints(speech).iter().all(|hint| is_filled(said, speech, hint) && !hint.is_empty()));
        assert!(!said.hints(speech).is_empty());
    }
    said.code
}

/// Whether a placeholder was left unfilled; what a decoder says may hold braces of its own.
fn is_filled(said: &Diagnostic, speech: Speech, text: &str) -> bool {
    let row = crate::diag::messages::find(said.code);
    let template = format!("{}{}", row.text(speech), row.hint(speech));
    let names = template.split('{').skip(1).filter_map(|part| part.split_once('}'));
    names.into_iter().all(|(name, _)| !text.contains(&format!("{{{name}}}")))
}
