//! Sizes: what hangs on the wall, and at what scale it is drawn.
//!
//! Owns [`Size`] and [`Free`]: rows of the theme's table, and sizes that are made to measure
//! (`0.9x7m`, `50x200cm`, `900x7000mm`; whichever of the two is the width, the layout knows).

use serde_json::{Value, json};

use super::finish::Outside;
use super::tables::Names;

/// The longest sheet side that a PDF can have, in mm (14,400 pt).
pub(super) const LONGEST_MM: f64 = 5080.0;
/// What is longer than a PDF page is drawn at a tenth of its size.
const SMALL_SCALE: u32 = 10;
/// Pixels of a screen in a mm (96 in an inch).
const PX_PER_MM: f64 = 96.0 / 25.4;

/// One size.
#[derive(Debug, Clone, PartialEq)]
pub struct Size {
    /// Its id in commands and file names: `a2`, `1x6`.
    pub id: String,
    /// Its name for people.
    pub name: Names,
    /// Width of the finished piece in mm.
    pub width_mm: f64,
    /// Height of the finished piece in mm.
    pub height_mm: f64,
    /// Drawn at 1:`scale`; the sheet is the finished piece divided by it.
    pub scale: u32,
    /// How far colour runs over the trim at a print shop, in mm of the finished piece.
    pub bleed_mm: f64,
    /// Cloth that is folded back along every edge, in mm of the finished piece; none on paper.
    pub hem_mm: f64,
    /// About how far eyelets stand apart, in mm of the finished piece; none on paper.
    pub eyelet_mm: f64,
    /// From how far away it is read, in m.
    pub viewing_m: f64,
    /// How many days it may hang in public; none when no rule is known.
    pub hanging_days: Option<usize>,
    /// Width and height in px of a picture for screens; none for what goes on paper.
    pub px: Option<(u32, u32)>,
}

impl Size {
    /// Width and height of the drawn sheet in mm, trimmed.
    pub fn sheet_mm(&self) -> (f64, f64) {
        let scale = f64::from(self.scale);
        (self.width_mm / scale, self.height_mm / scale)
    }

    /// A picture of a screen, in mm at 96 px an inch.
    pub(super) fn on_screen(mut self, width: u32, height: u32) -> Self {
        (self.width_mm, self.height_mm) = (f64::from(width) / PX_PER_MM, f64::from(height) / PX_PER_MM);
        self.px = Some((width, height));
        self
    }

    /// The size at the scale that it must be drawn at: life size while a PDF page holds it with all
    /// that a print shop wants around it.
    pub(super) fn scaled(mut self) -> Self {
        let longest = self.width_mm.max(self.height_mm) + Outside::most_mm(self.bleed_mm);
        self.scale = if longest <= LONGEST_MM { 1 } else { SMALL_SCALE };
        self
    }

    /// Whether a PDF can hold its drawn sheet.
    pub(super) fn can_be_drawn(&self) -> bool {
        let (width, height) = self.sheet_mm();
        [width, height].iter().all(|mm| mm.is_finite() && (10.0..=LONGEST_MM).contains(mm))
    }

    /// Whether its drawn sheet fits on a sheet of these sides, either way round.
    pub(super) fn fits(&self, (a, b): (f64, f64)) -> bool {
        let (width, height) = self.sheet_mm();
        (width <= a + 0.1 && height <= b + 0.1) || (width <= b + 0.1 && height <= a + 0.1)
    }

    pub(super) fn to_value(&self) -> Value {
        let (width, height) = self.sheet_mm();
        let scale = f64::from(self.scale);
        json!({
            "id": self.id, "name": self.name.vi, "name_en": self.name.en,
            "width_mm": width, "height_mm": height, "scale": self.scale,
            "final_width_mm": self.width_mm, "final_height_mm": self.height_mm,
            "hem_mm": self.hem_mm / scale, "eyelet_mm": self.eyelet_mm / scale,
            "viewing_m": self.viewing_m, "px": self.px,
        })
    }
}

