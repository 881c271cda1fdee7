//! The pictures of a job, in the inks of its finish. What was made ready once is kept in the cache: the
//! sheets of all offices show the same picture.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use typst::diag::Warned;
use typst::foundations::Bytes;
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_render::RenderOptions;

use super::world::JobWorld;
use super::{Finish, Job, Studio};
use crate::diag::Diagnostic;
use crate::digest::Digest;
use crate::images::{self, Ink};

/// How fine a drawing becomes when its inks have to be known: px of its longer side.
const DRAWN_PX: f64 = 3000.0;

/// The pictures in the order of their names.
pub(super) fn ready(studio: &Studio, job: &Job) -> Result<Vec<Arc<[u8]>>, Vec<Diagnostic>> {
    let ink = match job.finish {
        Finish::Press => Ink::Cmyk,
        Finish::BlackWhite => Ink::Black,
        _ => return Ok(job.pictures.values().cloned().collect()),
    };
    let made = job.pictures.iter().map(|(name, bytes)| kept(studio, job, name, bytes, ink));
    let (made, faults): (Vec<_>, Vec<_>) = made.partition(Result::is_ok);
    let faults: Vec<Diagnostic> = faults.into_iter().filter_map(Result::err).collect();
    if faults.is_empty() { Ok(made.into_iter().filter_map(Result::ok).collect()) } else { Err(faults) }
}

fn kept(studio: &Studio, job: &Job, name: &str, bytes: &Arc<[u8]>, ink: Ink) -> Result<Arc<[u8]>, Diagnostic> {
    let ink_name = format!("{ink:?}");
    let fixed = ["cchc picture on paper 1", images::ENGINE, ink_name.as_str()].map(str::as_bytes);
    let key = Digest::of_parts(fixed.into_iter().chain([&**bytes]));
    if let Some(kept) = studio.cache.get(&key) {
        return Ok(kept.into());
    }
    let made = match drawn(studio, bytes) {
        Some((width, height, pixels)) => images::drawn_on_paper(name, width, height, pixels, ink),
        None => images::on_paper(name, bytes, ink),
    };
    let made = made.map_err(|fault| Diagnostic { span: Some(Box::new(job.origin.span("page.blocks"))), ..*fault })?;
    studio.cache.put(&key, &made);
    Ok(made.into())
}

/// The pixels of a drawing, set with the theme's fonts; none for a photo.
fn drawn(studio: &Studio, bytes: &Arc<[u8]>) -> Option<(u32, u32, Vec<u8>)> {
    if !matches!(bytes.trim_ascii_start().first(), Some(b'<' | 0xEF)) {
        return None;
    }
    let world = JobWorld::drawing(Arc::clone(&studio.base), Bytes::new(Arc::clone(bytes)))?;
    let Warned { output, .. } = typst::compile::<PagedDocument>(&world);
    let document = output.ok()?;
    let page = document.pages().first()?;
    let longest = page.frame.size().x.to_pt().max(page.frame.size().y.to_pt()).max(1.0);
    let options = RenderOptions { pixel_per_pt: Scalar::new(DRAWN_PX / longest), render_bleed: false };
    let picture = catch_unwind(AssertUnwindSafe(|| typst_render::render(page, &options))).ok()?;
    Some((picture.width(), picture.height(), picture.data().to_vec()))
}
