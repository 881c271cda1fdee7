//! Onsets and rhymes, and which may stand together.

/// Onsets, the longer of two that begin alike first.
const ONSETS: &[&str] = &[
    "ngh", "ng", "nh", "n", "gh", "gi", "g", "kh", "k", "ch", "c", "th", "tr", "t", "ph", "p", "qu", "b", "d", "đ",
    "h", "l", "m", "r", "s", "v", "x", "",
];

/// Rhymes without tone. Those that begin with the glide o or u are here as they follow an onset
/// other than qu.
const RHYMES: &str = "\
    a ac ach ai am an ang anh ao ap at au ay \
    ăc ăm ăn ăng ăp ăt \
    âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et \
    ê êch êm ên ênh êp êt êu \
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay \
    oăc oăm oăn oăng oăp oăt oe oem oen oeo oet \
    ô ôc ôi ôm ôn ông ôp ôt ôông ôôc \
    ơ ơi ơm ơn ơp ơt \
    u ua uc ui um un ung up ut uân uâng uât uây uâc uê uêch uên uênh uêt uơ uơn uôc uôi uôm uôn uông uôt uôp \
    uy uya uych uyn uynh uyp uyt uyu uyên uyêt \
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu \
    y yêm yên yêng yêt yêu";

/// Rhymes after qu, which is the glide itself.
const AFTER_QU: &str = "\
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây \
    e en eo et em ê êch ên ênh êt i in inh it ich ip iu ơ ơi ơn ôc ôi \
    y ych yn ynh yt yu yên yêt yêu";

/// Rhymes after gi beside those without i.
const AFTER_GI: &str = "i im in ip it êc êm ên êng êp êt êu";

fn has(table: &str, rhyme: &str) -> bool {
    table.split_ascii_whitespace().any(|known| known == rhyme)
}

/// Every onset with every rhyme that may follow it.
pub(super) fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rhymes = || [RHYMES, AFTER_QU, AFTER_GI].into_iter().flat_map(str::split_ascii_whitespace);
    ONSETS
        .iter()
        .flat_map(move |onset| rhymes().map(move |rhyme| (*onset, rhyme)).filter(|(onset, rhyme)| agree(onset, rhyme)))
}

/// The ways to take toneless letters apart into an onset and a rest.
pub(super) fn parses(letters: &str) -> impl Iterator<Item = (&'static str, &str)> {
    ONSETS.iter().filter_map(move |onset| {
        let rest = letters.strip_prefix(onset)?;
        match (*onset, rest) {
            // "gì", "gìn": the i belongs to both.
            ("gi", "" | "m" | "n" | "p" | "t") => Some((*onset, &letters[1..])),
            _ => Some((*onset, rest)),
        }
    })
}

/// Whether an onset and a rhyme may stand together.
pub(super) fn agree(onset: &str, rhyme: &str) -> bool {
    let front = rhyme.starts_with(['e', 'ê', 'i', 'y']);
    match onset {
        "qu" => has(AFTER_QU, rhyme),
        "gi" => {
            (has(RHYMES, rhyme) && !rhyme.starts_with(['i', 'y', 'ê', 'e'])) || has(AFTER_GI, rhyme) || rhyme == "eo"
        }
        "k" => front && has(RHYMES, rhyme),
        "gh" | "ngh" => rhyme.starts_with(['e', 'ê', 'i']) && has(RHYMES, rhyme),
        "c" | "g" | "ng" => !front && has(RHYMES, rhyme),
        // "yêu" stands alone; "y" alone or after an onset.
        "" => has(RHYMES, rhyme) && !rhyme.starts_with("iê"),
        _ => has(RHYMES, rhyme) && !rhyme.starts_with("yê"),
    }
}

/// Whether a rhyme ends in a stop, which only the tones sắc and nặng may have.
pub(super) fn is_stopped(rhyme: &str) -> bool {
    rhyme.ends_with(['c', 'p', 't']) || rhyme.ends_with("ch")
}
