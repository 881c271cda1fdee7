//! The name under which a variant is published.

use crate::digest::Digest;
use crate::text;

/// The longest slug in a name, in characters.
const LONGEST: usize = 60;

/// `processed_images/<slug of the file's stem>.<12 hexadecimal digits>.<extension>`.
pub(super) fn output(path: &str, key: &Digest, extension: &str) -> String {
    format!("processed_images/{}.{}.{extension}", slug(stem(path)), key.short())
}

/// The extension of a path in lower case, when it has one.
pub(super) fn extension(path: &str) -> Option<String> {
    let file = file_name(path);
    file.rsplit_once('.').filter(|(stem, _)| !stem.is_empty()).map(|(_, ext)| ext.to_lowercase())
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn stem(path: &str) -> &str {
    let file = file_name(path);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// The stem as a slug of ASCII; `anh` ("picture") when nothing is left.
fn slug(stem: &str) -> String {
    let mut slug: String = text::slug(stem).chars().filter(char::is_ascii).collect();
    slug.truncate(LONGEST);
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "anh".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn composed_and_decomposed_names_give_the_same_slug() {
        let name = "Ảnh trụ sở Đàm Thuỷ (1)";
        assert_eq!(slug(name), "anh-tru-so-dam-thuy-1");
        assert_eq!(slug("Đa\u{323}t"), slug("Đạt"));
        assert_eq!(slug("写真"), "anh");
    }

    #[test]
    fn stem_and_extension_come_from_the_last_part_of_the_path() {
        assert_eq!(stem("a.b/c.d.JPG"), "c.d");
        assert_eq!(extension("a.b/c.d.JPG").as_deref(), Some("jpg"));
        assert_eq!(extension("a.b/c"), None);
        assert_eq!(extension(".hidden"), None);
    }
}
