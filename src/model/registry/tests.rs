//! The registry over small sites: states by the day, successors, and what contradicts itself.

use proptest::prelude::*;

use super::{Relation, State};
use crate::config::Config;
use crate::date::Date;
use crate::diag::Diagnostic;
use crate::model::{Publication, Site};
use crate::path::SourcePath;
use crate::source::{SourceFile, SourceTree};

const CONFIG: &str = "base_url = 'https://cchc.vn'\ntitle = 'x'\n";

/// A site of documents: name of the file and what its page says besides what it must.
fn site(documents: &[(&str, &str, &str)], day: &str) -> (Site, Vec<Diagnostic>) {
    let section = ("content/v/_index.md".to_owned(), "+++\ntitle = 'V'\nkind = 'van-ban'\n+++\n".to_owned());
    let page = |(name, number, more): &(&str, &str, &str)| {
        let text = format!(
            "+++\ntitle = '{name}'\nso_ky_hieu = '{number}'\nloai = 'Nghị định'\nco_quan = 'Chính phủ'\n{more}\n+++\n"
        );
        (format!("content/v/{name}.md"), text)
    };
    let files = std::iter::once(section).chain(documents.iter().map(page));
    let files = files.map(|(path, text)| SourceFile::new(SourcePath::new(&path).unwrap(), text.into_bytes()));
    let tree = SourceTree::from_files(files);
    let config = Config::read("config.toml", CONFIG).unwrap();
    Site::build(&config, &tree, Publication { as_of: Date::parse(day).unwrap(), drafts: false })
}

fn told(faults: &[Diagnostic]) -> Vec<(&str, String, usize)> {
    let place = |fault: &Diagnostic| fault.span.as_ref().map_or((String::new(), 0), |s| (s.file.clone(), s.line));
    let mut told: Vec<_> = faults.iter().map(|fault| (fault.code, place(fault).0, place(fault).1)).collect();
    told.sort();
    told
}

#[test]
fn a_document_ends_when_one_in_force_takes_its_place() {
    let documents = [
        ("a", "42/2022/NĐ-CP", "ngay_ban_hanh = 2022-06-24"),
        (
            "b",
            "224/2026/NĐ-CP",
            "ngay_ban_hanh = 2026-05-01\nngay_hieu_luc = 2026-07-01\nthay_the = ['Nghị định số 42/2022/NĐ-CP']",
        ),
    ];
    let (before, faults) = site(&documents, "2026-06-30");
    assert_eq!(told(&faults), []);
    assert_eq!(before.registry.find("42/2022/NĐ-CP").unwrap().state, State::InForce);
    assert_eq!(before.registry.find("224/2026/NĐ-CP").unwrap().state, State::NotYet);
    let (after, _) = site(&documents, "2026-07-01");
    let old = after.registry.find("42/2022/NĐ‑CP").expect("a no-break hyphen is a hyphen");
    assert_eq!(old.state, State::Ended);
    assert_eq!(old.until.unwrap().to_string(), "2026-07-01");
    let next: Vec<_> = after.registry.successors(old).iter().map(|entry| entry.number.as_str()).collect();
    assert_eq!(next, ["224/2026/NĐ-CP"]);
}

