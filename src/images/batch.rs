//! Making the variants: the cache first, then each source decoded once for all it is asked for.

use std::collections::BTreeMap;
use std::sync::Arc;

use image::DynamicImage;
use rayon::prelude::*;

use crate::cache::Cache;
use crate::diag::Diagnostic;
use crate::digest::Digest;

use super::container;
use super::header::{Kind, Source};
use super::recipe::Recipe;
use super::{encode, pixels};

/// Sources with more pixels than this are decoded one at a time, so that memory stays bounded
/// however many processors there are.
const LARGE: u64 = 40_000_000;

/// A variant, made.
#[derive(Debug, Clone)]
pub struct Encoded {
    /// Path from the site's root, as [`super::Variant::output`] said it.
    pub output: String,
    /// The whole file.
    pub bytes: Arc<[u8]>,
    /// Media type.
    pub mime: &'static str,
    /// Path of the original.
    pub origin: String,
}

/// A variant to make.
#[derive(Debug, Clone)]
pub(super) struct Job {
    pub output: String,
    pub mime: &'static str,
    pub source: Arc<Source>,
    pub recipe: Recipe,
    /// Names everything that decides the bytes; see [`super::recipe::key`].
    pub key: Digest,
}

impl Job {
    fn made(&self, bytes: Vec<u8>) -> Encoded {
        Encoded { output: self.output.clone(), bytes: bytes.into(), mime: self.mime, origin: self.source.path.clone() }
    }
}

type Made = (Vec<Encoded>, Vec<Diagnostic>);

/// Makes all jobs; the variants in the order of outputs.
pub(super) fn encode(jobs: Vec<Job>, cache: &Cache) -> Made {
    let mut groups: BTreeMap<Digest, Vec<Job>> = BTreeMap::new();
    for job in jobs {
        groups.entry(job.source.digest).or_default().push(job);
    }
    let (large, ordinary): (Vec<_>, Vec<_>) =
        groups.into_values().partition(|group| group.iter().any(|job| job.source.pixels() > LARGE));
    // A worker that waits for a part of one source would begin another meanwhile, and hold the pixels of both. So
    // with enough sources for all, each keeps one worker busy from beginning to end.
    let spread = ordinary.len() < rayon::current_num_threads();
    let mut made: Vec<Made> = ordinary.par_iter().map(|group| encode_group(group, cache, spread)).collect();
    made.extend(large.iter().map(|group| encode_group(group, cache, true)));
    let (mut encoded, mut said) = (Vec::new(), Vec::new());
    for (variants, errors) in made {
        encoded.extend(variants);
        said.extend(errors);
    }
    encoded.sort_by(|a: &Encoded, b: &Encoded| a.output.cmp(&b.output));
    (encoded, said)
}

/// The jobs of one source, with `spread` on all workers. It is decoded only when the cache lacks one of
/// them, and what is wrong with it is said once.
fn encode_group(group: &[Job], cache: &Cache, spread: bool) -> Made {
    let mut encoded = Vec::with_capacity(group.len());
    let mut missing = Vec::new();
    for job in group {
        match ready(job, cache) {
            Some(bytes) => encoded.push(job.made(bytes)),
            None => missing.push(job),
        }
    }
    let Some(first) = missing.first() else { return (encoded, Vec::new()) };
    let stored = match pixels::decode(&first.source) {
        Ok(stored) => stored,
        Err(error) => return (encoded, vec![*error]),
    };
    let mut said = Vec::new();
    let made: Vec<_> = if spread {
        missing.par_iter().map(|job| make(job, &stored)).collect()
    } else {
        missing.iter().map(|job| make(job, &stored)).collect()
    };
    for (job, made) in missing.iter().zip(made) {
        match made {
            Ok(bytes) => {
                cache.put(&job.key, &bytes);
                encoded.push(job.made(bytes));
            }
            Err(error) => said.push(*error),
        }
    }
    (encoded, said)
}

/// What needs no pixels: a copy, or what the cache has.
fn ready(job: &Job, cache: &Cache) -> Option<Vec<u8>> {
    match job.recipe {
        Recipe::Copy => Some(copy(&job.source)),
        Recipe::Make { .. } => cache.get(&job.key),
    }
}

/// An animation without its metadata, a drawing as it is.
fn copy(source: &Source) -> Vec<u8> {
    let keep_icc = source.icc.is_some();
    let stripped = match source.kind {
        Kind::Gif => container::gif::strip(&source.bytes),
        Kind::Webp => container::webp::strip(&source.bytes, keep_icc),
        Kind::Png => container::png::strip(&source.bytes, keep_icc),
        Kind::Jpeg | Kind::Svg => None,
    };
    stripped.unwrap_or_else(|| source.bytes.to_vec())
}

fn make(job: &Job, stored: &DynamicImage) -> Result<Vec<u8>, Box<Diagnostic>> {
    let source = &job.source;
    let Recipe::Make { size, crop, encoding } = job.recipe else { return Ok(copy(source)) };
    let image = pixels::resize(stored, source, size, crop)?;
    encode::encode(&image, source, encoding, size == source.size())
}