/// Sizes that a layout takes besides those of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Free {
    /// Least and most width in mm.
    pub width_mm: (f64, f64),
    /// Least and most height in mm.
    pub height_mm: (f64, f64),
}

impl Free {
    /// A size made to measure, in all else like another; none when the words are no measure or the
    /// measure is out of range.
    pub(super) fn size(&self, written: &str, like: &Size) -> Option<Size> {
        let (a, b) = measure(written)?;
        let within = |mm: f64, (least, most): (f64, f64)| (least - 0.5..=most + 0.5).contains(&mm);
        let fits = |(width, height): &(f64, f64)| within(*width, self.width_mm) && within(*height, self.height_mm);
        let (width_mm, height_mm) = [(a, b), (b, a)].into_iter().find(fits)?;
        let metres = |mm: f64| format!("{}", (mm / 10.0).round() / 100.0);
        let name = |point: &str| {
            format!("{} × {} m", metres(height_mm).replace('.', point), metres(width_mm).replace('.', point))
        };
        let size = Size {
            id: format!("{}x{}m", metres(a), metres(b)),
            name: Names { vi: name(","), en: name(".") },
            width_mm,
            height_mm,
            ..like.clone()
        };
        Some(size.scaled())
    }
}

/// Two lengths in mm: `0.9x7`, `0,9 × 7 m`, `90x700cm`, `900x7000 mm`; bare numbers are metres.
fn measure(written: &str) -> Option<(f64, f64)> {
    let text: String = written.to_lowercase().replace('×', "x").split_whitespace().collect();
    let units = [("mm", 1.0), ("cm", 10.0), ("m", 1000.0), ("", 1000.0)];
    let (text, unit) = units.iter().find_map(|(end, unit)| Some((text.strip_suffix(end)?, *unit)))?;
    let (a, b) = text.split_once('x')?;
    let length = |text: &str| {
        let number: f64 = text.trim_end_matches(['m', 'c']).replace(',', ".").parse().ok()?;
        (number.is_finite() && number > 0.0).then_some(number * unit)
    };
    Some((length(a)?, length(b)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like() -> Size {
        Size {
            id: "1x6".to_owned(),
            name: Names { vi: String::new(), en: String::new() },
            width_mm: 6000.0,
            height_mm: 1000.0,
            scale: 10,
            bleed_mm: 30.0,
            hem_mm: 30.0,
            eyelet_mm: 500.0,
            viewing_m: 20.0,
            hanging_days: Some(15),
            px: None,
        }
    }

    const BANNERS: Free = Free { width_mm: (4000.0, 10000.0), height_mm: (700.0, 1200.0) };

    #[test]
    fn a_measure_is_read_in_any_unit_and_either_order() {
        for written in ["0.9x7", "0,9 × 7 m", "7x0.9m", "90x700cm", "900x7000 mm", "7mx0.9m"] {
            let size = BANNERS.size(written, &like()).unwrap_or_else(|| panic!("{written}"));
            assert_eq!((size.width_mm, size.height_mm, size.scale), (7000.0, 900.0, 10), "{written}");
        }
        assert_eq!(BANNERS.size("0.9x7", &like()).unwrap().id, "0.9x7m");
        assert_eq!(BANNERS.size("0,9x7", &like()).unwrap().name.vi, "0,9 × 7 m");
    }

    #[test]
    fn what_is_no_measure_or_out_of_range_is_none() {
        for written in ["", "x", "a2", "0.9", "0x7", "-1x6", "2x6", "0.9x11", "NaNx7", "infx7"] {
            assert_eq!(BANNERS.size(written, &like()), None, "{written}");
        }
    }

    #[test]
    fn a_piece_is_drawn_life_size_while_a_page_holds_it_with_its_marks() {
        let scale = |width_mm: f64| Size { width_mm, ..like() }.scaled().scale;
        assert_eq!((scale(4000.0), scale(4990.0), scale(5000.0), scale(10000.0)), (1, 1, 10, 10));
    }
}
