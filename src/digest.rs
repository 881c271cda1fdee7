//! Content digests: one hash for cache keys, fingerprints and comparisons, and SHA-2 for the
//! `integrity` attributes of templates. Sole owner of `blake3`, `sha2` and `base64`.

mod quick;

pub use quick::{Quick, QuickMap, QuickSet};

/// A 256-bit content digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The digest of several parts; `["ab", "c"]` and `["a", "bc"]` differ.
    pub fn of_parts<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(*hasher.finalize().as_bytes())
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// All of it in lower-case hexadecimal, 64 characters.
    pub fn hex(&self) -> String {
        let digits = self.0.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])).collect()
    }

    /// The digest that [`Digest::hex`] wrote.
    pub fn from_hex(hex: &str) -> Option<Self> {
        let (pairs, rest) = hex.as_bytes().as_chunks::<2>();
        let mut digest = [0; 32];
        if pairs.len() != digest.len() || !rest.is_empty() {
            return None;
        }
        for (byte, [high, low]) in digest.iter_mut().zip(pairs) {
            *byte = nibble(*high)? << 4 | nibble(*low)?;
        }
        Some(Self(digest))
    }

    /// The first 12 hexadecimal characters, for file names.
    pub fn short(&self) -> String {
        self.hex()[..12].to_owned()
    }
}

/// The digest of bytes that come piece by piece.
#[derive(Debug, Default)]
pub struct Hasher(blake3::Hasher);

impl Hasher {
    /// Takes the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all.
    pub fn finish(&self) -> Digest {
        Digest(*self.0.finalize().as_bytes())
    }
}

impl std::io::Write for Hasher {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// The digests of the SHA-2 family that `integrity` attributes use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sha {
    /// 256 bits.
    Sha256,
    /// 384 bits.
    Sha384,
    /// 512 bits.
    Sha512,
}

impl Sha {
    /// The member of a width in bits.
    pub fn from_bits(bits: u32) -> Option<Self> {
        match bits {
            256 => Some(Self::Sha256),
            384 => Some(Self::Sha384),
            512 => Some(Self::Sha512),
            _ => None,
        }
    }
}

/// The SHA-2 digest of some bytes, in base 64 or in hexadecimal.
pub fn sha(kind: Sha, bytes: &[u8], in_base64: bool) -> String {
    use base64::Engine as _;
    use sha2::Digest as _;
    let digest = match kind {
        Sha::Sha256 => sha2::Sha256::digest(bytes).to_vec(),
        Sha::Sha384 => sha2::Sha384::digest(bytes).to_vec(),
        Sha::Sha512 => sha2::Sha512::digest(bytes).to_vec(),
    };
    if in_base64 {
        base64::engine::general_purpose::STANDARD.encode(&digest)
    } else {
        digest.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_do_not_run_together() {
        let a = Digest::of_parts([b"ab".as_slice(), b"c"]);
        let b = Digest::of_parts([b"a".as_slice(), b"bc"]);
        assert_ne!(a, b);
        assert_eq!(a.short().len(), 12);
    }

    #[test]
    fn pieces_come_to_the_digest_of_the_whole() {
        let mut hasher = Hasher::default();
        ["a", "", "bc"].iter().for_each(|piece| hasher.update(piece.as_bytes()));
        assert_eq!(hasher.finish(), Digest::of(b"abc"));
    }

    #[test]
    fn what_is_written_in_hexadecimal_is_read_again_and_nothing_else() {
        let hex = Digest::of(b"abc").hex();
        assert_eq!(hex, "6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85");
        assert_eq!(Digest::from_hex(&hex), Some(Digest::of(b"abc")));
        for wrong in ["", &hex[1..], &format!("{hex}0"), &hex.replace('6', "g"), &hex.to_uppercase()] {
            assert_eq!(Digest::from_hex(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn sha_digests_are_those_of_the_standard() {
        let hex = sha(Sha::Sha256, b"abc", false);
        assert_eq!(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(sha(Sha::Sha256, b"", true), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
