//! What keeps pages true: citations joined to the registry, notices, impact, approval and review.

use cchc::date::Date;
use cchc::pipeline::{impact, prepare};

use crate::sites::{Site, site};

const PAGE: (&str, &str) = (
    "templates/page.html",
    "{{ page.content | safe }}{% for d in page.documents %}[{{ d.number }} {{ d.state or \"?\" }} {{ d.until or \"-\" }} \
     {% for n in d.replaced_by %}>{{ n.number }}{% endfor %}{% if d.is_basis %} basis{% endif %}{% if d.is_history %} \
     history{% endif %}]{% endfor %}{% if page.document %}<{{ page.document.state }}{% for g in page.document.named_by %} \
     {{ g.key }}:{% for n in g.documents %}{{ n.number }}{% endfor %}{% endfor %}{% for p in page.document.cited_by %} \
     by {{ p.title }}{% endfor %}>{% endif %}",
);

fn document(number: &str, more: &str) -> String {
    format!(
        "+++\ntitle = \"Văn bản {number}\"\nso_ky_hieu = \"{number}\"\nloai = \"Nghị định\"\nco_quan = \"Chính phủ\"\n{more}\n+++\n"
    )
}

/// Three documents: the first was replaced by the second on 01/7/2026, the third amends the second.
fn library(page: &str) -> Site {
    let section = "+++\ntitle = \"Văn bản\"\nkind = \"van-ban\"\n+++\n";
    let second = document("224/2026/NĐ-CP", "ngay_hieu_luc = 2026-07-01\nthay_the = [\"Nghị định 42/2022/NĐ-CP\"]");
    let files = [
        PAGE,
        ("content/v/_index.md", section),
        ("content/v/a.md", &document("42/2022/NĐ-CP", "")),
        ("content/v/b.md", &second),
        ("content/v/c.md", &document("300/2026/NĐ-CP", "sua_doi = \"224/2026/NĐ-CP\"")),
        ("content/bai.md", page),
    ];
    site("", &files)
}

fn on(mut site: Site, day: &str) -> Site {
    site.options.as_of = Date::parse(day).unwrap();
    site
}

#[test]
fn a_number_in_prose_leads_to_its_document_but_not_in_headings_links_or_code() {
    let text = "+++\ntitle = \"Bài\"\n+++\nTheo 42/2022/NĐ-CP và 9/2020/NĐ-CP, `42/2022/NĐ-CP`, \
                [bản 42/2022/NĐ-CP](https://a.vn/).\n\n## Về 42/2022/NĐ-CP\n";
    let pages = on(library(text), "2026-06-15").render();
    let html = pages.text("bai/index.html");
    let link = "<a class=\"so-hieu\" href=\"../v/a/\" title=\"Văn bản 42/2022/NĐ-CP\">42/2022/NĐ-CP</a>";
    assert!(html.contains(&format!("Theo {link}")), "{html}");
    assert_eq!(html.matches("../v/a/").count(), 1, "{html}");
    assert!(html.contains("<span class=\"so-hieu\">9/2020/NĐ-CP</span>"), "{html}");
    // A document's own page does not lead to itself.
    let own = on(library("+++\ntitle = \"B\"\n+++\n"), "2026-06-15");
    own.write("content/v/a.md", &(document("42/2022/NĐ-CP", "") + "Nghị định 42/2022/NĐ-CP nói rằng\n"));
    assert!(!own.render().text("v/a/index.html").contains("href"));
}

#[test]
fn one_new_document_tells_every_page_that_rests_on_the_old_one() {
    let text = "+++\ntitle = \"Bài\"\nkind = \"hoi-dap\"\ntra_loi = \"Có.\"\ncan_cu = [\"Nghị định số 42/2022/NĐ-CP\"]\n\
                # Xem 8/2020/NĐ-CP\n+++\nTheo 224/2026/NĐ-CP.\n";
    let before = on(library(text), "2026-06-30").render().text("bai/index.html");
    assert!(before.contains("[42/2022/NĐ-CP con-hieu-luc -  basis][224/2026/NĐ-CP chua-hieu-luc - ]"), "{before}");
    let pages = on(library(text), "2026-07-01").render();
    let after = pages.text("bai/index.html");
    assert!(after.contains("[42/2022/NĐ-CP het-hieu-luc 2026-07-01 >224/2026/NĐ-CP basis]"), "{after}");
    let marked = "+++\ntitle = \"Bài\"\n+++\n<!-- bỏ 300/2026/NĐ-CP -->\n\n_42/2022/NĐ-CP_, ~~224/2026/ND-CP~~, a_7/2020/NĐ-CP.\n";
    let html = on(library(marked), "2026-07-01").render().text("bai/index.html");
    assert!(
        html.contains("[42/2022/NĐ-CP het-hieu-luc 2026-07-01 >224/2026/NĐ-CP][224/2026/NĐ-CP con-hieu-luc - ]"),
        "{html}"
    );
    assert!(!html.contains("[300/2026") && !html.contains("[7/2020"), "{html}");
    assert!(!after.contains("8/2020"), "a remark in front matter is for no reader: {after}");
    let old = pages.text("v/a/index.html");
    assert!(old.contains("<het-hieu-luc duoc_thay_the_boi:224/2026/NĐ-CP by Bài>"), "{old}");
    let new = pages.text("v/b/index.html");
    assert!(new.contains("<con-hieu-luc duoc_sua_doi_boi:300/2026/NĐ-CP by Bài>"), "{new}");
}

