//! Planning: answers pages and templates at once, and remembers what has to be made.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::cache::Cache;
use crate::diag::{Diagnostic, Span};
use crate::digest::Digest;

use super::batch::{self, Encoded, Job};
use super::header::{self, Source};
use super::recipe::{self, Encoding, Recipe, Size};
use super::{Metadata, Original, Picture, Request, Resized, Variant, name};

/// Collects the variants that pages and templates ask for, then makes them all.
///
/// It may be used from many threads at once; what it makes does not depend on the order in which
/// they ask.
#[derive(Debug)]
pub struct Workshop {
    cache: Cache,
    ledger: Mutex<Ledger>,
}

/// What was asked for so far.
#[derive(Debug, Default)]
struct Ledger {
    /// Sources that passed their checks, by path.
    sources: BTreeMap<String, Arc<Source>>,
    /// Variants to make, by output.
    jobs: BTreeMap<String, Job>,
    /// Sources whose extension says another kind than their content, by path.
    misnamed: BTreeMap<String, Diagnostic>,
}

impl Workshop {
    /// A workshop with nothing to do, which keeps what it makes in `cache`.
    pub fn new(cache: Cache) -> Self {
        Self { cache, ledger: Mutex::default() }
    }

    /// What the header of a picture says. Asks for nothing to be made.
    ///
    /// # Errors
    ///
    /// The file is not a picture that can be read, is cut off, or has too many pixels; or it is a
    /// drawing that is not harmless.
    pub fn metadata(&self, original: &Original) -> Result<Metadata, Box<Diagnostic>> {
        let source = self.source(original)?;
        let Size { width, height } = source.size();
        Ok(Metadata { width, height, format: source.kind.name(), mime: source.kind.mime() })
    }

    /// Plans one variant. Unlike [`Self::picture`] it enlarges when asked to.
    ///
    /// An animation or a drawing is passed through at its own size, whatever is asked for.
    ///
    /// # Errors
    ///
    /// Those of [`Self::metadata`]; a width or height that is missing, 0 or absurd; a quality
    /// outside 1–100.
    pub fn resize(&self, original: &Original, request: &Request) -> Result<Resized, Box<Diagnostic>> {
        let source = self.source(original)?;
        let asked = recipe::for_request(&source, request)?;
        let recipe = if source.passed_through { Recipe::Copy } else { asked };
        let Size { width, height } = source.size();
        let variant = self.plan(&source, recipe);
        Ok(Resized { variant, original_width: width, original_height: height })
    }

    /// Plans a responsive picture: each wanted width as WebP and as a fallback in the original
    /// kind (GIF becomes PNG, a still WebP JPEG or PNG). Nothing is enlarged: wanted widths beyond
    /// the original's are replaced by the original's own, which is also what no widths give.
    ///
    /// An animation or a drawing is passed through as the only fallback.
    ///
    /// # Errors
    ///
    /// Those of [`Self::metadata`]; a width of 0.
    pub fn picture(&self, original: &Original, widths: &[u32]) -> Result<Picture, Box<Diagnostic>> {
        let source = self.source(original)?;
        if widths.contains(&0) {
            let said = Diagnostic::error("image-size-zero");
            return Err(Box::new(said.at(Span::file(source.path.as_str()))));
        }
        let (webp, fallback) = if source.passed_through {
            (Vec::new(), vec![self.plan(&source, Recipe::Copy)])
        } else {
            let sizes = sizes(source.size(), widths);
            let webp = self.plan_all(&source, &sizes, recipe::webp_encoding(&source));
            (webp, self.plan_all(&source, &sizes, recipe::fallback_encoding(&source)))
        };
        let Some(largest) = fallback.last() else {
            let Size { width, height } = source.size();
            let said = Diagnostic::error("image-result-large").arg("width", width).arg("height", height);
            return Err(Box::new(said.at(Span::file(source.path.as_str()))));
        };
        Ok(Picture { width: largest.width, height: largest.height, webp, fallback })
    }

    /// Plans lossy WebP variants of a picture and nothing else: for previews of sheets, whose text nobody reads
    /// off the picture, and which weigh most where many stand in one list.
    ///
    /// # Errors
    ///
    /// Those of [`Self::picture`].
    pub fn previews(&self, original: &Original, widths: &[u32]) -> Result<Vec<Variant>, Box<Diagnostic>> {
        let source = self.source(original)?;
        let sizes = sizes(source.size(), widths);
        Ok(self.plan_all(&source, &sizes, recipe::preview_encoding()))
    }

    /// How many variants are to be made.
    pub fn jobs(&self) -> usize {
        self.ledger().jobs.len()
    }

