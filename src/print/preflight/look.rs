//! What a set sheet looks like: contrast, the size of letters, how fine pictures are, the QR code.

use serde_json::Value;
use typst::layout::{Abs, Frame, FrameItem, Point, Rect, Size, Transform};
use typst::text::TextItem;
use typst::visualize::{CurveItem, Geometry, Image, Shape};
use typst_layout::PagedDocument;

use super::super::Job;
use super::super::inspect::{cover, field_of};
use super::{Finding, colour, quick_response};

/// Least contrast of text, and of large text (WCAG 2.2, 1.4.3).
const CONTRAST: f64 = 4.5;
const CONTRAST_LARGE: f64 = 3.0;
/// Text of this size and more is large, in pt of the finished piece, when it is held in the hand.
const LARGE_PT: f64 = 18.0;
/// Capitals are read from afar when they are at least a 300th of the distance high.
const DISTANCE: f64 = 300.0;
/// How high capitals are in the theme's fonts, as a part of the size.
const CAPITALS: f64 = 0.7;
const MM_PER_PT: f64 = 25.4 / 72.0;

/// What is painted so far: a shape on the page and how light it is.
struct Ground<'a> {
    shape: &'a Shape,
    at: Transform,
    cover: Rect,
    luminance: Option<f64>,
}

/// What the walk gathers.
struct Look<'a> {
    job: &'a Job,
    data: &'a Value,
    grounds: Vec<Ground<'a>>,
    /// The largest text, in pt as drawn.
    largest: f64,
    largest_text: String,
    smallest: Option<(f64, String)>,
    faint: Vec<(f64, String)>,
    coarse: Vec<(f64, f64)>,
    codes: Vec<Rect>,
    /// The trimmed page: notes to the print shop outside it are not judged.
    trim: Size,
}

/// Everything that a reader of the sheet would stumble over.
pub(in super::super) fn look(job: &Job, document: &PagedDocument) -> Vec<Finding> {
    let data: Value = serde_json::from_str(&job.json).unwrap_or_default();
    let mut found = Vec::new();
    let mut largest = (0.0, String::new());
    for page in document.pages() {
        let mut look = Look::new(job, &data, page.frame.size());
        if let Some(luminance) = page.fill_or_white().as_ref().and_then(colour::luminance) {
            look.walk(&page.frame, Transform::identity(), luminance);
        }
        for code in std::mem::take(&mut look.codes) {
            found.extend(quick_response::check(job, page, code, &data));
        }
        if look.largest > largest.0 {
            largest = (look.largest, std::mem::take(&mut look.largest_text));
        }
        look.told(&mut found);
    }
    found.extend(capitals(job, &data, largest));
    let mut told: Vec<Finding> = Vec::new();
    found.into_iter().for_each(|finding| {
        if !told.contains(&finding) {
            told.push(finding);
        }
    });
    told
}

/// The headline against the distance from which the size is read.
fn capitals(job: &Job, data: &Value, (largest, text): (f64, String)) -> Option<Finding> {
    let needs = job.size.viewing_m * 1000.0 / DISTANCE;
    let is = largest * CAPITALS * MM_PER_PT * f64::from(job.size.scale);
    let far = job.size.viewing_m > 1.0 && job.size.px.is_none();
    (far && largest > 0.0 && is < needs).then(|| {
        let finding = Finding::new("print-small-capitals", &field_of(data, &text));
        finding.value("is", one(is)).value("needs", one(needs)).value("text", short(&text))
    })
}

/// One decimal, as Vietnamese writes it.
fn one(number: f64) -> String {
    format!("{number:.1}").replace('.', ",")
}

fn short(text: &str) -> String {
    let cut: String = text.chars().take(40).collect();
    if cut.len() < text.len() { format!("{cut}…") } else { cut }
}

impl<'a> Look<'a> {
    fn new(job: &'a Job, data: &'a Value, trim: Size) -> Self {
        Self {
            job,
            data,
            grounds: Vec::new(),
            largest: 0.0,
            largest_text: String::new(),
            smallest: None,
            faint: Vec::new(),
            coarse: Vec::new(),
            codes: Vec::new(),
            trim,
        }
    }

