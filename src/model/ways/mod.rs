//! Ways through a tree of questions: one `chon-duong` file becomes linked static pages.
//!
//! [`split`] leaves the text before the second step at the page's own address and makes a page of each
//! further step at `<address>/<id>/`, whose text is a stretch of the same file, so that findings point
//! into it. A step is no page of its own in lists, feeds, searches or the site map: its
//! [`PageMeta::unlisted`](super::PageMeta) is set, and its key is the file's with `#id`.

mod outline;
mod tree;

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use serde_json::{Value as Json, json};

use super::page::{Body, Page, PageMeta};
use crate::diag::Diagnostic;
use crate::path::SourcePath;
use outline::{Outline, Step};
use tree::Tree;

/// What a link `#id` in a file of steps leads to: the key of the whole and the id of its first step.
#[derive(Debug, Clone)]
pub(super) struct Trunk {
    pub key: Arc<str>,
    pub first: String,
}

/// The key of a step.
pub(super) fn key_of_step(root: &str, id: &str) -> String {
    format!("{root}#{id}")
}

/// The key of the page that a key of a step belongs to; of any other page its own.
pub(super) fn key_of_whole(key: &str) -> &str {
    key.rsplit_once('#').map_or(key, |(whole, _)| if whole.ends_with(".md") { whole } else { key })
}

/// Takes every tree of questions apart and tells what is wrong with it.
pub(super) fn split(pages: &mut Vec<Arc<Page>>) -> (BTreeMap<SourcePath, Trunk>, Vec<Diagnostic>) {
    let (mut trunks, mut steps, mut faults) = (BTreeMap::new(), Vec::new(), Vec::new());
    for page in pages.iter_mut().filter(|page| page.kind.name == "chon-duong") {
        let page = Arc::make_mut(page);
        let outline = Outline::of(&page.body);
        let tree = Tree::of(&outline);
        faults.extend(tree.faults(page));
        let Some(first) = outline.steps.first() else { continue };
        let trunk = Trunk { key: page.key.clone(), first: first.id.clone() };
        let mut made = HashSet::from([first.id.as_str()]);
        for (number, step) in outline.steps.iter().enumerate().skip(1) {
            if made.insert(&step.id) {
                steps.extend(step_page(page, &outline, &tree, number, step));
            }
        }
        set_record(Arc::make_mut(&mut page.record), &outline, &tree, 0, &trunk.key);
        let head = page.body.range.start;
        page.body.range.end = first.body.end;
        // What stands before the text is said once, by the first step.
        let is_said = |cited: &&super::Citation| cited.range.start < head.max(first.body.end);
        page.citations = page.citations.iter().filter(is_said).cloned().collect();
        trunks.insert(page.source.clone(), trunk);
    }
    pages.extend(steps.into_iter().map(Arc::new));
    (trunks, faults)
}

/// The page of a step; none when its id is no part of an address, which was told.
fn step_page(root: &Page, outline: &Outline, tree: &Tree<'_>, number: usize, step: &Step) -> Option<Page> {
    let route = root.route.join(&format!("{}/", step.id)).ok()?;
    let mut record = root.record.clone();
    set_record(Arc::make_mut(&mut record), outline, tree, number, &root.key);
    Some(Page {
        key: key_of_step(&root.key, &step.id).into(),
        route,
        slug: step.id.as_str().into(),
        record,
        in_an: Arc::default(),
        citations: root.citations.iter().filter(|cited| step.body.contains(&cited.range.start)).cloned().collect(),
        body: Body { file: root.body.file.clone(), range: step.body.clone() },
        meta: Arc::new(PageMeta {
            title: Some(step.question.clone().into()),
            description: None,
            aliases: Vec::new(),
            taxonomies: Vec::new(),
            in_search_index: false,
            include_in_feeds: false,
            unlisted: true,
            ..PageMeta::clone(&root.meta)
        }),
        assets: Vec::new(),
        ..root.clone()
    })
}

/// What templates know of a step: `buoc` (its id), `goc` (the key of the whole), `ket_thuc` (whether it
/// asks nothing more), `truoc` (the key of the one step that leads to it), and `duong_di`, the questions
/// and answers that lead there when there is only one way.
fn set_record(record: &mut Json, outline: &Outline, tree: &Tree<'_>, number: usize, root: &str) {
    let key = |at: usize| match at {
        0 => root.to_owned(),
        _ => key_of_step(root, &outline.steps[at].id),
    };
    let way = tree.way_to(number).unwrap_or_default();
    let way: Vec<Json> = way
        .into_iter()
        .map(|(at, answer)| json!({ "key": key(at), "cau_hoi": outline.steps[at].question, "chon": answer }))
        .collect();
    record["buoc"] = outline.steps[number].id.clone().into();
    record["goc"] = root.into();
    record["la_goc"] = (number == 0).into();
    record["ket_thuc"] = outline.steps[number].choices().next().is_none().into();
    record["truoc"] = tree.only_parent(number).map(|(at, _)| key(at)).into();
    record["duong_di"] = way.into();
}
