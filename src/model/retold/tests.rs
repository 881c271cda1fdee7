//! What an edit tells is what a site would be that is built anew.

use super::*;
use crate::date::Date;
use crate::diag::{Diagnostic, any_error};
use crate::model::{Before, carried};
use crate::path::SourcePath;
use crate::source::SourceTree;
use proptest::prelude::*;
use proptest::sample::select;

const CONFIG: &str = "base_url = 'https://a.vn'\ntitle = 'T'\n\
    taxonomies = [{ name = 'tags' }, { name = 'ai', from = 'doi_tuong', labels = { nhan-dan = 'Dân' } }]\n\
    [languages.en]\ntitle = 'E'\nfallback = true\n";

fn publication() -> Publication {
    Publication { as_of: Date::parse("2026-06-09").unwrap(), drafts: false }
}

/// What a procedure says.
fn record() -> impl Strategy<Value = String> {
    let field = select(vec!["", "linh_vuc = 'Hộ tịch'\n", "linh_vuc = 'hộ tịch'\n", "linh_vuc = 'Đất'\n"]);
    let more = select(vec!["", "ma_thu_tuc = '1.000001'\n", "ket_qua = ['Giấy']\n", "can_cu = ['118/2025/NĐ-CP']\n"]);
    let care = select(vec![
        "",
        "doi_tuong = ['nhan-dan']\n",
        "doi_tuong = ['nhan-dan', 'doanh-nghiep']\n",
        "tu_khoa = ['giấy']\n",
        "duyet = 'da-duyet'\nnguoi_duyet = 'A'\nngay_duyet = 2026-01-01\n",
        "duyet = 'go'\n",
    ]);
    let tables = select(vec![
        "",
        "[[giay_to]]\nten = 'Tờ'\nmau = 'https://a.vn/mau'\n",
        "[[giay_to]]\nten = 'Tờ'\nmau = 'khong.docx'\n",
        "[[cach_thuc]]\ncach = ['truc-tiep']\nthoi_han = 3\ndon_vi = 'ngày'\nphi = 1000\n",
        "[in_an]\ntieu_de = 'Mới'\n",
    ]);
    let title = select(vec!["T", "Ă", "B"]);
    (title, field, more, care, tables).prop_map(|(title, field, more, care, tables)| {
        format!("title = '{title}'\n{field}{more}{care}[[nguon]]\nten = 'Cổng'\n[[truong_hop]]\ngiay_to = [{{ ten = 'Đơn' }}]\n{tables}")
    })
}

/// A site: the front matter of its sections, and of its pages by their keys.
fn tree(sections: &[String], pages: &[(String, String)]) -> SourceTree {
    let file = |path: String, front: &str| {
        let text = format!("+++\n{front}+++\nChữ.\n");
        SourceFile::new(SourcePath::new(&format!("content/{path}")).unwrap(), text.into_bytes())
    };
    let folders = ["", "tin/", "tin/trong/"];
    let sections = sections.iter().zip(folders).map(|(front, folder)| file(format!("{folder}_index.md"), front));
    SourceTree::from_files(sections.chain(pages.iter().map(|(path, front)| file(path.clone(), front))))
}

fn front() -> impl Strategy<Value = String> {
    let title = select(vec!["An", "an", "Ẩn", "Bài 2", "Bài 10", "Đất", "Êm", "12 điều", "Ăn"]);
    let date =
        select(vec!["", "date = 2026-01-02\n", "date = 2026-03-04\n", "date = 2025-03-04\n", "date = 2027-01-01\n"]);
    let updated = select(vec!["", "", "updated = 2026-05-06\n"]);
    let weight = select(vec!["", "weight = 1\n", "weight = 2\n"]);
    let more = select(vec!["", "", "description = 'Tả'\n", "draft = true\n", "slug = 'khac'\n", "render = false\n"]);
    let tags = select(vec!["", "'x'", "'x', 'y'", "'y', 'x'", "'y'", "'X', 'ý'", "'z'", "'z', 'x', 'y'"]);
    // Half of the pages say a code that feeds a taxonomy.
    let fed = select(vec!["", "doi_tuong = ['nhan-dan']\n"]);
    (title, date, updated, weight, more, tags, fed).prop_map(|(title, date, updated, weight, more, tags, fed)| {
        format!("title = \"{title}\"\n{date}{updated}{weight}{more}{fed}[taxonomies]\ntags = [{tags}]\n")
    })
}

