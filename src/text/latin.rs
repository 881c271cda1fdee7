//! Latin letters with marks, each by one look: what a rule makes of a letter is asked once, not at every
//! letter of every text.

/// Letters of the blocks Latin-1 to Latin Extended-B, and those of Vietnamese in Latin Extended Additional.
const BLOCKS: [std::ops::Range<u32>; 2] = [0xc0..0x250, 0x1ea0..0x1efa];

/// What a rule makes of letters that it turns into one letter or digit of ASCII; 0 for others.
pub(super) struct Letters([Vec<u8>; 2]);

impl Letters {
    /// Asks a rule about every letter. It must treat each apart from those beside it.
    pub fn of(rule: impl Fn(&str) -> String) -> Self {
        let made = |code: u32| char::from_u32(code).map(|c| rule(c.encode_utf8(&mut [0; 4])));
        let letter = |code: u32| match made(code).unwrap_or_default().as_bytes() {
            [byte] if byte.is_ascii_alphanumeric() => *byte,
            _ => 0,
        };
        Self(BLOCKS.map(|block| block.map(letter).collect()))
    }

    /// What the rule makes of a letter; none when that is not one letter of ASCII.
    pub fn get(&self, c: char) -> Option<u8> {
        let code = u32::from(c);
        let block = usize::from(code >= BLOCKS[1].start);
        let at = code.checked_sub(BLOCKS[block].start)?;
        self.0[block].get(at as usize).copied().filter(|letter| *letter != 0)
    }
}
