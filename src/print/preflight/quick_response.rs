//! The QR code on a set sheet: large enough, with its quiet zone, and read back.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::Value;
use typst::layout::{Abs, Frame, Point, Rect, Sides, Size};
use typst::utils::Scalar;
use typst_layout::Page;
use typst_render::RenderOptions;

use super::super::Job;
use super::Finding;
use crate::qr;

/// Pixels a module that a reader is given; phones see more.
const PX_PER_MODULE: f64 = 4.0;
/// The quiet zone that readers need (ISO/IEC 18004), in modules.
const QUIET: f64 = 4.0;
const MM_PER_PT: f64 = 25.4 / 72.0;
/// From here on a grey counts as paper, 0 to 255.
const LIGHT: u8 = 160;

/// The findings about the code that lies in `on`.
pub(super) fn check(job: &Job, page: &Page, on: Rect, data: &Value) -> Vec<Finding> {
    let modules = data["qr"]["size"].as_f64().unwrap_or(0.0);
    let url = data["qr"]["url"].as_str().unwrap_or_default();
    let side = (on.max.x - on.min.x).to_pt();
    if modules < 1.0 || side <= 0.0 {
        return Vec::new();
    }
    let module = side / modules;
    let mut found = Vec::new();
    let is = module * MM_PER_PT * f64::from(job.size.scale);
    let needs = least_mm(job);
    if job.size.px.is_none() && is < needs {
        let written = |mm: f64| format!("{mm:.2}").replace('.', ",");
        found.push(Finding::new("print-qr-small", "").value("is", written(is)).value("needs", written(needs)));
    }
    let grey = Grey::around(page, on, module);
    if grey.ring_is_dark() {
        found.push(Finding::new("print-qr-crowded", ""));
    }
    if qr::decode(grey.width, grey.height, |x, y| grey.at(x, y)).as_deref() != Some(url) {
        found.push(Finding::new("print-qr-unreadable", ""));
    }
    found
}

/// The smallest module, in mm of the finished piece: held in the hand, on a wall, on cloth.
fn least_mm(job: &Job) -> f64 {
    match (job.size.hem_mm > 0.0, job.size.viewing_m) {
        (true, _) => 4.0,
        (false, distance) if distance > 1.0 => 0.8,
        _ => 0.4,
    }
}

/// The code and its quiet zone in grey.
struct Grey {
    width: usize,
    height: usize,
    levels: Vec<u8>,
}

impl Grey {
    /// Draws just that part of the page.
    fn around(page: &Page, on: Rect, module: f64) -> Self {
        let zone = Abs::pt(QUIET * module);
        let (origin, side) = (Point::new(on.min.x - zone, on.min.y - zone), on.max.x - on.min.x + zone * 2.0);
        let mut frame = Frame::soft(Size::splat(side));
        frame.push_frame(-origin, page.frame.clone());
        let part = Page { frame, bleed: Sides::default(), ..page.clone() };
        let options = RenderOptions { pixel_per_pt: Scalar::new(PX_PER_MODULE / module), render_bleed: false };
        let drawn = catch_unwind(AssertUnwindSafe(|| typst_render::render(&part, &options)));
        let Ok(picture) = drawn else { return Self { width: 0, height: 0, levels: Vec::new() } };
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let level = |light: u32| u8::try_from(light / 256).unwrap_or(255);
        let levels = picture.pixels().iter().map(|pixel| {
            level(u32::from(pixel.red()) * 54 + u32::from(pixel.green()) * 183 + u32::from(pixel.blue()) * 19)
        });
        Self { width, height, levels: levels.collect() }
    }

    fn at(&self, x: usize, y: usize) -> u8 {
        self.levels.get(y * self.width + x).copied().unwrap_or(255)
    }

    /// Whether anything dark lies in the quiet zone; half a module at its inner edge is left out.
    fn ring_is_dark(&self) -> bool {
        let zone = (QUIET * PX_PER_MODULE - PX_PER_MODULE / 2.0) as usize;
        let inner = |at: usize, side: usize| at >= zone && at + zone < side;
        (0..self.height)
            .flat_map(|y| (0..self.width).map(move |x| (x, y)))
            .any(|(x, y)| !(inner(x, self.width) && inner(y, self.height)) && self.at(x, y) < LIGHT)
    }
}