fn section() -> impl Strategy<Value = String> {
    let by = select(vec!["none", "date", "update_date", "title", "title_bytes", "weight", "slug", "permalink"]);
    let more = select(vec!["", "transparent = true\n", "list_all = true\n", "filters = ['nam']\n"]);
    (by, more).prop_map(|(by, more)| format!("title = 'Mục'\nsort_by = '{by}'\n{more}"))
}

fn built(files: &SourceTree, known: &mut KnownPages) -> Site {
    built_with_faults(files, known).0
}

fn built_with_faults(files: &SourceTree, known: &mut KnownPages) -> (Site, Vec<Diagnostic>) {
    built_after(files, Before { known, site: None })
}

fn built_after(files: &SourceTree, before: Before<'_>) -> (Site, Vec<Diagnostic>) {
    Site::build_with(&Config::read("c", CONFIG).unwrap(), files, publication(), Some(before))
}

fn said(site: &Site) -> String {
    format!("{:#?}", (&site.pages, &site.sections, &site.taxonomies, &site.neighbours))
}

fn ids(site: &Site, path: &str) -> Vec<PageId> {
    (0..site.pages.len()).map(PageId).filter(|id| site.page(*id).source.as_str() == path).collect()
}

/// A site of some pages, of which others are told.
struct Told {
    sections: Vec<String>,
    known: KnownPages,
    site: Site,
}

impl Told {
    fn of(sections: [&str; 3], pages: &[(String, String)]) -> Self {
        let (sections, mut known) = (sections.map(str::to_owned).to_vec(), KnownPages::default());
        let site = built(&tree(&sections, pages), &mut known);
        Self { sections, known, site }
    }

    /// What the site becomes when one page of it is as it is among these.
    fn by(&self, path: &str, pages: &[(String, String)]) -> Option<Retold> {
        let (config, path) = (Config::read("c", CONFIG).unwrap(), format!("content/{path}"));
        let file = tree(&self.sections, pages).get(&path).unwrap().clone();
        self.site.retold(&config, &self.known, publication(), &file, &ids(&self.site, &path))
    }

    /// How many entries lists had and have then.
    fn resized(&self, path: &str, pages: &[(String, String)]) -> Option<Vec<(usize, usize)>> {
        Some(self.by(path, pages)?.changed(&self.site).into_iter().filter_map(|list| list.resized).collect())
    }
}

/// Edits pages one after the other; each time the site is the one that would be built.
fn edited(
    sections: &[String],
    mut pages: Vec<(String, String)>,
    edits: Vec<(usize, String)>,
) -> Result<(), TestCaseError> {
    let (config, mut known) = (Config::read("c", CONFIG).unwrap(), KnownPages::default());
    let (mut site, mut faults) = built_with_faults(&tree(sections, &pages), &mut known);
    for (number, front) in edits {
        pages[number].1 = front;
        let files = tree(sections, &pages);
        let path = format!("content/{}", pages[number].0);
        let file = files.get(&path).unwrap().clone();
        let (anew, newer_faults) = built_with_faults(&files, &mut KnownPages::default());
        let ids = ids(&site, &path);
        // Of what is wrong the place is told; a preview reads such a file anew.
        let is_told_of = faults.iter().any(|fault| fault.span.as_ref().is_some_and(|span| span.file == path));
        let retold = site.retold(&config, &known, publication(), &file, &ids);
        match retold.filter(|_| !ids.is_empty() && !is_told_of) {
            Some(retold) => {
                known.learn(&file, retold.read().clone());
                site.retell(retold);
                let codes = |faults: &[Diagnostic]| faults.iter().map(|fault| fault.code).collect::<Vec<_>>();
                prop_assert_eq!(codes(&faults), codes(&newer_faults), "what is wrong is told by a new site");
            }
            None => site = built(&files, &mut known),
        }
        faults = newer_faults;
        let (is, should) = (said(&site), said(&anew));
        let differs = is.lines().zip(should.lines()).enumerate().find(|(_, (a, b))| a != b);
        prop_assert!(is == should, "{differs:?}\n{:#?}", site.sections);
    }
    Ok(())
}