    /// Whether somebody asked for this output.
    pub fn knows(&self, output: &str) -> bool {
        self.ledger().jobs.contains_key(output)
    }

    /// Makes every variant that was asked for, or takes it from the cache, in the order of outputs;
    /// with what is to be said about their sources, in the order of paths.
    ///
    /// Each source is decoded once, several at the same time. Asking again makes them again.
    pub fn encode_all(&self) -> (Vec<Encoded>, Vec<Diagnostic>) {
        let (jobs, misnamed) = {
            let ledger = self.ledger();
            (ledger.jobs.values().cloned().collect(), ledger.misnamed.clone())
        };
        let (encoded, errors) = batch::encode(jobs, &self.cache);
        let mut said: Vec<Diagnostic> = misnamed.into_values().chain(errors).collect();
        said.sort_by(|a, b| file(a).cmp(file(b)).then(a.code.cmp(b.code)));
        (encoded, said)
    }

    /// Makes the one variant of an output, as a server does when a browser asks for it; `None` when
    /// nothing asked for that output before.
    pub fn encode(&self, output: &str) -> Option<Result<Encoded, Box<Diagnostic>>> {
        let job = self.ledger().jobs.get(output).cloned()?;
        let (encoded, errors) = batch::encode(vec![job], &self.cache);
        let made = encoded.into_iter().next().map(Ok);
        made.or_else(|| errors.into_iter().next().map(|error| Err(Box::new(error))))
    }

    /// The checked source of an original: remembered, or read from its header.
    fn source(&self, original: &Original) -> Result<Arc<Source>, Box<Diagnostic>> {
        let known = self.ledger().sources.get(&original.path).cloned();
        let same = |source: &Arc<Source>| {
            Arc::ptr_eq(&source.bytes, &original.bytes) || source.digest == Digest::of(&original.bytes)
        };
        if let Some(source) = known.filter(same) {
            return Ok(source);
        }
        let source = Arc::new(header::read(original)?);
        let mut ledger = self.ledger();
        match header::misnamed(&source) {
            Some(said) => ledger.misnamed.insert(source.path.clone(), said),
            None => ledger.misnamed.remove(&source.path),
        };
        ledger.sources.insert(source.path.clone(), Arc::clone(&source));
        Ok(source)
    }

    fn plan_all(&self, source: &Arc<Source>, sizes: &[Size], encoding: Encoding) -> Vec<Variant> {
        let held = sizes.iter().filter(|size| encoding.holds(**size));
        held.map(|size| self.plan(source, Recipe::Make { size: *size, crop: false, encoding })).collect()
    }

    fn plan(&self, source: &Arc<Source>, recipe: Recipe) -> Variant {
        let (size, extension, mime) = match recipe {
            Recipe::Copy => (source.size(), source.kind.name(), source.kind.mime()),
            Recipe::Make { size, encoding, .. } => (size, encoding.extension(), encoding.mime()),
        };
        let key = recipe::key(source, &recipe);
        let output = name::output(&source.path, &key, extension);
        let job = Job { output: output.clone(), mime, source: Arc::clone(source), recipe, key };
        let mut ledger = self.ledger();
        let entry = ledger.jobs.entry(output.clone()).or_insert_with(|| job.clone());
        // Copies of one picture share an output: its origin is the first by path, whoever asked first.
        if job.source.path < entry.source.path {
            *entry = job;
        }
        Variant { output, width: size.width, height: size.height, mime }
    }

    /// A panic elsewhere cannot leave the ledger half-written.
    fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.ledger.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The sizes to make by ascending width: those wanted, none beyond the picture's own.
fn sizes(own: Size, widths: &[u32]) -> Vec<Size> {
    let largest = widths.iter().copied().max().unwrap_or(own.width).min(own.width);
    let mut widths: Vec<u32> = widths.iter().copied().filter(|width| *width < largest).collect();
    widths.push(largest);
    widths.sort_unstable();
    widths.dedup();
    widths.into_iter().map(|width| own.at_width(width)).collect()
}

fn file(diagnostic: &Diagnostic) -> &str {
    diagnostic.span.as_ref().map_or("", |span| span.file.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_capped_by_the_original() {
        let own = Size { width: 1200, height: 900 };
        let widths = |wanted: &[u32]| sizes(own, wanted).iter().map(|s| s.width).collect::<Vec<_>>();
        assert_eq!(widths(&[1600, 480, 960, 480]), [480, 960, 1200]);
        assert_eq!(widths(&[480, 960]), [480, 960]);
        assert_eq!(widths(&[1200, 2400]), [1200]);
        assert_eq!(widths(&[]), [1200]);
    }
}
