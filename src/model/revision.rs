//! What an edit of a text alone leaves true: the front matter is what it was, and so are the documents
//! that the file names. Then nothing that a site puts in relation has changed, however large it is.

use super::citation::{self, Citation};
use super::{Body, Site, Target, front_matter};
use crate::data::Document;
use crate::source::SourceFile;
use serde_json::Value as Json;

impl Site {
    /// The text that a newer version of its file gives a page or section, when the text is all that differs;
    /// none when the site has to be built anew.
    pub fn revised(&self, target: Target, file: &SourceFile) -> Option<Body> {
        let (source, old, own) = match target {
            Target::Page(id) => {
                let page = self.page(id);
                (Some(&page.source), &page.body, page.record.get("so_ky_hieu").and_then(Json::as_str))
            }
            Target::Section(id) => (self.section(id).source.as_ref(), &self.section(id).body, None),
        };
        // A step of a tree of questions is a part of its file, and the others depend on what it says.
        let is_whole = old.range.end == old.file.len() && !self.has_steps(&file.path);
        if source != Some(&file.path) || !is_whole {
            return None;
        }
        let text = file.shared_text().ok()?;
        let front = old.file.get(..old.range.start)?;
        if text.get(..old.range.start) != Some(front) {
            return None;
        }
        let split = front_matter::split(Document { file: file.path.as_str(), text: &text }).ok()?;
        if split.body.start != old.range.start {
            return None;
        }
        let body = Body { file: text, range: split.body };
        let mut citations = citation::of_file(&split.node, &body, own).into();
        citation::settle(&mut citations, &self.registry);
        (named(&citations) == named(self.citations(target))).then_some(body)
    }
}

/// The documents that are named, each once, and whether the page rests on it.
fn named(citations: &[Citation]) -> Vec<(&str, bool)> {
    let mut named: Vec<(&str, bool)> = Vec::new();
    for citation in citations {
        match named.iter_mut().find(|(number, _)| **number == *citation.number) {
            Some((_, is_basis)) => *is_basis |= citation.is_basis,
            None => named.push((&citation.number, citation.is_basis)),
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::date::Date;
    use crate::model::Publication;
    use crate::path::SourcePath;
    use crate::source::SourceTree;

    fn file(name: &str, text: &str) -> SourceFile {
        SourceFile::new(SourcePath::new(name).unwrap(), text.as_bytes().to_vec())
    }

    fn site(text: &str) -> Site {
        let config = Config::read("c", "base_url = 'https://a.vn'\ntitle = 'T'\n").unwrap();
        let tree = SourceTree::from_files([file("content/_index.md", "+++\n+++\n"), file("content/a.md", text)]);
        let publication = Publication { as_of: Date::parse("2026-06-09").unwrap(), drafts: false };
        Site::build(&config, &tree, publication).0
    }

    fn text_of(before: &str, after: &str) -> Option<String> {
        let site = site(before);
        let target = site.find("a.md", "vi").unwrap();
        site.revised(target, &file("content/a.md", after)).map(|body| body.markdown().to_owned())
    }

    #[test]
    fn a_text_alone_is_taken_over_and_anything_else_is_not() {
        let page = "+++\ntitle = 'A'\n+++\nMột.\n";
        assert_eq!(text_of(page, "+++\ntitle = 'A'\n+++\nHai, ba.\n").as_deref(), Some("Hai, ba.\n"));
        assert_eq!(text_of(page, "+++\ntitle = 'B'\n+++\nMột.\n"), None);
        assert_eq!(text_of(page, "+++\ntitle = 'A'\ndraft = true\n+++\nMột.\n"), None);
        assert_eq!(text_of(page, "Một.\n"), None);
        assert_eq!(text_of(page, ""), None);
    }

    #[test]
    fn a_document_that_is_named_anew_or_no_more_is_no_edit_of_a_text_alone() {
        let page = "+++\ntitle = 'A'\n+++\nTheo Nghị định 118/2025/NĐ-CP.\n";
        let same = "+++\ntitle = 'A'\n+++\nXem thêm Nghị định số 118/2025/NĐ-CP, 118/2025/NĐ-CP.\n";
        assert!(text_of(page, same).is_some());
        assert_eq!(text_of(page, "+++\ntitle = 'A'\n+++\nKhông.\n"), None);
        assert_eq!(text_of(page, &format!("{page}Và 61/2018/NĐ-CP.\n")), None);
    }
}
