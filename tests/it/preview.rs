//! The preview shows what a build would make, whatever was edited, in whatever order.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cchc::date::Date;
use cchc::diag::{Diagnostic, Severity, any_error};
use cchc::output::OutputTree;
use cchc::pipeline::preview::{Answer, Change, Preview, Refreshed, Work};
use cchc::pipeline::{self, Options, Outgoing, Silent};
use proptest::prelude::*;
use proptest::sample::select;

/// A site in a folder of its own, and its preview.
struct Previewed {
    folder: tempfile::TempDir,
    preview: Preview,
    changed: BTreeSet<PathBuf>,
    is_broken: bool,
}

impl Previewed {
    fn of(write: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        write(folder.path());
        let preview = Preview::open(options(folder.path()));
        Self { folder, preview, changed: BTreeSet::new(), is_broken: false }
    }

    fn write(&mut self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        self.changed.insert(path);
    }

    fn remove(&mut self, path: &str) {
        let path = self.folder.path().join(path);
        let _ = if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
        self.changed.insert(path);
    }

    fn rename(&mut self, from: &str, to: &str) {
        let (from, to) = (self.folder.path().join(from), self.folder.path().join(to));
        if from.exists() && !to.exists() {
            fs::rename(&from, &to).unwrap();
        }
        self.changed.extend([from, to]);
    }

    fn refresh(&mut self) -> Refreshed {
        let changed = std::mem::take(&mut self.changed);
        let refreshed = self.preview.refresh(&Change::Paths(changed.into_iter().collect()));
        self.is_broken = match refreshed {
            Refreshed::Nothing => self.is_broken,
            other => other == Refreshed::Broken,
        };
        refreshed
    }

    fn work(&mut self) {
        while self.piece() {}
    }

    /// Does a piece of what is left; false when nothing was.
    fn piece(&self) -> bool {
        match self.preview.work() {
            Work::Done => return false,
            Work::More => {}
            Work::Sheets(renewal) => drop(renewal.set()),
            Work::Apart(work) => work(),
        }
        true
    }

    /// What a browser gets.
    fn answer(&self, path: &str) -> Answer {
        loop {
            match self.preview.answer(path) {
                Ok(answer) => return answer,
                Err(unset) => unset.set(),
            }
        }
    }

    fn text(&self, path: &str) -> Option<String> {
        match self.answer(path) {
            Answer::Found(bytes) => Some(String::from_utf8(bytes.to_vec()).unwrap()),
            _ => None,
        }
    }

    /// Compares every file with that of a build from nothing. What keeps a build from being made is told: all
    /// of it, or what stands before everything else.
    fn is_like_a_build(&mut self) -> Result<(), String> {
        match pipeline::render(&options(self.folder.path()), &Silent) {
            Ok(built) => self.shows(&built.tree),
            Err(faults) => {
                self.look_at_all();
                self.work();
                let told = self.preview.faults();
                let errors = faults.iter().filter(|fault| fault.severity == Severity::Error);
                let untold: Vec<&Diagnostic> = errors.filter(|fault| !is_told(&told, fault)).collect();
                let is_told_of = untold.is_empty() || (self.is_broken && any_error(&told));
                if is_told_of { Ok(()) } else { Err(format!("untold: {untold:#?}\nof {told:#?}")) }
            }
        }
    }

    /// A broken template shows on the pages that use it, which have to be looked at.
    fn look_at_all(&self) {
        let of =
            |folder: &str| ["", "a/", "b/", "c/", "d/", "e/", "moi/"].map(|page| format!("{folder}{page}index.html"));
        let pages = ["tin/", "bai/", "en/tin/", "en/bai/", "tags/"].into_iter().flat_map(of);
        for page in
            pages.chain(["index.html", "en/index.html", "tags/x/index.html", "tags/y/index.html"].map(str::to_owned))
        {
            self.answer(&page);
        }
    }