#[test]
fn what_a_page_names_as_history_and_its_corrections_are_no_citations_of_law() {
    let text = "+++\ntitle = \"Bài\"\nvan_ban_cu = [\"42/2022/NĐ-CP\"]\n[[dinh_chinh]]\nngay = 2026-07-02\n\
                noi_dung = \"Thay 7/2020/NĐ-CP.\"\n+++\nTrước đây theo 42/2022/NĐ-CP.\n";
    let html = on(library(text), "2026-07-01").render().text("bai/index.html");
    assert!(html.contains("[42/2022/NĐ-CP het-hieu-luc 2026-07-01 >224/2026/NĐ-CP history]"), "{html}");
    assert!(!html.contains("[7/2020/NĐ-CP"), "{html}");
}

#[test]
fn impact_lists_pages_and_publications_with_their_lines() {
    let text = "+++\ntitle = \"Bài\"\n[in_an]\ncan_cu = \"42/2022/NĐ-CP\"\n+++\nMột dòng.\nTheo 42/2022/NĐ‑CP.\n";
    let site = on(library(text), "2026-07-01");
    site.write(
        "content/to.md",
        "+++\ntitle = \"Tờ\"\nkind = \"an-pham\"\nbo_cuc = \"ap-phich\"\ntrang = \"@/bai.md\"\n+++\n",
    );
    site.write("content/khac.md", "+++\ntitle = \"Khác\"\n+++\n42/2022/NĐ-CP\n");
    let prepared = prepare(&site.options).unwrap();
    let found = impact(&prepared, "Nghị định số 42/2022/NĐ-CP").unwrap();
    let pages: Vec<_> =
        found.pages.iter().map(|page| (page.file.as_str(), page.is_basis, page.lines.as_slice())).collect();
    assert_eq!(pages, [("content/bai.md", true, &[4, 7][..]), ("content/khac.md", false, &[4][..])]);
    assert_eq!(found.publications.len(), 1);
    assert_eq!(found.publications[0].made_from, ["content/bai.md"]);
    assert_eq!(found.document.unwrap().replaced_by, ["224/2026/NĐ-CP"]);
    assert_eq!(found.related[0].relation, "duoc_thay_the_boi");
    let wrong = impact(&prepared, "42/2022/nđ-cpp").unwrap_err();
    assert_eq!((wrong.code, wrong.suggestion.is_some()), ("impact-no-number", true));
    assert_eq!(impact(&prepared, "42/2022/nđ-cp").unwrap().number, "42/2022/NĐ-CP");
    assert_eq!(impact(&prepared, "42/2022/ND-CP").unwrap().number, "42/2022/NĐ-CP", "a mark was left out");
    assert!(impact(&prepared, "99/2026/NĐ-CP").unwrap().pages.is_empty());
}

#[test]
fn what_was_taken_down_is_built_in_no_way() {
    let mut site = site(
        "",
        &[
            ("content/a.md", "+++\ntitle = \"A\"\nduyet = \"go\"\n+++\n"),
            ("content/m/_index.md", "+++\ntitle = \"M\"\nduyet = \"go\"\n+++\n"),
            ("content/m/b.md", "+++\ntitle = \"B\"\n+++\n"),
            ("content/c.md", "+++\ntitle = \"C\"\n+++\n[a](@/a.md) [b](@/m/b.md)\n"),
        ],
    );
    site.options.drafts = true;
    let pages = site.render();
    assert!(!pages.has("a/index.html") && !pages.has("m/index.html") && !pages.has("m/b/index.html"));
    assert_eq!(pages.codes(), ["link-to-taken-down", "link-to-draft"]);
}

