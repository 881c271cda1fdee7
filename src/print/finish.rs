//! Finishes: who prints a sheet, and how. Owns [`Finish`] and [`Outside`], what lies around the trim.
//!
//! | id | for | colour | around the trim |
//! |----|-----|--------|-----------------|
//! | `van-phong` | the office's own printer | RGB | nothing; a drawing to scale has its note |
//! | `nha-in` | the print shop | CMYK, text in K only | bleed, then marks, colour bar and note |
//! | `den-trang` | a laser printer | black only: fields are outlined | as `van-phong` |
//! | `ghep-a4`, `ghep-a3` | a small printer | RGB | cut into sheets that are glued together |
//! | `duyet` | those who approve | RGB | "BẢN DUYỆT" over it, a slip to sign under it |

use serde_json::{Value, json};

use super::size::Size;

/// What a sheet is made ready for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finish {
    /// The office's own printer.
    #[default]
    Office,
    /// The print shop.
    Press,
    /// A black-and-white laser printer.
    BlackWhite,
    /// A large sheet cut into A4 sheets.
    TilesA4,
    /// A large sheet cut into A3 sheets.
    TilesA3,
    /// A proof to approve.
    Proof,
}

impl Finish {
    /// Every finish, the usual one first.
    pub const ALL: [Self; 6] = [Self::Office, Self::Press, Self::BlackWhite, Self::TilesA4, Self::TilesA3, Self::Proof];

    /// Its name in commands, file names and data.
    pub fn id(self) -> &'static str {
        match self {
            Self::Office => "van-phong",
            Self::Press => "nha-in",
            Self::BlackWhite => "den-trang",
            Self::TilesA4 => "ghep-a4",
            Self::TilesA3 => "ghep-a3",
            Self::Proof => "duyet",
        }
    }

    /// The finish of a name.
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|finish| finish.id() == id)
    }

    /// The finish whose sheet this one cuts up or frames: that sheet is what is looked over.
    pub fn of_sheet(self) -> Self {
        match self {
            Self::TilesA4 | Self::TilesA3 | Self::Proof => Self::Office,
            other => other,
        }
    }

    /// Width and height in mm, upright, of the sheets that it cuts into.
    pub(super) fn tile_mm(self) -> Option<(f64, f64)> {
        match self {
            Self::TilesA4 => Some((210.0, 297.0)),
            Self::TilesA3 => Some((297.0, 420.0)),
            _ => None,
        }
    }
}

/// What lies around the trim, in mm as drawn: first the bleed, then the slug area.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Outside {
    /// How far colour runs over the trim, on every side.
    pub bleed_mm: f64,
    /// Room for marks and notes beyond the bleed: top, right, bottom, left.
    pub slug_mm: [f64; 4],
}

/// Room for crop marks, colour bar and note.
const SLUG_MM: f64 = 13.0;
/// Room for the note of a drawing to scale.
const NOTE_MM: f64 = 9.0;

impl Outside {
    /// What lies around the trim of a size in a finish.
    pub(super) fn of(size: &Size, finish: Finish) -> Self {
        match finish {
            Finish::Press => Self { bleed_mm: size.bleed_mm / f64::from(size.scale), slug_mm: [SLUG_MM; 4] },
            Finish::Office | Finish::BlackWhite if size.scale > 1 => {
                Self { bleed_mm: 0.0, slug_mm: [0.0, 0.0, NOTE_MM, 0.0] }
            }
            _ => Self::default(),
        }
    }

    /// The most that a press sheet adds to a side, both ends together, at a bleed of `bleed_mm`.
    pub(super) fn most_mm(bleed_mm: f64) -> f64 {
        2.0 * (bleed_mm + SLUG_MM)
    }

    pub(super) fn to_value(self) -> Value {
        let [top, right, bottom, left] = self.slug_mm;
        json!({
            "bleed_mm": self.bleed_mm,
            "slug_mm": { "top": top, "right": right, "bottom": bottom, "left": left },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_finish_is_found_by_its_name() {
        for finish in Finish::ALL {
            assert_eq!(Finish::find(finish.id()), Some(finish));
        }
        assert_eq!(Finish::find("nhà in"), None);
        // What a publication may name in its front matter.
        assert_eq!(crate::model::kinds::FINISHES, Finish::ALL.map(Finish::id));
    }
}