    fn shows(&mut self, built: &OutputTree) -> Result<(), String> {
        for artifact in built.files() {
            let path = artifact.path.as_str();
            match self.answer(path) {
                Answer::Found(bytes) if *bytes == *artifact.bytes => {}
                Answer::Found(bytes) => {
                    let (is, should) = (String::from_utf8_lossy(&bytes), String::from_utf8_lossy(&artifact.bytes));
                    let same = is.bytes().zip(should.bytes()).take_while(|(a, b)| a == b).count();
                    let at = |text: &str| text.bytes().skip(same.saturating_sub(60)).take(200).collect::<Vec<_>>();
                    let (is, should) = (at(&is), at(&should));
                    let [is, should] = [&is, &should].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
                    return Err(format!("{path} is\n…{is}…\nand should be\n…{should}…"));
                }
                other => return Err(format!("{path}: {other:?}")),
            }
        }
        let pages = ["tin/a/", "tin/b/", "tin/c/", "tin/moi/", "cu/"].into_iter().map(str::to_owned);
        let lists = ["x", "y", "z"].into_iter().flat_map(|tag| (1..5).map(move |n| format!("tags/{tag}/page/{n}/")));
        for page in pages.chain(lists).map(|folder| format!("{folder}index.html")) {
            if built.get(&page).is_none() && !matches!(self.answer(&page), Answer::Nothing) {
                return Err(format!("{page} is there"));
            }
        }
        self.work();
        let told = self.preview.faults();
        if any_error(&told) { Err(format!("{told:#?}")) } else { Ok(()) }
    }
}

/// Whether a fault is told, or one like it. What is wrong with a template is told of pages that are looked at;
/// so are dead links of lists, of which nobody looks at the third page.
fn is_told(told: &[Diagnostic], fault: &Diagnostic) -> bool {
    told.iter().any(|told| told.code == fault.code) || ["link-dead", "anchor-missing"].contains(&fault.code)
}

fn options(root: &Path) -> Options {
    Options {
        root: root.to_owned(),
        config: None,
        output_dir: None,
        base_url: Some("http://127.0.0.1:1111".to_owned()),
        drafts: false,
        as_of: Date::parse("2026-11-26").unwrap(),
        portable: false,
        force: false,
        preview: true,
        release_gate: false,
        outgoing: Outgoing::default(),
    }
}

const CONFIG: &str = "base_url = \"https://a.gov.vn\"\ntitle = \"T\"\ngenerate_feeds = true\nbuild_search_index = true\n\
    taxonomies = [{ name = \"tags\", paginate_by = 2, feed = true }]\n[languages.en]\ntitle = \"E\"\n";

const PROCEDURE: &str = "+++\ntitle = \"A\"\nlinh_vuc = \"Hộ tịch\"\n[[nguon]]\nten = \"Cổng\"\n[[truong_hop]]\ngiay_to = [{ ten = \"Đơn\" }]\n+++\nChữ.\n";

