//! What a recording is, by its bytes: browsers go by them too, whatever the file is called.

/// A format that browsers on phones play.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Mp3,
    M4a,
    Ogg,
    Opus,
}

impl Format {
    pub fn name(self) -> &'static str {
        match self {
            Self::Mp3 => "MP3",
            Self::M4a => "M4A",
            Self::Ogg => "OGG",
            Self::Opus => "Opus",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            Self::Mp3 => "audio/mpeg",
            Self::M4a => "audio/mp4",
            Self::Ogg | Self::Opus => "audio/ogg",
        }
    }

    /// Endings that servers take for it.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Mp3 => &["mp3"],
            Self::M4a => &["m4a"],
            Self::Ogg => &["ogg"],
            Self::Opus => &["opus", "ogg"],
        }
    }
}

/// How far into a file the name of its codec may stand, in bytes: the first page of Ogg (RFC 3533).
const FIRST_PAGE: usize = 512;

/// The format of a file; none when it is no recording that is known.
pub(super) fn format(bytes: &[u8]) -> Option<Format> {
    let start = &bytes[..bytes.len().min(FIRST_PAGE)];
    let holds = |word: &[u8]| start.windows(word.len()).any(|part| part == word);
    match start {
        [b'O', b'g', b'g', b'S', ..] if holds(b"OpusHead") => Some(Format::Opus),
        [b'O', b'g', b'g', b'S', ..] if holds(b"\x01vorbis") => Some(Format::Ogg),
        // ISO/IEC 14496-12: the brand after `ftyp`. Films have others, or are told by their `vide`.
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => {
            let brands: [&[u8]; 5] = [b"M4A ", b"M4B ", b"mp42", b"isom", b"mp41"];
            let is_sound = brands.iter().any(|known| brand.starts_with(known)) && !has_picture(bytes);
            is_sound.then_some(Format::M4a)
        }
        [b'I', b'D', b'3', 2..=4, ..] => Some(Format::Mp3),
        _ => is_frame(start).then_some(Format::Mp3),
    }
}

/// Whether a file of MPEG-4 has a track of pictures: its handler says so.
fn has_picture(bytes: &[u8]) -> bool {
    bytes.windows(12).any(|part| part.starts_with(b"hdlr") && part.ends_with(b"vide"))
        || bytes.windows(16).any(|part| part.starts_with(b"hdlr") && part.ends_with(b"vide"))
}

/// A frame of MPEG audio, layer III, whose rates are none of those that are kept free (ISO/IEC 11172-3).
fn is_frame(bytes: &[u8]) -> bool {
    let [0xff, second, third, ..] = bytes else { return false };
    let (version, layer) = (second >> 3 & 3, second >> 1 & 3);
    let (bit_rate, sample_rate) = (third >> 4, third >> 2 & 3);
    second >> 5 == 7 && version != 1 && layer == 1 && bit_rate != 0 && bit_rate != 15 && sample_rate != 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn recordings_are_known_by_their_bytes() {
        let ogg = |head: &[u8]| [b"OggS\0\x02\0\0\0\0\0\0\0\0\0\0\0\0".as_slice(), head].concat();
        for (bytes, is) in [
            (b"ID3\x04\0\0".to_vec(), Some(Format::Mp3)),
            (vec![0xff, 0xfb, 0x90, 0xc4], Some(Format::Mp3)),
            (vec![0xff, 0xf3, 0x18, 0xc4], Some(Format::Mp3)),
            (b"\0\0\0\x20ftypM4A \0\0\0\0".to_vec(), Some(Format::M4a)),
            (ogg(b"OpusHead\x01"), Some(Format::Opus)),
            (ogg(b"\x01vorbis"), Some(Format::Ogg)),
            (ogg(b"\x80theora"), None),
            (b"\0\0\0\x20ftypisom....hdlr\0\0\0\0\0\0\0\0vide".to_vec(), None),
            (b"RIFF\0\0\0\0WAVEfmt ".to_vec(), None),
            (vec![0xff, 0xd8, 0xff, 0xe0], None),
            (b"<!doctype html>".to_vec(), None),
            (Vec::new(), None),
        ] {
            assert_eq!(format(&bytes), is, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn no_file_makes_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            format(&bytes);
        }
    }
}
