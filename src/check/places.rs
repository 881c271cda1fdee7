//! Places of findings about the finished site, which know the file that something was made from but
//! not where in it: what they name is looked for in the file's text.

use crate::diag::{Diagnostic, Span};
use crate::path::decode;
use crate::source::SourceTree;

/// Gives every finding that knows only its file the line and column of what it speaks of.
///
/// A link that a template wrote is in no line of its page: such a finding keeps the file alone.
pub fn find_places(faults: &mut [Diagnostic], files: &SourceTree) {
    for fault in faults {
        let Some(span) = fault.span.as_ref().filter(|span| span.line == 0) else { continue };
        let found = match fault.code {
            "output-twice" | "output-twice-by-case" | "output-file-is-folder" => twice(fault, &span.file, files),
            _ => place(fault, &span.file, files),
        };
        fault.span = found.map(Box::new).or_else(|| fault.span.take());
    }
}

fn text<'a>(files: &'a SourceTree, file: &str) -> Option<&'a str> {
    files.get(file).and_then(|file| file.text().ok())
}

fn place(fault: &Diagnostic, file: &str, files: &SourceTree) -> Option<Span> {
    let text = text(files, file)?;
    let range = match fault.code {
        "link-dead" | "anchor-missing" => link(text, arg(fault, "link")?)?,
        "link-broken" => whole(text, arg(fault, "link")?)?,
        "template-missing" | "template-parent-missing" => whole(text, arg(fault, "name")?)?,
        "page-no-title" | "page-without-sort-key" => 0..3,
        _ => return None,
    };
    Some(Span::locate(file, text, range))
}

/// Of two files that claim an address, the one that says so in as many words; else the first line of
/// that which was named.
fn twice(fault: &Diagnostic, named: &str, files: &SourceTree) -> Option<Span> {
    let path = arg(fault, "path")?;
    let claims = [arg(fault, "second"), arg(fault, "first")].into_iter().flatten().filter_map(|file| {
        let text = text(files, file).filter(|_| file.starts_with("content/"))?;
        Some(Span::locate(file, text, address(front_matter(file, text), path)?))
    });
    let first_line = || {
        let text = text(files, named).filter(|_| named.ends_with(".md"))?;
        Some(Span::locate(named, text, 0..3))
    };
    claims.into_iter().next().or_else(first_line)
}

fn arg<'a>(fault: &'a Diagnostic, name: &str) -> Option<&'a str> {
    fault.args.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
}

/// A link as Markdown or HTML has it: as it came out, or as it may have been written.
fn link(text: &str, link: &str) -> Option<std::ops::Range<usize>> {
    let plain = link.replace("&amp;", "&");
    let path = plain.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
    let written = [link, plain.as_str(), &decode(&plain)].map(|form| whole(text, form));
    written.into_iter().flatten().next().or_else(|| whole(text, path?)).or_else(|| whole(text, &decode(path?)))
}

/// The first place of a word that is not part of a longer address.
fn whole(text: &str, word: &str) -> Option<std::ops::Range<usize>> {
    let belongs = |c: char| c.is_alphanumeric() || "/._-~%".contains(c);
    let alone =
        |at: usize| !text[..at].ends_with(belongs) && !text[at + word.len()..].starts_with(belongs) && !word.is_empty();
    text.match_indices(word).map(|(at, _)| at).find(|at| alone(*at)).map(|at| at..at + word.len())
}

/// The part of a file that can give addresses.
fn front_matter<'a>(file: &str, text: &'a str) -> &'a str {
    let fence = text.get(..3).filter(|fence| file.ends_with(".md") && ["+++", "---"].contains(fence));
    let end = fence.and_then(|fence| text[3..].find(fence));
    end.map_or(text, |end| &text[..3 + end])
}

/// What gives a file its address: the key of its front matter or the row of its table.
fn address(text: &str, path: &str) -> Option<std::ops::Range<usize>> {
    let folder = path.trim_end_matches("index.html").trim_end_matches('/');
    let last = folder.rsplit('/').next().unwrap_or_default();
    let with_slash = format!("{folder}/");
    let given = [with_slash.as_str(), folder, path, last].map(|form| whole(text, form));
    given.into_iter().flatten().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, range: Option<std::ops::Range<usize>>) -> Option<&str> {
        range.map(|range| &text[range.start..])
    }

    #[test]
    fn a_link_is_found_as_it_was_written_and_not_within_a_longer_one() {
        let text = "[a](/tin/ba-tư/) [b](/tin/ba/) <a href=\"t.html?a=1&b=2\">";
        assert_eq!(at(text, link(text, "https://a.vn/tin/ba/")), Some("/tin/ba/) <a href=\"t.html?a=1&b=2\">"));
        assert_eq!(at(text, link(text, "/tin/ba-t%C6%B0/")), Some(text.strip_prefix("[a](").unwrap()));
        assert_eq!(at(text, link(text, "t.html?a=1&amp;b=2")), Some("t.html?a=1&b=2\">"));
        assert_eq!(link(text, "/tin/b"), None);
    }

    #[test]
    fn an_address_is_found_in_front_matter_in_a_row_or_nowhere() {
        let text = "+++\ntitle = \"A\"\naliases = [\"cu/bai/\"]\n+++\n";
        assert_eq!(at(text, address(text, "cu/bai/index.html")), Some("cu/bai/\"]\n+++\n"));
        let rows = "slug,ten\nxa-a,A\nxa-b,B\n";
        assert_eq!(at(rows, address(rows, "don-vi/xa-b/index.html")), Some("xa-b,B\n"));
        assert_eq!(address(text, "tin/khac/index.html"), None);
    }
}