const FILES: &[(&str, &str)] = &[
    ("config.toml", CONFIG),
    ("content/_index.md", "+++\ntitle = \"Nhà\"\n+++\nXem [a](@/tin/a.md#mot).\n"),
    ("content/tin/_index.md", "+++\ntitle = \"Tin\"\nsort_by = \"date\"\npaginate_by = 2\n+++\nMọi tin.\n"),
    (
        "content/tin/a.md",
        "+++\ntitle = \"A\"\ndate = 2026-01-01\naliases = [\"/cu/\"]\n[taxonomies]\ntags = [\"x\", \"y\"]\n+++\n## Một\n\nChữ.\n",
    ),
    ("content/tin/a.en.md", "+++\ntitle = \"A in English\"\ndate = 2026-01-01\n+++\n## Mot\n\nWords.\n"),
    (
        "content/tin/b.md",
        "+++\ntitle = \"B\"\ndate = 2026-01-02\n[taxonomies]\ntags = [\"x\"]\n+++\nXem [a](@/tin/a.md).\n",
    ),
    ("content/tin/c.md", "+++\ntitle = \"C\"\ndate = 2026-01-03\n+++\nTheo 118/2025/NĐ-CP.\n"),
    ("content/tin/d/index.md", "+++\ntitle = \"D\"\ndate = 2026-01-04\n+++\n[tệp](tep.txt) {{ <so /> }}\n"),
    ("content/tin/d/tep.txt", "tệp"),
    ("content/muc/_index.md", "+++\ntitle = \"Mục\"\nsort_by = \"title\"\nfilters = [\"nam\"]\npaginate_by = 2\n+++\n"),
    ("content/muc/a.md", "+++\ntitle = \"An\"\ndate = 2025-02-03\n+++\nXem [b](@/muc/b.md).\n"),
    ("content/muc/b.md", "+++\ntitle = \"Êm\"\ndate = 2026-02-03\n[taxonomies]\ntags = [\"x\"]\n+++\nChữ.\n"),
    ("content/muc/trong/_index.md", "+++\ntitle = \"Trong\"\nsort_by = \"weight\"\ntransparent = true\n+++\n"),
    ("content/muc/trong/c.md", "+++\ntitle = \"Đất\"\nweight = 2\ndate = 2026-02-04\n+++\nChữ.\n"),
    ("content/muc/trong/d.md", "+++\ntitle = \"12 điều\"\nweight = 1\n+++\nChữ.\n"),
    ("content/van-ban/_index.md", "+++\ntitle = \"Văn bản\"\nkind = \"van-ban\"\n+++\n"),
    (
        "content/van-ban/nd-118.md",
        "+++\ntitle = \"Nghị định 118\"\nso_ky_hieu = \"118/2025/NĐ-CP\"\nloai = \"Nghị định\"\nco_quan = \"Chính phủ\"\ntrich_yeu = \"Về một cửa\"\nngay_ban_hanh = 2025-06-09\n+++\n",
    ),
    (
        "content/thu/_index.md",
        "+++\ntitle = \"Thủ tục\"\nkind = \"thu-tuc\"\nsort_by = \"title\"\nfilters = [\"linh_vuc\", \"cap\"]\npaginate_by = 2\n+++\n",
    ),
    ("content/thu/a.md", PROCEDURE),
    ("content/thu/c.md", PROCEDURE),
    ("content/thu/d.md", PROCEDURE),
    (
        "content/thu/b.md",
        "+++\ntitle = \"B\"\nlinh_vuc = \"Đất\"\n[[nguon]]\nten = \"Cổng\"\n[[truong_hop]]\ngiay_to = [{ ten = \"Đơn\" }]\n+++\nXem [a](@/thu/a.md).\n",
    ),
    ("content/az/_index.md", "+++\ntitle = \"A–Z\"\nlist_all = true\npaginate_by = 3\n+++\n"),
    (
        "templates/base.html",
        "<html lang={{ lang }}><body><a href=\"{{ get_url(path=\"@/tin/a.md\") | safe }}\">a</a>{{ shared(template=\"dau.html\") }}{% block main %}{% endblock %}</body></html>",
    ),
    (
        "templates/dau.html",
        "{% set a = get_page(path=\"tin/a.md\") %}{% set tin = get_section(path=a.ancestors | last) %}<em>{{ config.title }} {{ a.title }} {{ a.word_count }} {{ tin.title }} {{ tin.pages | length }} {{ tin.word_count }}</em>",
    ),
    (
        "templates/index.html",
        "{% extends \"base.html\" %}{% block main %}{{ section.content | safe }}{% for key in section.subsections %}{% set s = get_section(path=key) %}{% for p in s.pages %}<p>{{ p.title }} {{ p.word_count }}</p>{% endfor %}{% endfor %}{% endblock %}",
    ),
    (
        "templates/section.html",
        "{% extends \"base.html\" %}{% block main %}{{ section.content | safe }}{% if paginator is defined %}{% for p in paginator.pages %}<h2>{{ p.title }} {{ p.description }} {% if p.date is defined %}{{ p.date }}{% endif %} {{ p.weight }}</h2>{{ p.content | safe }}{% endfor %}{% endif %}{% for f in section.filters %}{% for v in f.values %}<i>{{ v.label }} {{ v.count }}</i>{% endfor %}{% endfor %}{% if letters is defined %}{% for l in letters %}<b>{{ l.letter }}</b>{% endfor %}{% endif %}{% endblock %}",
    ),
    (
        "templates/page.html",
        "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>{{ page.content | safe }}{% for b in page.backlinks %}<i>{{ b.title }}</i>{% endfor %}{% if page.lower %}<b>{{ page.lower.title }} {{ page.lower.content | safe }}</b>{% endif %}{% for d in page.documents %}<u>{{ d.number }} {{ d.title }}</u>{% endfor %}{% if page.document %}{% for c in page.document.cited_by %}<q>{{ c.title }} {{ c.is_basis }}</q>{% endfor %}{% endif %}{% for t in page.translations %}<s>{{ t.title }}</s>{% endfor %}{% if page.kind == \"thu-tuc\" %}{{ page.record.linh_vuc }} {{ page.record.thoi_han }} {{ page.in_an }} {{ page.care.tu_khoa }} {{ page.care.doi_tuong }}{% for p in page.record.mang_theo %}<dt>{{ p.ten }} {{ p.mau_url }}</dt>{% endfor %}{% endif %}{% endblock %}",
    ),
    (
        "templates/taxonomy_list.html",
        "{% extends \"base.html\" %}{% block main %}{% for t in terms %}<p>{{ t.name }} {{ t.page_count }}{% for p in t.pages %}{{ p.content | safe }}{% endfor %}</p>{% endfor %}{% endblock %}",
    ),
    (
        "templates/taxonomy_single.html",
        "{% extends \"base.html\" %}{% block main %}{{ term.page_count }} {{ paginator.number_pagers }}{% for p in paginator.pages %}{{ p.title }} {{ p.content | safe }}{% endfor %}{% endblock %}",
    ),
    (
        "templates/so.html",
        "{% component so() %}{% set so = load_data(path=\"data/so.json\") %}<b>{{ so.mot }}</b>{% endcomponent %}",
    ),
    ("data/so.json", "{ \"mot\": 1 }"),
    ("static/a.css", "p{}"),
];

