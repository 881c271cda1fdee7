//! What a template may ask for: operation, format, sizes and quality, as in Zola's `resize_image`.

use std::str::FromStr;

use crate::diag::Diagnostic;

/// How the wanted width and height are understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operation {
    /// Exactly width × height; the picture is stretched.
    Scale,
    /// This width; the height follows.
    FitWidth,
    /// This height; the width follows.
    FitHeight,
    /// Within width × height, proportions kept; a smaller picture stays as it is.
    Fit,
    /// Exactly width × height; what is too much is cut off around the middle.
    Fill,
}

impl Operation {
    const NAMES: [(&'static str, Self); 5] = [
        ("scale", Self::Scale),
        ("fit_width", Self::FitWidth),
        ("fit_height", Self::FitHeight),
        ("fit", Self::Fit),
        ("fill", Self::Fill),
    ];

    /// Its name in a template: `fit_width`.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, op)| *op == self).map_or("", |(name, _)| name)
    }
}

impl FromStr for Operation {
    type Err = Box<Diagnostic>;

    /// The diagnostic has no place yet: who knows where the name was written adds it.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        find(&Self::NAMES, name).ok_or_else(|| {
            let known = Self::NAMES.iter().map(|(name, _)| *name);
            Box::new(Diagnostic::error("image-operation").arg("name", name).suggest(name, known))
        })
    }
}

/// The kind of the variant to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// JPEG for what came as JPEG or as opaque lossy WebP, PNG for the rest.
    Auto,
    /// JPEG; transparent parts become white.
    Jpeg,
    /// PNG.
    Png,
    /// WebP; for sources without loss it may be without loss too.
    Webp,
}

impl Format {
    const NAMES: [(&'static str, Self); 5] =
        [("auto", Self::Auto), ("jpg", Self::Jpeg), ("jpeg", Self::Jpeg), ("png", Self::Png), ("webp", Self::Webp)];
}

impl FromStr for Format {
    type Err = Box<Diagnostic>;

    /// The diagnostic has no place yet: who knows where the name was written adds it.
    fn from_str(name: &str) -> Result<Self, Self::Err> {
        find(&Self::NAMES, name).ok_or_else(|| {
            let known = Self::NAMES.iter().map(|(name, _)| *name);
            Box::new(Diagnostic::error("image-format").arg("name", name).suggest(name, known))
        })
    }
}

/// One wish of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// How width and height are understood.
    pub operation: Operation,
    /// Wanted width in pixels.
    pub width: Option<u32>,
    /// Wanted height in pixels.
    pub height: Option<u32>,
    /// Wanted kind.
    pub format: Format,
    /// Quality of JPEG and WebP from 1 to 100; absent, the house's setting. A WebP of a given
    /// quality is always lossy.
    pub quality: Option<u8>,
}

fn find<T: Copy>(names: &[(&str, T)], name: &str) -> Option<T> {
    names.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_zola_and_a_wrong_one_is_answered_with_the_nearest() {
        for (name, operation) in Operation::NAMES {
            assert_eq!(name.parse::<Operation>().unwrap(), operation);
            assert_eq!(operation.name(), name);
        }
        assert_eq!("jpeg".parse::<Format>().unwrap(), Format::Jpeg);
        let wrong = "fitwidth".parse::<Operation>().unwrap_err();
        assert_eq!(wrong.suggestion.as_deref(), Some("fit_width"));
        assert_eq!("gif".parse::<Format>().unwrap_err().code, "image-format");
    }
}