#[test]
fn the_release_gate_wants_approval_and_review() {
    let kept = |more: &str| format!("+++\ntitle = \"B\"\n{more}\n+++\n");
    let approved = "duyet = \"da-duyet\"\nngay_duyet = 2026-06-10";
    let files = [
        ("content/_index.md", kept(approved)),
        ("content/a.md", kept(&format!("{approved}\nupdated = 2026-06-10\nreview_by = 2026-06-15"))),
        ("content/b.md", kept("duyet = \"cho-duyet\"")),
        ("content/c.md", kept("")),
        ("content/d.md", kept(&format!("{approved}\nupdated = 2026-06-11"))),
        ("content/e.md", kept(&format!("{approved}\nreview_by = 2026-06-14"))),
        ("content/f.md", kept("duyet = \"go\"")),
        ("content/g.md", kept("draft = true")),
        ("content/h.md", kept("duyet = \"da-duyet\"")),
        ("content/i.md", kept("duyet = \"da-duyet\"\nngay_duyet = 2030-01-01")),
        ("content/j.md", kept(&format!("{approved}\n[[dinh_chinh]]\nngay = 2026-06-11\nnoi_dung = \"x\""))),
    ];
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (*path, text.as_str())).collect();
    let mut site = site("", &files);
    assert!(site.faults().is_empty());
    site.options.release_gate = true;
    let Err(faults) = site.try_build() else { panic!("the gate let it through") };
    let told: Vec<_> =
        faults.iter().map(|f| (f.code, f.span.as_ref().map(|s| (s.file.as_str(), s.line)).unwrap())).collect();
    assert_eq!(
        told,
        [
            ("gate-unapproved", ("content/b.md", 3)),
            ("gate-unapproved", ("content/c.md", 0)),
            ("gate-changed", ("content/d.md", 4)),
            ("gate-overdue", ("content/e.md", 5)),
            ("gate-undated", ("content/h.md", 3)),
            ("gate-undated", ("content/i.md", 3)),
            ("gate-changed", ("content/j.md", 4)),
        ]
    );
    for name in ["b", "c", "d", "e", "h", "i", "j"] {
        site.write(&format!("content/{name}.md"), &kept(approved));
    }
    site.build();
    // What the site's own settings call an error keeps it back too.
    site.write("content/c.md", &(kept(approved) + "## A\n\n#### B\n"));
    site.build();
    site.write("config.toml", &format!("{}[check.severity]\n\"heading-order\" = \"error\"\n", crate::sites::CONFIG));
    let told: Vec<_> = site.try_build().err().unwrap().iter().map(|fault| fault.code).collect();
    assert_eq!(told, ["heading-order"]);
    // So does a document that ended, and is cited as law.
    let ended = kept(approved).replace("title", "kind = \"van-ban\"\nso_ky_hieu = \"1/2020/NĐ-CP\"\nloai = \"x\"\nco_quan = \"x\"\ntinh_trang = \"het-hieu-luc\"\ntitle");
    site.write("content/v.md", &ended);
    site.write("content/c.md", &(kept(approved) + "Theo 1/2020/NĐ-CP.\n"));
    let told: Vec<_> = site.try_build().err().unwrap().iter().map(|fault| fault.code).collect();
    assert_eq!(told, ["document-ended"]);
    site.write("content/c.md", &(kept(&format!("{approved}\nvan_ban_cu = \"1/2020/NĐ-CP\"")) + "Theo 1/2020/NĐ-CP.\n"));
    site.build();
}

#[test]
fn a_publication_waits_with_the_page_that_it_opens() {
    let publication =
        |more: &str| format!("+++\ntitle = \"Tờ\"\nkind = \"an-pham\"\nbo_cuc = \"ap-phich\"\n{more}\n+++\n");
    for state in ["draft = true", "duyet = \"go\"", "expires = 2026-06-01", "date = 2030-01-01"] {
        let page = format!("+++\ntitle = \"Bài\"\n{state}\n+++\n");
        let site = site(
            "",
            &[
                ("content/bai.md", &page),
                ("content/khac.md", "+++\ntitle = \"Khác\"\n+++\n"),
                ("content/to.md", &publication("trang = \"@/bai.md\"")),
                ("content/tin.md", &publication("bai = [\"@/khac.md\", \"@/bai.md\"]")),
            ],
        );
        let pages = site.render();
        assert!(!pages.has("to/index.html") && pages.has("tin/index.html"), "{state}");
        assert_eq!(pages.codes(), ["publication-without-page", "publication-withheld"], "{state}");
    }
}
