//! `--compress`: a `.br` and a `.gz` beside every text file, for servers that send them as they are.

use rayon::prelude::*;

use crate::cache::Cache;
use crate::compress;
use crate::output::{Artifact, OutputTree, Parking};
use crate::path::OutputPath;

/// What is text; pictures and sheets are compressed as they are.
const TEXTS: [&str; 12] = ["html", "htm", "css", "js", "mjs", "xml", "json", "svg", "txt", "csv", "ics", "webmanifest"];

/// The compressed files that a tree should have beside its own, each only when it is smaller. Brotli is
/// kept in the cache, for it takes most of the time; `done` is called once for every text file.
pub fn precompressed(
    tree: &OutputTree,
    cache: &Cache,
    parking: Parking<'_>,
    done: &(dyn Fn() + Sync),
) -> Vec<Artifact> {
    let texts: Vec<&Artifact> = tree.files().filter(|file| is_text(file.path.as_str())).collect();
    let made = texts.par_iter().flat_map_iter(|file| {
        let bytes = file.bytes.read();
        let both = [("br", cache.brotli(&bytes)), ("gz", compress::gzip(&bytes))];
        done();
        both.into_iter().filter_map(|(ending, bytes)| beside(file, ending, bytes?, parking))
    });
    made.collect()
}

/// How many files [`precompressed`] will look at.
pub fn texts(tree: &OutputTree) -> usize {
    tree.files().filter(|file| is_text(file.path.as_str())).count()
}

fn is_text(path: &str) -> bool {
    let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
    ending.is_some_and(|ending| TEXTS.iter().any(|text| ending.eq_ignore_ascii_case(text)))
}

fn beside(file: &Artifact, ending: &str, bytes: Vec<u8>, parking: Parking<'_>) -> Option<Artifact> {
    if bytes.len() >= file.bytes.len() {
        return None;
    }
    let path = OutputPath::new(&format!("{}.{ending}", file.path)).ok()?;
    let made = parking.artifact(path, bytes, &format!("{} (--compress)", file.path));
    Some(if file.lasting { made.lasting() } else { made })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_text_and_gets_smaller_has_a_file_beside_it() {
        let file =
            |path: &str, text: &str| Artifact::new(OutputPath::new(path).unwrap(), text.as_bytes().to_vec(), "x");
        let long = "Đăng ký khai sinh. ".repeat(40);
        let files = [file("a/index.html", &long), file("b.HTML", "x"), file("c.png", &long), file("html", &long)];
        let (tree, _) = OutputTree::assemble(files.into_iter().chain([file("hub.1a.css", &long).lasting()]));
        let made = precompressed(&tree, &Cache::none(), Parking::default(), &|| {});
        let names: Vec<&str> = made.iter().map(|file| file.path.as_str()).collect();
        assert_eq!(names, ["a/index.html.br", "a/index.html.gz", "hub.1a.css.br", "hub.1a.css.gz"]);
        assert!(made[2].lasting && !made[0].lasting);
        assert_eq!(texts(&tree), 3);
    }
}