/// Where pages of a site may lie, in the order of their paths and in others.
const KEYS: [&str; 9] = [
    "tin/a.md",
    "tin/b.md",
    "tin/c.md",
    "tin/d.md",
    "tin/e.md",
    "tin/b.en.md",
    "tin/trong/a.md",
    "tin/trong/b.en.md",
    "c.md",
];

/// What some pages say from a step on, of which others are gone, and now and then a section.
type Step = (Vec<(usize, Option<String>)>, Option<(usize, String)>);

fn steps(
    front: impl Strategy<Value = String> + 'static,
    section: impl Strategy<Value = (usize, String)> + 'static,
) -> impl Strategy<Value = Vec<Step>> {
    let pages = prop::collection::vec((0_usize..9, prop::option::weighted(0.7, front)), 0..4);
    prop::collection::vec((pages, prop::option::weighted(0.3, section)), 1..6)
}

/// Pages come, go and change, some at a time; each time the site is the one that would be built of them alone.
fn come_and_gone(
    mut sections: Vec<String>,
    mut fronts: Vec<Option<String>>,
    steps: Vec<Step>,
) -> Result<(), TestCaseError> {
    let files = |sections: &[String], fronts: &[Option<String>]| {
        let pages = KEYS.iter().zip(fronts).filter_map(|(key, front)| Some(((*key).to_owned(), front.clone()?)));
        tree(sections, &pages.collect::<Vec<_>>())
    };
    let mut known = KnownPages::default();
    let (mut site, mut faults) = built_with_faults(&files(&sections, &fronts), &mut known);
    for (pages, section) in steps {
        pages.into_iter().for_each(|(at, front)| fronts[at] = front);
        section.into_iter().for_each(|(at, front)| sections[at] = front);
        let files = files(&sections, &fronts);
        let before = Some(&site).filter(|_| !any_error(&faults));
        let (next, newer_faults) = built_after(&files, Before { known: &mut known, site: before });
        let (anew, faults_anew) = built_with_faults(&files, &mut KnownPages::default());
        let (is, should) = (said(&next), said(&anew));
        let differs = is.lines().zip(should.lines()).enumerate().find(|(_, (a, b))| a != b);
        prop_assert!(is == should, "{differs:?}");
        prop_assert_eq!(&newer_faults, &faults_anew);
        (site, faults) = (next, newer_faults);
    }
    Ok(())
}

/// What a section of procedures may say.
const OF_RECORDS: [&str; 4] = [
    "kind = 'thu-tuc'\nsort_by = 'title'\nfilters = ['linh_vuc', 'doi_tuong']\n",
    "kind = 'thu-tuc'\nsort_by = 'slug'\nfilters = ['doi_tuong']\n",
    "kind = 'thu-tuc'\nfilters = ['linh_vuc', 'doi_tuong']\n",
    "kind = 'thu-tuc'\nsort_by = 'title'\nfilters = ['linh_vuc', 'nam']\n",
];

fn of_records() -> impl Strategy<Value = (usize, String)> {
    let around = select(OF_RECORDS.to_vec()).prop_map(|front| (1, front.to_owned()));
    let within =
        select(vec!["transparent = true\n", "", "sort_by = 'title'\n"]).prop_map(|front| (2, front.to_owned()));
    prop_oneof![around, within]
}

