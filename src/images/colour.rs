//! Which colour profile a variant keeps.
//!
//! Pixels are never converted: a variant means its colours as its source does, so it needs the same
//! profile, except sRGB, which browsers assume. Layout of profiles: ICC.1:2022 section 7.

/// The longest profile that is worth carrying in every variant, in bytes.
const LONGEST: usize = 64 * 1024;

/// The profile to embed: one for RGB, other than sRGB, not too long.
pub(super) fn worth_keeping(icc: Option<Vec<u8>>) -> Option<Vec<u8>> {
    icc.filter(|icc| icc.len() <= LONGEST && icc.get(16..20) == Some(&b"RGB "[..]) && !is_srgb(icc))
}

/// Whether the profile calls itself sRGB in its description.
fn is_srgb(icc: &[u8]) -> bool {
    let Some(description) = tag(icc, b"desc") else { return false };
    let ascii: Vec<u8> = description.iter().copied().filter(|byte| *byte != 0).collect();
    ascii.windows(4).any(|part| part.eq_ignore_ascii_case(b"srgb"))
}

/// The data of a tag, by the table that follows the 128 bytes of the header.
fn tag<'a>(icc: &'a [u8], name: &[u8; 4]) -> Option<&'a [u8]> {
    let number =
        |at: usize| -> Option<usize> { usize::try_from(u32::from_be_bytes(*icc.get(at..)?.first_chunk()?)).ok() };
    let entry = (0..number(128)?.min(100))
        .map(|index| 132 + 12 * index)
        .find(|at| icc.get(*at..*at + 4) == Some(name.as_slice()))?;
    let (start, length) = (number(entry + 4)?, number(entry + 8)?);
    icc.get(start..start.checked_add(length)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::images::samples;

    #[test]
    fn only_profiles_that_change_colours_are_kept() {
        let p3 = samples::icc_profile("Display P3", b"RGB ");
        assert_eq!(worth_keeping(Some(p3.clone())), Some(p3));
        assert_eq!(worth_keeping(Some(samples::icc_profile("sRGB IEC61966-2.1", b"RGB "))), None);
        assert_eq!(worth_keeping(Some(samples::icc_profile("Coated FOGRA39", b"CMYK"))), None);
        assert_eq!(worth_keeping(Some(vec![0; 10])), None);
    }
}