    fn walk(&mut self, frame: &'a Frame, at: Transform, paper: f64) {
        for (place, item) in frame.items() {
            let here = at.pre_concat(Transform::translate(place.x, place.y));
            match item {
                FrameItem::Group(group) => self.walk(&group.frame, here.pre_concat(group.transform), paper),
                FrameItem::Shape(shape, _) => self.shape(shape, here),
                FrameItem::Text(text) if !text.text.trim().is_empty() => self.text(text, here, paper),
                FrameItem::Image(image, size, _) => {
                    self.image(image, cover(Rect::from_pos_size(Point::zero(), *size), here))
                }
                _ => {}
            }
        }
    }

    fn shape(&mut self, shape: &'a Shape, at: Transform) {
        let Some(fill) = &shape.fill else { return };
        let cover = cover(shape.bbox(false), at);
        if is_code(shape, cover) {
            self.codes.push(cover);
        }
        self.grounds.push(Ground { shape, at, cover, luminance: colour::luminance(fill) });
    }

    fn text(&mut self, text: &TextItem, at: Transform, paper: f64) {
        let ground = cover(text.bbox(), at);
        if ground.min.x > self.trim.x
            || ground.min.y > self.trim.y
            || ground.max.x < Abs::zero()
            || ground.max.y < Abs::zero()
        {
            return;
        }
        let size = text.size.to_pt() * scale_of(at);
        if size > self.largest {
            self.largest = size;
            self.largest_text = text.text.to_string();
        }
        // A small picture of another page, as in a handout, is not there to be read.
        let reduced = scale_of(at) < 0.99;
        // Nor is the raised number of a note, which is read by its shape.
        let note = text.text.chars().count() < 3;
        if !reduced && !note && self.smallest.as_ref().is_none_or(|(least, _)| size < *least) {
            self.smallest = Some((size, text.text.to_string()));
        }
        let Some(ink) = colour::luminance(&text.fill) else { return };
        let least = [0.15, 0.5, 0.85].into_iter().filter_map(|part| {
            let point =
                Point::new(ground.min.x + (ground.max.x - ground.min.x) * part, (ground.min.y + ground.max.y) / 2.0);
            Some(colour::ratio(ink, self.ground(point, paper)?))
        });
        let least = least.fold(f64::INFINITY, f64::min);
        let final_pt = size * f64::from(self.job.size.scale);
        let needs = if final_pt >= LARGE_PT * self.job.size.viewing_m.max(1.0) { CONTRAST_LARGE } else { CONTRAST };
        if least < needs {
            self.faint.push((least, text.text.to_string()));
        }
    }

    /// How light it is under a point; none over a picture or a pattern.
    fn ground(&self, point: Point, paper: f64) -> Option<f64> {
        let over = self.grounds.iter().rev().find(|ground| ground.holds(point));
        over.map_or(Some(paper), |ground| ground.luminance)
    }

    fn image(&mut self, image: &Image, on: Rect) {
        let scale = f64::from(self.job.size.scale);
        let inches = (on.max.x - on.min.x).to_pt() * scale / 72.0;
        let ppi = image.width() / inches.max(1e-6);
        // Nobody sees finer than a minute of arc: 87 pixels an inch at one metre.
        let needs = (87.0 / self.job.size.viewing_m.max(0.3)).clamp(20.0, 150.0);
        let drawn = matches!(image.kind(), typst::visualize::ImageKind::Raster(_));
        if drawn && ppi < needs {
            self.coarse.push((ppi, needs));
        }
    }