proptest! {
    #[test]
    fn pages_that_come_and_go_make_the_site_that_would_be_built(
        sections in prop::collection::vec(section(), 3),
        fronts in prop::collection::vec(prop::option::of(front()), 9),
        steps in steps(front(), (0_usize..3, section())),
    ) {
        come_and_gone(sections, fronts, steps)?;
    }

    #[test]
    fn records_that_come_and_go_make_the_site_that_would_be_built(
        fronts in prop::collection::vec(prop::option::of(record()), 9),
        steps in steps(record(), of_records()),
    ) {
        let sections = ["", OF_RECORDS[0], "transparent = true\n"];
        come_and_gone(sections.map(str::to_owned).to_vec(), fronts, steps)?;
    }

    #[test]
    fn a_record_that_is_retold_is_the_one_that_would_be_built(
        fronts in prop::collection::vec(record(), 6),
        edits in prop::collection::vec((0_usize..6, record()), 1..8),
    ) {
        let sections = ["", "kind = 'thu-tuc'\nsort_by = 'title'\nfilters = ['linh_vuc', 'doi_tuong']\n", ""];
        let keys = ["tin/a.md", "tin/b.md", "tin/c.md", "tin/d.md", "tin/e.md", "tin/a.en.md"].map(str::to_owned);
        edited(&sections.map(str::to_owned), keys.into_iter().zip(fronts).collect(), edits)?;
    }

    #[test]
    fn a_site_that_is_retold_is_the_one_that_would_be_built(
        sections in prop::collection::vec(section(), 3),
        fronts in prop::collection::vec(front(), 9),
        edits in prop::collection::vec((0_usize..9, front()), 1..8),
    ) {
        let pages = KEYS.map(str::to_owned).into_iter().zip(fronts).collect();
        edited(&sections, pages, edits)?;
    }
}

#[test]
fn a_title_or_a_day_is_retold_and_a_new_address_is_not() {
    let pages = |front: &str| vec![("tin/a.md".to_owned(), format!("title = 'A'\n{front}"))];
    let site = Told::of(["", "sort_by = 'date'\n", ""], &pages("date = 2026-01-01\n"));
    let told = |front: &str| site.by("tin/a.md", &pages(front)).is_some();
    assert!(told("date = 2026-02-02\ndescription = 'Tả'\n[extra]\nx = 1\n"));
    for front in ["date = 2026-01-01\nslug = 'b'\n", "", "date = 2027-01-01\n", "date = 2026-01-01\nkind = 'van-ban'\n"]
    {
        assert!(!told(front), "{front}");
    }
}

#[test]
fn terms_that_others_have_are_taken_over_and_a_new_one_is_not() {
    let page = |name: &str, tags: &str| {
        (format!("tin/{name}.md"), format!("title = '{name}'\n[taxonomies]\ntags = [{tags}]\n"))
    };
    let site = Told::of(["", "", ""], &[page("a", "'x'"), page("c", "'x', 'y'"), page("e", "'y'")]);
    let taken_over = |pages: &[(String, String)]| {
        let anew = built(&tree(&site.sections, pages), &mut KnownPages::default());
        let (config, collator) = (Config::read("c", CONFIG).unwrap(), Collator::vietnamese());
        carried::taxonomies(&config, &site.site, &anew.pages, &collator).is_some()
    };
    let (a, c, e) = (page("a", "'x'"), page("c", "'x', 'y'"), page("e", "'y'"));
    assert!(taken_over(&[a.clone(), page("b", "'y', 'x'"), c.clone(), e.clone()]));
    assert!(taken_over(&[a.clone(), e.clone()]), "both terms have a page left");
    assert!(!taken_over(&[a.clone(), page("b", "'z'"), c.clone(), e.clone()]), "a new term");
    assert!(!taken_over(&[a, page("b", "'x'")]), "a term without pages");
    assert!(!taken_over(&[page("a", "'X'"), c, e]), "the first page writes it otherwise");
}

const PAPERS: &str = "[[nguon]]\nten = 'Cổng'\n[[truong_hop]]\ngiay_to = [{ ten = 'Đơn' }]\n";

#[test]
fn a_value_of_a_filter_that_others_have_gains_and_loses_a_page() {
    let page = |name: &str, field: &str| {
        (format!("tin/{name}.md"), format!("title = '{name}'\nlinh_vuc = '{field}'\n{PAPERS}"))
    };
    let pages = |of_c: &str| vec![page("a", "Đất"), page("b", "Hộ tịch"), page("c", of_c), page("d", "Đất")];
    let site = Told::of(["", "kind = 'thu-tuc'\nsort_by = 'title'\nfilters = ['linh_vuc']\n", ""], &pages("Đất"));
    let resized = |field: &str| site.resized("tin/c.md", &pages(field));
    // In both languages: the English list shows the pages for want of translations.
    assert_eq!(resized("Hộ tịch"), Some(vec![(3, 2), (1, 2), (3, 2), (1, 2)]));
    assert_eq!(resized("hộ tịch"), resized("Hộ tịch"), "the first page of the list says what it is called");
    assert_eq!(resized("Nuôi con nuôi"), None, "a value comes");
}

