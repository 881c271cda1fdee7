//! The pen that draws: shapes by what they mean, in the colours of where they are shown.

use std::fmt::Write;

use super::Look;

/// Width of every drawing, in its own units.
pub(super) const WIDTH: f64 = 360.0;

/// What a shape or a text means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    /// The newest value.
    Mark,
    /// An earlier value.
    Past,
    /// How far a value could go.
    Track,
    /// A line to read by.
    Rule,
    /// A word or a number.
    Text,
    /// A word of less weight.
    Soft,
    /// A number among lines, with a rim that keeps them off.
    Number,
}

/// Where a text stands to its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// A drawing in the making.
pub(super) struct Pen {
    look: Look,
    body: String,
}

impl Pen {
    pub(super) fn new(look: Look) -> Self {
        Self { look, body: String::new() }
    }

    /// The attributes of a colour; `what` is `fill` or `stroke`. On a screen a theme may name another
    /// colour for the classes; without one all is the colour of the text.
    fn ink(&self, what: &str, ink: Ink) -> String {
        let (paper, screen) = match ink {
            Ink::Mark => ("#B81F33", " class=\"chart-mark\""),
            Ink::Past => ("#857A6A", " class=\"chart-past\""),
            Ink::Track => ("#EFE5D0", "-opacity=\".12\""),
            Ink::Rule => ("#A89E90", "-opacity=\".45\""),
            Ink::Text => ("#1D1A16", ""),
            Ink::Soft => ("#55504A", " class=\"chart-soft\""),
            Ink::Number => {
                let rim = "stroke=\"#FFFFFF\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\"";
                return match self.look {
                    Look::Paper => format!("{what}=\"#1D1A16\" {rim}"),
                    Look::Screen => format!("{what}=\"currentColor\" class=\"chart-number\""),
                };
            }
        };
        match (self.look, screen.starts_with('-')) {
            (Look::Paper, _) => format!("{what}=\"{paper}\""),
            (Look::Screen, true) => format!("{what}=\"currentColor\" {what}{screen}"),
            (Look::Screen, false) => format!("{what}=\"currentColor\"{screen}"),
        }
    }

    pub(super) fn rect(&mut self, [x, y, width, height]: [f64; 4], ink: Ink) {
        let ink = self.ink("fill", ink);
        let _ = write!(
            self.body,
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {ink}/>",
            short(x),
            short(y),
            short(width),
            short(height)
        );
    }

    pub(super) fn line(&mut self, from: (f64, f64), to: (f64, f64), width: f64, ink: Ink) {
        let ink = self.ink("stroke", ink);
        let [x1, y1, x2, y2] = [from.0, from.1, to.0, to.1].map(short);
        let width = short(width);
        let _ = write!(
            self.body,
            "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke-width=\"{width}\" stroke-linecap=\"round\" {ink}/>"
        );
    }

    pub(super) fn dot(&mut self, (x, y): (f64, f64), radius: f64, ink: Ink) {
        let ink = self.ink("fill", ink);
        let _ = write!(self.body, "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {ink}/>", short(x), short(y), short(radius));
    }

    /// A text on its base line. `weight`: 400 or 700.
    pub(super) fn text(&mut self, (x, y): (f64, f64), size: f64, weight: u16, anchor: Anchor, ink: Ink, text: &str) {
        let ink = self.ink("fill", ink);
        let anchor = match anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let _ = write!(
            self.body,
            "<text x=\"{}\" y=\"{}\" font-size=\"{}\" font-weight=\"{weight}\" text-anchor=\"{anchor}\" {ink}>{}</text>",
            short(x),
            short(y),
            short(size),
            escape(text)
        );
    }

    /// The whole drawing.
    pub(super) fn finish(self, height: f64, id: &str, title: &str, description: &str) -> String {
        let (width, height) = (short(WIDTH), short(height));
        let font = match self.look {
            Look::Screen => " class=\"chart\" width=\"100%\"".to_owned(),
            Look::Paper => format!(" width=\"{width}\" height=\"{height}\" font-family=\"Be Vietnam Pro\""),
        };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\"{font} role=\"img\" \
             aria-labelledby=\"{id}-ten {id}-loi\"><title id=\"{id}-ten\">{}</title><desc id=\"{id}-loi\">{}</desc>{}</svg>",
            escape(title),
            escape(description),
            self.body
        )
    }
}

/// About how wide a text is: digits and letters of the fonts in use are at most so wide.
pub(super) fn wide(text: &str, size: f64) -> f64 {
    let units: f64 =
        text.chars().map(|c| if matches!(c, ',' | '.' | ' ' | '/' | 'i' | 'l') { 0.32 } else { 0.61 }).sum();
    units * size
}

/// A measure with at most two decimals.
fn short(value: f64) -> String {
    crate::text::number::format(value, 2, "en").replace(',', "")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