    fn told(self, found: &mut Vec<Finding>) {
        let field = |text: &str| field_of(self.data, text);
        for (ratio, text) in &self.faint {
            let finding = Finding::new("print-contrast", &field(text)).value("text", short(text));
            found.push(finding.value("is", one(*ratio)).value("needs", one(CONTRAST)));
        }
        if let Some((size, text)) = &self.smallest {
            let is = size * f64::from(self.job.size.scale);
            let needs = least_pt(self.job);
            if is < needs {
                let finding = Finding::new("print-small-text", &field(text)).value("text", short(text));
                found.push(finding.value("is", one(is)).value("needs", one(needs)));
            }
        }
        for (is, needs) in &self.coarse {
            let finding = Finding::new("print-picture-coarse", "in_an.hinh");
            found.push(finding.value("is", format!("{is:.0}")).value("needs", format!("{needs:.0}")));
        }
    }
}

/// The smallest text of a piece, in pt of the finished piece (px of a screen are 0.75 pt): what is held
/// may be small, what hangs is read at arm's length, cloth from some metres.
fn least_pt(job: &Job) -> f64 {
    match (job.size.px, job.size.hem_mm > 0.0, job.size.viewing_m) {
        (Some(_), ..) => 15.0,
        (None, true, _) => 60.0,
        (None, false, distance) if distance > 1.0 => 9.0,
        _ => 5.5,
    }
}

/// How much a transformation enlarges.
fn scale_of(at: Transform) -> f64 {
    let (sx, ky, kx, sy) = (at.sx.get(), at.ky.get(), at.kx.get(), at.sy.get());
    (sx * sy - kx * ky).abs().sqrt()
}

/// A QR code is one square shape of very many pieces.
fn is_code(shape: &Shape, cover: Rect) -> bool {
    const PIECES: usize = 400;
    let (width, height) = (cover.max.x - cover.min.x, cover.max.y - cover.min.y);
    let square = (width - height).abs() < width * 0.01;
    square && matches!(&shape.geometry, Geometry::Curve(curve) if curve.0.len() > PIECES)
}

impl Ground<'_> {
    fn holds(&self, point: Point) -> bool {
        let (min, max) = (self.cover.min, self.cover.max);
        if point.x < min.x || point.x > max.x || point.y < min.y || point.y > max.y {
            return false;
        }
        match &self.shape.geometry {
            Geometry::Rect(_) => true,
            Geometry::Line(_) => false,
            Geometry::Curve(curve) => winds(&curve.0, self.at, point),
        }
    }
}

/// Whether a curve winds around a point (nonzero rule), its arcs as short lines.
fn winds(items: &[CurveItem], at: Transform, point: Point) -> bool {
    const PARTS: u32 = 8;
    let (mut start, mut last, mut turns) = (Point::zero(), Point::zero(), 0);
    let mut edge = |from: Point, to: Point| {
        let (from, to) = (from.transform(at), to.transform(at));
        if (from.y <= point.y) == (to.y <= point.y) {
            return;
        }
        let part = (point.y - from.y).to_pt() / (to.y - from.y).to_pt();
        if from.x + (to.x - from.x) * part > point.x {
            turns += if to.y > from.y { 1 } else { -1 };
        }
    };
    for item in items {
        match *item {
            CurveItem::Move(to) => {
                edge(last, start);
                (start, last) = (to, to);
            }
            CurveItem::Line(to) => {
                edge(last, to);
                last = to;
            }
            CurveItem::Cubic(a, b, to) => {
                let mut from = last;
                for step in 1..=PARTS {
                    let next = on_cubic(last, a, b, to, f64::from(step) / f64::from(PARTS));
                    edge(from, next);
                    from = next;
                }
                last = to;
            }
            CurveItem::Close => {
                edge(last, start);
                last = start;
            }
        }
    }
    edge(last, start);
    turns != 0
}

fn on_cubic(p0: Point, p1: Point, p2: Point, p3: Point, t: f64) -> Point {
    let one = 1.0 - t;
    let mix = |a: Abs, b: Abs, c: Abs, d: Abs| {
        a * (one * one * one) + b * (3.0 * one * one * t) + c * (3.0 * one * t * t) + d * (t * t * t)
    };
    Point::new(mix(p0.x, p1.x, p2.x, p3.x), mix(p0.y, p1.y, p2.y, p3.y))
}