#[test]
fn a_page_without_a_file_of_its_own_comes_to_no_value_of_a_filter() {
    let page = |name: &str, front: &str| (format!("tin/{name}.md"), format!("title = '{name}'\n{front}"));
    let pages = |year: &str| {
        let hidden = format!("date = {year}-03-04\nrender = false\n");
        vec![page("a", "date = 2026-01-02\n"), page("b", "date = 2025-01-02\n"), page("c", &hidden)]
    };
    let site = Told::of(["", "sort_by = 'date'\nfilters = ['nam']\n", ""], &pages("2026"));
    assert_eq!(site.resized("tin/c.md", &pages("2025")), Some(Vec::new()));
}

#[test]
fn what_a_record_says_of_its_page_alone_is_retold() {
    let record = |more: &str| format!("title = 'T'\nlinh_vuc = 'Hộ tịch'\n{more}{PAPERS}");
    let pages = |more: &str| vec![("tin/a.md".to_owned(), record(more)), ("tin/b.md".to_owned(), record(""))];
    let site = Told::of(["", "kind = 'thu-tuc'\nfilters = ['linh_vuc', 'cap']\n", ""], &pages(""));
    let told = |more: &str| site.by("tin/a.md", &pages(more)).is_some();
    assert!(told("ket_qua = ['Giấy']\ntu_khoa = ['giấy']\nduyet = 'cho-duyet'\n"));
    assert!(told("giay_to = [{ ten = 'Tờ' }]\n"));
    // A code names one procedure; nobody has a level yet; a form has to be there; others go with it.
    for more in [
        "ma_thu_tuc = '1.000001'\n",
        "cap = ['xã']\n",
        "giay_to = [{ ten = 'Tờ', mau = 'x.docx' }]\n",
        "duyet = 'go'\n",
    ] {
        assert!(!told(more), "{more}");
    }
}

#[test]
fn a_model_is_retold_with_the_name_of_its_field_and_not_with_another_unit() {
    let pages = |more: &str| vec![("tin/a.md".to_owned(), format!("title = 'T'\nlinh_vuc = 'e1'\n{more}"))];
    let mut site = Told::of(["", "kind = 'mo-hinh'\n", ""], &pages(""));
    assert!(site.by("tin/a.md", &pages("ma_don_vi = '01273'\n")).is_none());
    let newer = pages("van_de = 'Xa'\nbai_hoc = ['Gần']\n");
    let retold = site.by("tin/a.md", &newer).unwrap();
    site.site.retell(retold);
    let record = &site.site.page(ids(&site.site, "content/tin/a.md")[0]).record;
    assert_eq!((&record["van_de"], &record["linh_vuc"]), (&"Xa".into(), &"Cải cách thể chế".into()));
    assert_eq!(said(&site.site), said(&built(&tree(&site.sections, &newer), &mut KnownPages::default())));
}

#[test]
fn terms_that_others_are_in_gain_and_lose_a_page_and_others_are_for_a_new_site() {
    let front = |tags: &str| format!("title = 'T'\n[taxonomies]\ntags = [{tags}]\n");
    let pages = |tags: &str| {
        let pages = [("a.md", front("'x', 'y'")), ("b.md", front(tags)), ("c.md", front("'Y'"))];
        pages.map(|(path, front)| (path.to_owned(), front)).to_vec()
    };
    let site = Told::of(["", "", ""], &pages("'x', 'ẩn'"));
    let lengths = |tags: &str| site.resized("b.md", &pages(tags));
    assert_eq!(lengths("'y', 'ẩn'"), Some(vec![(2, 1), (2, 3)]));
    assert_eq!(lengths("'Ẩn', 'x'"), None, "a term is called otherwise");
    assert_eq!(lengths("'x'"), None, "a term goes");
    assert_eq!(lengths("'x', 'ẩn', 'mới'"), None, "a term comes");
    let mut renamed = pages("'x', 'ẩn'");
    renamed[0].1 = front("'x'");
    assert_eq!(site.resized("a.md", &renamed), None, "the next page writes the term in another way");
}