const BACKLINKS: &str = "{% for b in page.backlinks %}<i>{{ b.title }}</i>{% endfor %}";

fn write_site(root: &Path) {
    for (path, text) in FILES {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

/// Then nobody asks what leads to a page, and more outlives the changes of others.
fn write_site_without_backlinks(root: &Path) {
    write_site(root);
    let path = root.join("templates/page.html");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace(BACKLINKS, "")).unwrap();
}

/// One thing that a person does to a site.
#[derive(Debug, Clone)]
enum Edit {
    Write(&'static str, String),
    Remove(&'static str),
    Rename(&'static str, &'static str),
    Original(&'static str),
}

fn page(title: &str, more: &str, body: &str) -> String {
    format!("+++\ntitle = \"{title}\"\ndate = 2026-01-02\n{more}+++\n{body}\n")
}

/// Pages of which people change what lists show and are sorted by.
const LISTED: [&str; 6] = [
    "content/tin/a.md",
    "content/tin/a.en.md",
    "content/muc/a.md",
    "content/muc/b.md",
    "content/muc/trong/c.md",
    "content/muc/trong/d.md",
];

fn head() -> impl Strategy<Value = String> {
    let title = select(vec!["An", "Ẩn", "Đất", "Êm", "12 điều", "Xanh"]);
    let date = select(vec!["", "date = 2026-02-03\n", "date = 2026-05-04\n", "date = 2025-05-04\n"]);
    let weight = select(vec!["", "weight = 1\n", "weight = 3\n"]);
    let tags = |tags: &str| format!("[taxonomies]\ntags = [{tags}]\n");
    let tags = ["\"x\"", "\"y\"", "\"x\", \"y\"", "\"Y\", \"x\"", "\"z\", \"x\""].map(tags);
    let more = select([["", "description = \"Tả\"\n"].map(str::to_owned).to_vec(), tags.to_vec()].concat());
    (title, date, weight, more)
        .prop_map(|(title, date, weight, more)| format!("+++\ntitle = \"{title}\"\n{date}{weight}{more}"))
}

/// What people change in the record of a procedure.
fn record() -> impl Strategy<Value = String> {
    let field = select(vec!["", "linh_vuc = \"Hộ tịch\"\n", "linh_vuc = \"Đất\"\n"]);
    let more = select(vec![
        "",
        "cap = [\"xã\"]\n",
        "ma_thu_tuc = \"1.000001\"\n",
        "can_cu = [\"Nghị định 118/2025/NĐ-CP\"]\n",
        "tu_khoa = [\"giấy\"]\n",
        "doi_tuong = [\"nhan-dan\"]\n",
        "duyet = \"go\"\n",
    ]);
    let tables = select(vec![
        "",
        "[[giay_to]]\nten = \"Tờ\"\nmau = \"https://a.vn/mau\"\n",
        "[[giay_to]]\nten = \"Tờ\"\nmau = \"khong.docx\"\n",
        "[[cach_thuc]]\ncach = [\"truc-tiep\"]\nthoi_han = 3\ndon_vi = \"ngày\"\n",
        "[in_an]\ntieu_de = \"Mới\"\n",
    ]);
    let title = select(vec!["A", "B", "Đ"]);
    (title, field, more, tables).prop_map(|(title, field, more, tables)| {
        let papers = "[[nguon]]\nten = \"Cổng\"\n[[truong_hop]]\ngiay_to = [{ ten = \"Đơn\" }]\n";
        format!("+++\ntitle = \"{title}\"\n{field}{more}{papers}{tables}+++\nChữ.\n")
    })
}

fn edit() -> impl Strategy<Value = Edit> {
    let pages = [
        "content/tin/a.md",
        "content/tin/b.md",
        "content/tin/c.md",
        "content/tin/moi.md",
        "content/tin/a.en.md",
        "content/tin/d/index.md",
    ];
    let bodies = [
        "Chữ khác.",
        "## Một\n\nMới.",
        "Xem [b](@/tin/b.md).",
        "[hỏng](@/tin/khong.md)",
        "Theo 61/2018/NĐ-CP.",
        "Theo 118/2025/NĐ-CP.",
        "{{ <so /> }}",
        "{{ <khong /> }}",
        "[x](@/tin/a.md#mot)",
        "[x](@/tin/a.md#hai)",
        "[x](/khong-co/)",
        "![](/a.png)",
    ];
    let heads = [
        "",
        "draft = true\n",
        "weight = 3\n",
        "slug = \"khac\"\n",
        "aliases = [\"/cu/\"]\n",
        "sai = 1\n",
        "[taxonomies]\ntags = [\"y\", \"z\"]\n",
    ];
    let title = select(vec!["A", "B", "Khác", ""]);
    let written = (select(pages.to_vec()), title, select(heads.to_vec()), select(bodies.to_vec()));
    let written = written.prop_map(|(path, title, head, body)| Edit::Write(path, page(title, head, body)));
    let body_of = |path: &str| {
        FILES
            .iter()
            .find(|(known, _)| *known == path)
            .map(|(_, text)| text.split_once("\n+++\n").unwrap().0)
            .unwrap_or("+++\ntitle = \"Mới\"")
    };
    let body = (select(pages.to_vec()), select(bodies.to_vec()));
    let body = body.prop_map(move |(path, body)| Edit::Write(path, format!("{}\n+++\n{body}\n", body_of(path))));
    let other = select(vec![
        ("templates/page.html", "{% extends \"base.html\" %}{% block main %}<h1>{{ page.title }}</h1>{% endblock %}"),
        ("templates/page.html", "{% extends \"base.html\" %}{% block main %}{{ page.khong.co }}{% endblock %}"),
        (
            "templates/page.html",
            "{% extends \"base.html\" %}{% block main %}{{ load_data(path=\"content/tin/b.md\") }}{% endblock %}",
        ),
        ("templates/base.html", "{% khong %}"),
        ("templates/dau.html", "<em>{{ get_page(path=\"tin/a.md\").content | safe }}</em>"),
        ("templates/dau.html", "{{ page.title }}"),
        ("data/so.json", "{ \"mot\": 2 }"),
        ("data/so.json", "{"),
        ("static/a.css", "b{}"),
        ("static/b.css", "i{}"),
        ("content/_index.md", "+++\ntitle = \"Nhà\"\n+++\nChỉ chữ.\n"),
        ("content/tin/_index.md", "+++\ntitle = \"Tin\"\nsort_by = \"title\"\n+++\nKhác.\n"),
        ("content/tin/d/tep.txt", "tệp khác"),
        ("config.toml", "base_url = \"https://b.gov.vn\"\ntitle = \"Khác\"\n"),
        ("config.toml", "base_url = "),
    ]);
    let other = other.prop_map(|(path, text)| Edit::Write(path, text.to_owned()));
    let all: Vec<&'static str> =
        FILES.iter().map(|(path, _)| *path).chain(["content/tin/moi.md", "static/b.css"]).collect();
    let renames = select(vec![
        ("content/tin/a.md", "content/tin/moi.md"),
        ("content/tin/b.md", "content/tin/c.md"),
        ("content/tin/moi.md", "content/tin/a.md"),
        ("content/tin/d", "content/tin/e"),
        ("content/tin", "content/bai"),
        ("content/bai", "content/tin"),
    ]);
    let head = (select(LISTED.to_vec()), head()).prop_map(move |(path, head)| {
        let text = FILES.iter().find(|(known, _)| *known == path).map_or("", |(_, text)| text);
        Edit::Write(path, format!("{head}+++\n{}", text.split_once("\n+++\n").map_or("", |(_, body)| body)))
    });
    let record =
        (select(vec!["content/thu/a.md", "content/thu/b.md", "content/thu/c.md", "content/thu/d.md"]), record());
    let record = record.prop_map(|(path, text)| Edit::Write(path, text));
    prop_oneof![
        6 => body,
        6 => head,
        4 => record,
        3 => written,
        3 => other,
        2 => select(all.clone()).prop_map(Edit::Original),
        1 => select(all).prop_map(Edit::Remove),
        1 => renames.prop_map(|(from, to)| Edit::Rename(from, to)),
    ]
}

/// What is done after an edit, before the next one.
#[derive(Debug, Clone)]
enum Until {
    Nothing,
    /// It is taken in, and so many pieces of what is left are done.
    Pieces(usize),
    /// All of it is looked at.
    Looked,
}

fn until() -> impl Strategy<Value = Until> {
    prop_oneof![Just(Until::Nothing), (0_usize..6).prop_map(Until::Pieces), Just(Until::Looked)]
}

fn apply(site: &mut Previewed, edit: &Edit) {
    match edit {
        Edit::Write(path, text) => site.write(path, text),
        Edit::Remove(path) => site.remove(path),
        Edit::Rename(from, to) => site.rename(from, to),
        Edit::Original(path) => match FILES.iter().find(|(known, _)| known == path) {
            Some((_, text)) => site.write(path, text),
            None => site.remove(path),
        },
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn whatever_is_edited_the_preview_shows_what_a_build_makes(
        has_backlinks in any::<bool>(),
        edits in prop::collection::vec((edit(), until()), 1..14)
    ) {
        let mut site = Previewed::of(if has_backlinks { write_site } else { write_site_without_backlinks });
        for (edit, until) in &edits {
            apply(&mut site, edit);
            match until {
                Until::Nothing => {}
                Until::Pieces(pieces) => {
                    site.refresh();
                    (0..*pieces).all(|_| site.piece());
                }
                Until::Looked => {
                    site.refresh();
                    let like = site.is_like_a_build();
                    prop_assert!(like.is_ok(), "after {edit:?}:\n{}", like.unwrap_err());
                }
            }
        }
        site.refresh();
        let like = site.is_like_a_build();
        prop_assert!(like.is_ok(), "{}", like.unwrap_err());
        site.preview.refresh(&Change::Anything);
        let like = site.is_like_a_build();
        prop_assert!(like.is_ok(), "{}", like.unwrap_err());
    }
}

#[test]
fn the_last_good_state_is_shown_while_something_is_wrong() {
    let mut site = Previewed::of(write_site);
    site.write("content/tin/a.md", "+++\ntitel = \"A\"\n+++\nHỏng.\n");
    assert_eq!(site.refresh(), Refreshed::Broken);
    assert!(site.text("tin/a/index.html").unwrap().contains("Chữ."));
    assert!(any_error(&site.preview.faults()));
    site.write("content/tin/b.md", "+++\ntitle = \"B\"\n+++\nB mới.\n");
    assert_eq!(site.refresh(), Refreshed::Broken);
    site.write("content/tin/a.md", "+++\ntitle = \"A\"\n+++\n## Một\n\nLành.\n");
    assert_eq!(site.refresh(), Refreshed::Changed);
    assert!(
        site.text("tin/a/index.html").unwrap().contains("Lành.")
            && site.text("tin/b/index.html").unwrap().contains("B mới.")
    );
    assert!(!any_error(&site.preview.faults()));
}

#[test]
fn a_page_that_goes_to_another_term_is_counted_there() {
    let mut site = Previewed::of(write_site);
    let is_counted = |site: &Previewed, counts: [&str; 2]| {
        let list = site.text("tags/index.html").unwrap();
        assert!(counts.iter().all(|count| list.contains(count)), "{list}");
    };
    is_counted(&site, ["x 3", "y 1"]);
    assert!(site.text("tags/x/page/2/index.html").is_some());
    site.write("content/muc/b.md", "+++\ntitle = \"Êm\"\ndate = 2026-02-03\n[taxonomies]\ntags = [\"y\"]\n+++\nChữ.\n");
    assert_eq!(site.refresh(), Refreshed::Changed);
    is_counted(&site, ["x 2", "y 2"]);
    assert!(site.text("tags/x/page/2/index.html").is_none() && site.text("tags/y/index.html").unwrap().contains("Êm"));
}

#[test]
fn a_text_with_a_broken_link_is_told_of_at_once() {
    let mut site = Previewed::of(write_site);
    site.write(
        "content/tin/b.md",
        "+++\ntitle = \"B\"\ndate = 2026-01-02\n[taxonomies]\ntags = [\"x\"]\n+++\n[a](@/tin/mat.md)\n",
    );
    assert_eq!(site.refresh(), Refreshed::Changed);
    assert_eq!(site.preview.faults().iter().map(|fault| fault.code).collect::<Vec<_>>(), ["link-broken"]);
}

#[test]
fn a_dead_link_of_a_page_that_is_edited_is_told_in_a_spare_moment() {
    let mut site = Previewed::of(write_site);
    site.write("content/tin/moi.md", "+++\ntitle = \"M\"\ndate = 2026-01-05\n+++\n[x](/khong-co/)\n");
    site.refresh();
    site.work();
    let codes: Vec<_> = site.preview.faults().iter().map(|fault| fault.code).collect();
    assert_eq!(codes, ["link-dead"]);
}

#[test]
fn what_is_wrong_with_a_text_that_nobody_looked_at_is_told_in_a_spare_moment() {
    let mut site = Previewed::of(|root| {
        write_site(root);
        fs::write(root.join("content/tin/c.md"), "+++\ntitle = \"C\"\ndate = 2026-01-03\n+++\n[a](@/tin/mat.md)\n")
            .unwrap();
    });
    assert_eq!(site.preview.faults(), []);
    site.work();
    assert!(site.preview.faults().iter().any(|fault| fault.code == "link-broken"));
}

#[test]
fn a_document_that_is_called_otherwise_is_so_on_pages_that_cite_it() {
    let mut site = Previewed::of(write_site_without_backlinks);
    site.is_like_a_build().unwrap();
    for (from, to) in [("Nghị định 118", "Nghị định mới"), ("118/2025/NĐ-CP", "119/2025/NĐ-CP")] {
        let path = "content/van-ban/nd-118.md";
        let text = fs::read_to_string(site.folder.path().join(path)).unwrap();
        site.write(path, &text.replacen(from, to, 1));
        assert_eq!(site.refresh(), Refreshed::Changed);
        site.is_like_a_build().unwrap();
    }
}

#[test]
fn a_file_that_was_linked_to_before_it_came_is_led_to() {
    let mut site = Previewed::of(|root| {
        write_site_without_backlinks(root);
        fs::write(root.join("content/tin/b.md"), page("B", "", "[tệp](d/sau.txt)")).unwrap();
    });
    let before = site.text("tin/b/index.html").unwrap();
    site.work();
    site.write("content/tin/d/sau.txt", "tệp");
    assert_eq!(site.refresh(), Refreshed::Changed);
    site.is_like_a_build().unwrap();
    assert_ne!(site.text("tin/b/index.html").unwrap(), before);
}

#[test]
fn a_picture_that_is_replaced_is_shown_on_a_page_that_did_not_change() {
    let drawing = |side: u8| format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{side}\" height=\"9\"/>");
    let mut site = Previewed::of(|root| {
        write_site(root);
        let template = "<h1>{{ page.title }}</h1>{{ page.content | safe }}";
        fs::write(root.join("templates/page.html"), template).unwrap();
        fs::write(root.join("content/tin/b.md"), page("B", "", "![Hình](d/hinh.svg)")).unwrap();
        fs::write(root.join("content/tin/d/hinh.svg"), drawing(7)).unwrap();
    });
    let shown = |site: &Previewed| site.text("tin/b/index.html").unwrap();
    let picture = |html: &str| html.split_once("src=../../").unwrap().1.split_once(' ').unwrap().0.to_owned();
    let first = shown(&site);
    assert!(first.contains("width=7>"), "{first}");
    // A page comes, a picture comes, neither of which is shown there: what was made of it is still shown.
    site.write("content/tin/moi.md", &page("Mới", "", "Chữ."));
    site.write("content/tin/d/khac.svg", &drawing(5));
    assert_eq!(site.refresh(), Refreshed::Changed);
    assert_eq!(shown(&site), first);
    assert!(matches!(site.answer(&picture(&first)), Answer::Found(_)));
    site.write("content/tin/d/hinh.svg", &drawing(8));
    assert_eq!(site.refresh(), Refreshed::Changed);
    let second = shown(&site);
    assert!(second.contains("width=8>"), "{second}");
    assert!(matches!(site.answer(&picture(&second)), Answer::Found(_)));
    site.remove("content/tin/d/hinh.svg");
    site.refresh();
    site.is_like_a_build().unwrap();
}

#[test]
fn an_edit_that_changes_nothing_is_none() {
    let mut site = Previewed::of(write_site);
    site.write("static/a.css", "p{}");
    site.write("public/a.html", "x");
    assert_eq!(site.refresh(), Refreshed::Nothing);
}

/// A publication on whose sheets another page stands.
const BULLETIN: &str = "+++\ntitle = \"Bản tin\"\nbo_cuc = \"ban-tin\"\nkho = [\"a4\"]\n\
    trang = \"@/tin-tuc/_index.md\"\nbai = [\"@/tin-tuc/bai-mau-tin-dau-tien.md\"]\n+++\nChữ.\n";

/// The starter site in the theme of the program: publications, sheets, search, calendars.
fn write_starter(root: &Path) {
    for (path, bytes) in cchc::source::starter_files() {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    fs::write(root.join("content/an-pham/ban-tin.md"), BULLETIN).unwrap();
}

#[test]
fn with_the_theme_too_the_preview_shows_what_a_build_makes() {
    let mut site = Previewed::of(write_starter);
    let like = |site: &mut Previewed, what: &str| {
        // Lists show the sheets of publications once they are set.
        let built = pipeline::render(&options(site.folder.path()), &Silent).unwrap();
        built.tree.files().for_each(|artifact| drop(site.answer(artifact.path.as_str())));
        site.work();
        site.is_like_a_build().unwrap_or_else(|fault| panic!("{what}: {fault}"));
    };
    like(&mut site, "as it is");
    for (path, from, to) in [
        ("content/thu-tuc/bai-mau-dang-ky-khai-sinh.md", "\n+++\n", "\n+++\nMột câu mới.\n\n"),
        ("content/tin-tuc/bai-mau-tin-dau-tien.md", "\n+++\n", "\n+++\nMột câu mới.\n\n"),
        ("content/tin-tuc/bai-mau-tin-dau-tien.md", "title = \"", "title = \"Mới: "),
        ("content/thu-tuc/bai-mau-dang-ky-khai-sinh.md", "title = \"", "title = \"Ẩn: "),
        ("content/thu-tuc/bai-mau-dang-ky-khai-sinh.md", "ten = \"", "ten = \"Bản mới của "),
        // A new address puts everything in relation anew, with the layouts that are known.
        ("content/thu-tuc/bai-mau-dang-ky-khai-sinh.md", "title = \"", "slug = \"khai-sinh-moi\"\ntitle = \""),
    ] {
        let text = fs::read_to_string(site.folder.path().join(path)).unwrap();
        site.write(path, &text.replacen(from, to, 1));
        assert_eq!(site.refresh(), Refreshed::Changed, "{path}");
        like(&mut site, path);
    }
    site.write("tokens.toml", "[mau.do]\nrgb = \"#aa0011\"\n");
    site.refresh();
    like(&mut site, "tokens");
}

const GUIDE: &str = "thu-tuc/bai-mau-dang-ky-khai-sinh/index.html";

/// Does all that is left, and says how often pages show other sheets for it.
fn sheets_set(site: &Previewed) -> usize {
    let mut sheets = 0;
    loop {
        match site.preview.work() {
            Work::Done => return sheets,
            Work::More => {}
            Work::Sheets(renewal) => sheets += usize::from(renewal.set()),
            Work::Apart(work) => work(),
        }
    }
}

#[test]
fn who_edits_a_page_does_not_wait_for_its_sheets() {
    let mut site = Previewed::of(write_starter);
    let path = "content/thu-tuc/bai-mau-dang-ky-khai-sinh.md";
    let text = fs::read_to_string(site.folder.path().join(path)).unwrap();
    site.write(path, &text.replacen("\n+++\n", "\n+++\nMột câu mới.\n\n", 1));
    assert_eq!(site.refresh(), Refreshed::Changed);
    let at_once = site.text(GUIDE).unwrap();
    assert!(at_once.contains("Một câu mới."));
    assert!(sheets_set(&site) > 0, "the sheets were set before somebody had time for them");
    // What is known of them only then: how large the files are.
    assert_ne!(site.text(GUIDE).unwrap(), at_once);
}

/// The address of a sheet of the guide.
fn sheet_of(guide: &str) -> String {
    let file = guide.split(['"', '=', ' ', '>']).find(|part| part.ends_with(".pdf")).unwrap();
    format!("{}{}", GUIDE.trim_end_matches("index.html"), file.rsplit('/').next().unwrap())
}

#[test]
fn an_edit_that_comes_while_a_sheet_is_set_that_somebody_opened_is_on_it() {
    let mut site = Previewed::of(write_starter);
    let pdf = sheet_of(&site.text(GUIDE).unwrap());
    let Err(unset) = site.preview.answer(&pdf) else { panic!("it was set by nobody") };
    let path = "content/thu-tuc/bai-mau-dang-ky-khai-sinh.md";
    let text = fs::read_to_string(site.folder.path().join(path)).unwrap();
    site.write(path, &text.replacen("title = \"", "title = \"Mới: ", 1));
    assert_eq!(site.refresh(), Refreshed::Changed);
    unset.set();
    let built = pipeline::render(&options(site.folder.path()), &Silent).unwrap();
    let Answer::Found(bytes) = site.answer(&pdf) else { panic!("it is gone") };
    assert!(*bytes == *built.tree.get(&pdf).unwrap().bytes, "it is of the older text");
}

#[test]
fn a_page_whose_sheet_somebody_opens_before_it_is_set_is_told_of_it() {
    let site = Previewed::of(write_starter);
    let at_once = site.text(GUIDE).unwrap();
    let pdf = sheet_of(&at_once);
    assert!(matches!(site.answer(&pdf), Answer::Found(bytes) if bytes.starts_with(b"%PDF")));
    assert!(sheets_set(&site) > 0, "nobody told the page");
    assert_ne!(site.text(GUIDE).unwrap(), at_once);
}