#[test]
fn the_successor_is_the_last_of_a_chain_and_amendments_end_nothing() {
    let (site, faults) = site(
        &[
            ("a", "1/2020/NĐ-CP", ""),
            ("b", "2/2021/NĐ-CP", "ngay_hieu_luc = 2021-01-01\nthay_the = ['1/2020/NĐ-CP']"),
            ("c", "3/2022/NĐ-CP", "ngay_hieu_luc = 2022-01-01\nthay_the = ['2/2021/NĐ-CP']"),
            ("d", "4/2023/NĐ-CP", "sua_doi = ['3/2022/NĐ-CP']\nhuong_dan = ['9/2020/QH14']"),
            ("e", "5/2023/NĐ-CP", "tinh_trang = 'het-mot-phan'"),
            ("f", "6/2023/NĐ-CP", "ngay_hieu_luc = 2023-01-01\nthay_the = ['5/2023/NĐ-CP']"),
            ("g", "7/2023/NĐ-CP", "ngay_het_hieu_luc = 2026-01-01"),
        ],
        "2026-01-01",
    );
    assert_eq!(told(&faults), []);
    let registry = &site.registry;
    let first = registry.find("1/2020/NĐ-CP").unwrap();
    assert_eq!(registry.successors(first)[0].number, "3/2022/NĐ-CP");
    let third = registry.find("3/2022/NĐ-CP").unwrap();
    assert_eq!(third.state, State::InForce);
    assert_eq!(registry.amenders(third).next().unwrap().number, "4/2023/NĐ-CP");
    assert_eq!(registry.find("5/2023/NĐ-CP").unwrap().state, State::Partly);
    assert_eq!(registry.find("7/2023/NĐ-CP").unwrap().state, State::Ended);
    assert_eq!(registry.naming(third, Relation::Replaces).count(), 0);
}

#[test]
fn a_part_that_is_replaced_ends_no_document_and_brackets_say_nothing_of_others() {
    let (site, faults) = site(
        &[
            ("a", "1/2020/NĐ-CP", ""),
            ("b", "2/2020/NĐ-CP", ""),
            ("c", "3/2022/NĐ-CP", ""),
            (
                "d",
                "4/2023/NĐ-CP",
                "ngay_hieu_luc = 2023-01-01\nbai_bo = ['Khoản 2 Điều 7 Nghị định số 1/2020/NĐ-CP']\n\
                 thay_the = ['2/2020/NĐ-CP (được sửa đổi bởi 3/2022/NĐ-CP)']",
            ),
        ],
        "2026-01-01",
    );
    assert_eq!(told(&faults), []);
    let state = |number: &str| site.registry.find(number).unwrap().state;
    assert_eq!((state("1/2020/NĐ-CP"), state("2/2020/NĐ-CP")), (State::Partly, State::Ended));
    assert_eq!(state("3/2022/NĐ-CP"), State::InForce);
}

#[test]
fn a_document_without_a_page_ends_too_and_one_without_a_day_ends_none() {
    let documents = [
        ("b", "2/2021/NĐ-CP", "ngay_hieu_luc = 2021-01-01\nthay_the = ['01/2020/NĐ-CP']"),
        ("c", "3/2022/NĐ-CP", "ngay_hieu_luc = 2022-01-01\nthay_the = ['2/2021/NĐ-CP']"),
        ("d", "9/2026/NĐ-CP", "bai_bo = ['8/2020/NĐ-CP']"),
    ];
    let (site, faults) = site(&documents, "2026-01-01");
    assert_eq!(told(&faults), [("document-ends-undated", "content/v/d.md".to_owned(), 6)]);
    let ended = site.registry.ended("1/2020/ND-CP").expect("written otherwise, it is the same document");
    assert_eq!(ended.until.unwrap().to_string(), "2021-01-01");
    assert_eq!(site.registry.entries[ended.successors[0]].number, "3/2022/NĐ-CP");
    assert_eq!(site.registry.ended("8/2020/NĐ-CP"), None);
}

