//! Slugs: the names that titles give to addresses, anchors and files.

use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::latin::Letters;

/// The most careful slug: folded text in which everything but letters and digits is one `-`.
///
/// Vietnamese and other Latin text gives only `a-z`, `0-9` and `-`; ß, æ, ø, ł and the like are
/// spelled out. Letters of other scripts stay, in lower case. Invisible characters that Word
/// leaves (soft hyphen, zero-width space) vanish. Empty when no letter or digit remains.
pub fn slug(text: &str) -> String {
    static LETTERS: LazyLock<Letters> = LazyLock::new(|| {
        // Asked between two others: at the end of a text a sign that a letter comes apart into is cut off.
        Letters::of(|letter| {
            let between = by_tables(&format!("a{letter}a"));
            between.get(1..between.len().saturating_sub(1)).unwrap_or_default().to_owned()
        })
    });
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            // At the start it would be cut off.
            '\0'..='\x7f' if out.is_empty() || out.ends_with('-') => {}
            '\0'..='\x7f' => out.push('-'),
            _ => match LETTERS.get(c) {
                Some(letter) => out.push(char::from(letter)),
                None => return by_tables(text),
            },
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// The same, with Unicode's tables for every character.
fn by_tables(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c) && !is_invisible(*c)) {
        match spelled_out(c) {
            Some(letters) => out.push_str(letters),
            None if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            None if out.ends_with('-') => {}
            None => out.push('-'),
        }
    }
    // Korean syllables were taken apart above.
    out.trim_matches('-').nfc().collect()
}

/// Letters of the Latin script that Unicode does not decompose.
fn spelled_out(c: char) -> Option<&'static str> {
    Some(match c {
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        'ŋ' | 'Ŋ' => "ng",
        'ƀ' | 'Ƀ' => "b",
        _ => return None,
    })
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// The slug of the mode `safe`: keeps letters, marks and case, and removes only what a file name
/// or an HTML `id` cannot hold on Linux, macOS or Windows.
///
/// Removed: control and invisible characters, `< > : " / \ | ? *`, dots at the ends. White space
/// becomes one `_`. A device name of Windows (`CON`, `COM1` …) gets a `_` after it. Form NFC.
pub fn safe_slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfc().filter(|c| !is_invisible(*c)) {
        if c.is_whitespace() {
            if !out.ends_with('_') {
                out.push('_');
            }
        } else if !c.is_control() && !r#"<>:"/\|?*"#.contains(c) {
            out.push(c);
        }
    }
    let kept: String = out.trim_matches(['.', '_']).nfc().collect();
    if is_windows_device(&kept) { with_mark_after_stem(&kept) } else { kept }
}

/// Windows keeps these names for devices, whatever extension follows
/// (learn.microsoft.com, "Naming Files, Paths, and Namespaces").
fn is_windows_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_uppercase();
    let numbered = |prefix: &str| {
        let digit = stem.strip_prefix(prefix);
        digit.is_some_and(|d| matches!(d, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³"))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") || numbered("COM") || numbered("LPT")
}

fn with_mark_after_stem(name: &str) -> String {
    match name.split_once('.') {
        Some((stem, rest)) => format!("{stem}_.{rest}"),
        None => format!("{name}_"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn vietnamese_titles() {
        assert_eq!(slug("Đăng ký khai sinh"), "dang-ky-khai-sinh");
        assert_eq!(slug("Chính quyền điện tử, chính quyền số"), "chinh-quyen-dien-tu-chinh-quyen-so");
        assert_eq!(slug("  Nghị định 118/2025/NĐ-CP — hỏi & đáp! "), "nghi-dinh-118-2025-nd-cp-hoi-dap");
        assert_eq!(slug("ƯỚC MƠ Ở HÒA AN"), "uoc-mo-o-hoa-an");
    }

    #[test]
    fn letters_without_decomposition_are_spelled_out() {
        assert_eq!(slug("Straße Ærø Łódź œuvre ﬁn m²"), "strasse-aero-lodz-oeuvre-fin-m2");
    }

    #[test]
    fn other_scripts_are_kept() {
        assert_eq!(slug("日本"), "日本");
        assert_eq!(slug("Привет, МИР"), "привет-мир");
        assert_eq!(slug("한국 2026"), "한국-2026");
    }

    #[test]
    fn nothing_remains_of_signs() {
        assert_eq!(slug(""), "");
        assert_eq!(slug(" … !? / "), "");
    }

    #[test]
    fn invisible_characters_do_not_split_words() {
        assert_eq!(slug("hành\u{AD} chí\u{200B}nh"), "hanh-chinh");
    }

    #[test]
    fn safe_keeps_marks_and_case() {
        assert_eq!(safe_slug("Đăng ký: khai sinh?"), "Đăng_ký_khai_sinh");
        assert_eq!(safe_slug("118/2025/NĐ-CP"), "1182025NĐ-CP");
        assert_eq!(safe_slug("Mẫu số 1 (mới)"), "Mẫu_số_1_(mới)");
    }

    #[test]
    fn safe_leaves_nothing_dangerous() {
        assert_eq!(safe_slug("../../etc/passwd"), "etcpasswd");
        assert_eq!(safe_slug(".."), "");
        assert_eq!(safe_slug("kết thúc. ?"), "kết_thúc");
        assert_eq!(safe_slug("aux"), "aux_");
        assert_eq!(safe_slug("com1.txt"), "com1_.txt");
        assert_eq!(safe_slug("Console"), "Console");
    }

    /// Vietnamese text with signs: every precomposed letter, digits, punctuation.
    const VIETNAMESE: &str = "[a-zA-Z0-9 À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ–,.;:/()\"%“”…&-]{0,40}";

    proptest! {
        #[test]
        fn letters_told_by_one_look_are_those_of_the_tables(text in "[ -~À-ɏḀ-ỿ]{0,12}") {
            prop_assert_eq!(slug(&text), by_tables(&text));
        }

        #[test]
        fn vietnamese_slugs_are_plain(text in VIETNAMESE) {
            let slug = slug(&text);
            prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
            prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
        }

        #[test]
        fn both_unicode_forms_slug_alike(text in any::<String>()) {
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(slug(&text), slug(&decomposed));
            prop_assert_eq!(safe_slug(&text), safe_slug(&decomposed));
        }

        #[test]
        fn a_slug_of_a_slug_is_itself(text in any::<String>()) {
            let once = slug(&text);
            prop_assert_eq!(slug(&once), once.clone());
            let safe = safe_slug(&text);
            prop_assert_eq!(safe_slug(&safe), safe.clone());
        }

        #[test]
        fn safe_slugs_hold_no_separator(text in any::<String>()) {
            let safe = safe_slug(&text);
            prop_assert!(!safe.contains(['/', '\\', ':', '\0', ' ']) && safe != "." && safe != "..");
        }
    }
}