#[test]
fn what_contradicts_itself_is_told_where_it_is_said() {
    let (_, faults) = site(
        &[
            ("a", "1/2020/NĐ-CP", "sua_doi = ['2/2020/NĐ-CP']"),
            ("b", "2/2020/NĐ-CP", "sua_doi = ['3/2020/NĐ-CP']"),
            ("c", "3/2020/NĐ-CP", "thay_the = ['1/2020/NĐ-CP']"),
            ("d", "4/2020/NĐ-CP", "ngay_ban_hanh = 2020-05-02\nngay_het_hieu_luc = 2020-05-01"),
            ("e", "5/2020/NĐ-CP", "sua_doi = ['5/2020/NĐ-CP']"),
            ("f", "4/2020/NĐ-CP", ""),
            ("g", "7/2020/NĐ-CP", "ngay_hieu_luc = 2020-01-01\nbai_bo = [\n  '8/2020/NĐ-CP',\n  'một văn bản cũ',\n]"),
            ("h", "8/2020/NĐ-CP", "tinh_trang = 'con-hieu-luc'"),
            ("i", "9/2020/NĐ-CP", "tinh_trang = 'het-hieu-luc'\nngay_het_hieu_luc = 2030-01-01"),
            ("j", "10/2020/NĐ-CP", "ngay_ban_hanh = 2020-02-01\nsua_doi = ['11/2020/NĐ-CP']"),
            ("k", "11/2020/NĐ-CP", "ngay_ban_hanh = 2020-03-01\nngay_hieu_luc = 2020-02-01"),
            ("l", "Luật Hộ tịch", ""),
        ],
        "2026-01-01",
    );
    let expected = [
        ("document-begins-early", "k", 7),
        ("document-changes-later", "j", 7),
        ("document-ended-early", "d", 7),
        ("document-ends-undated", "c", 6),
        ("document-number-odd", "l", 3),
        ("document-ring", "a", 6),
        ("document-self", "e", 6),
        ("document-state-contradicts", "h", 6),
        ("document-state-contradicts", "i", 6),
        ("document-twice", "f", 3),
        ("relation-no-number", "g", 9),
    ];
    let expected = expected.map(|(code, name, line)| (code, format!("content/v/{name}.md"), line));
    assert_eq!(told(&faults), expected);
}

proptest! {
    /// Whatever documents say of each other, the registry stands and every walk ends.
    #[test]
    fn any_relations_can_be_walked(links in prop::collection::vec((0usize..8, 0usize..8, 0usize..5), 0..24)) {
        let names: Vec<String> = (0..8).map(|at| format!("d{at}")).collect();
        let numbers: Vec<String> = (0..8).map(|at| format!("{}/2020/NĐ-CP", at + 1)).collect();
        let more: Vec<String> = (0..8).map(|from| {
            let of = |kind: usize| links.iter().filter(move |link| link.0 == from && link.2 == kind);
            let line = |(kind, relation): (usize, &Relation)| {
                let to: Vec<String> = of(kind).map(|link| format!("'{}'", numbers[link.1])).collect();
                format!("{} = [{}]", relation.key(), to.join(", "))
            };
            Relation::ALL.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
        }).collect();
        let documents: Vec<_> = (0..8).map(|at| (&*names[at], &*numbers[at], &*more[at])).collect();
        let (site, faults) = site(&documents, "2026-01-01");
        for entry in &site.registry.entries {
            prop_assert!(site.registry.successors(entry).iter().all(|next| next.state != State::Ended));
            let turned = entry.relations.iter().filter(|tie| site.registry.find(&tie.number).is_some()).count();
            let back = site.registry.entries.iter().flat_map(|other| &other.named_by).filter(|(_, at, _)| {
                site.registry.entries[*at].number == entry.number
            });
            prop_assert_eq!(turned, back.count());
        }
        // A ring of changes is told exactly when there is one.
        let edges: Vec<(usize, usize)> = links.iter().filter(|l| l.2 < 3 && l.0 != l.1).map(|l| (l.0, l.1)).collect();
        let mut reach = [[false; 8]; 8];
        edges.iter().for_each(|(from, to)| reach[*from][*to] = true);
        for via in 0..8 { for from in 0..8 { for to in 0..8 {
            reach[from][to] |= reach[from][via] && reach[via][to];
        } } }
        let has_ring = (0..8).any(|at| reach[at][at]);
        let keys = ["sua_doi", "thay_the", "bai_bo"];
        let is_told = faults.iter().any(|fault| fault.code == "document-ring" && keys.contains(&fault.args[0].1.as_str()));
        prop_assert_eq!(has_ring, is_told);
    }
}
