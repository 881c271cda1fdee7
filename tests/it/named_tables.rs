//! Tables that the configuration names: the glossary, whose terms a page explains at their first use,
//! and the communes that were merged.

use cchc::check::Finding;

use crate::site::SmallSite;
use crate::sites::{page, site};

const GLOSSARY: &str = "tu,nghia,ngon_ngu\nCCHC,\"cải cách \"\"hành chính\"\" & <hơn>\",\nUBND,Ủy ban nhân dân,\nUBND,People's Committee,en\nPDF,,\n";

fn shown(markdown: &str) -> String {
    let files = [("data/tu.csv", GLOSSARY), ("content/trang.md", &page("Trang", markdown))];
    let site = site("glossary = \"data/tu.csv\"\n", &files);
    let html = site.render().text("trang/index.html");
    html.trim_start_matches("<html lang=\"vi\">").trim_end_matches("</html>").trim().to_owned()
}

#[test]
fn a_term_is_explained_at_its_first_use_alone() {
    assert_eq!(
        shown("UBND và UBND\n\nUBND **CCHC** CCHC"),
        "<p><abbr title=\"Ủy ban nhân dân\">UBND</abbr> và UBND</p>\n<p>UBND <strong><abbr title=\"cải cách \
         &quot;hành chính&quot; &amp; &lt;hơn&gt;\">CCHC</abbr></strong> CCHC</p>"
    );
}

#[test]
fn headings_links_code_pictures_and_numbers_of_documents_explain_nothing() {
    let html = shown("## UBND\n\n[UBND](https://a.vn) `UBND` 4110/KH-UBND PDF\n\n```\nUBND\n```\n\nUBND & x");
    assert_eq!(html.matches("<abbr").count(), 1, "{html}");
    assert!(html.contains("<abbr title=\"Ủy ban nhân dân\">UBND</abbr> &amp; x"), "{html}");
    assert!(html.contains("4110/KH-UBND</span>"), "{html}");
}

#[test]
fn each_language_has_its_own_meanings() {
    let config = "glossary = \"data/tu.csv\"\n[languages.en]\n";
    let files = [
        ("data/tu.csv", GLOSSARY),
        ("content/trang.md", &*page("Trang", "UBND")),
        ("content/trang.en.md", &*page("Page", "UBND, CCHC")),
    ];
    let html = site(config, &files).render().text("en/trang/index.html");
    assert!(html.contains("<abbr title=\"People's Committee\">UBND</abbr>, CCHC"), "{html}");
}

#[test]
fn what_is_wrong_with_the_table_of_merged_communes_is_told_at_its_row() {
    let told = |table: &str| {
        let site = SmallSite::sound();
        site.write("config.toml", "base_url = \"https://a.vn\"\ntitle = \"A\"\n[check]\nold_units = \"data/cu.csv\"\n");
        site.write("data/cu.csv", table);
        let found = site.inspect(&["old-place"]).findings;
        let place = |finding: &Finding| (finding.diagnostic.code, finding.diagnostic.span.as_ref().unwrap().line);
        found.iter().map(place).collect::<Vec<_>>()
    };
    assert_eq!(told("old_code,old_unit,old_district,new_code,new_name\n1,Xã A,Huyện B,2,C\n"), []);
    assert_eq!(
        told("old_code,old_unit,old_distrit,new_code,new_name\n"),
        [("table-lacks-column", 1), ("table-extra-column", 1)]
    );
    let empty = told("old_code,old_unit,old_district,new_code,new_name\n1,Xã A,Huyện B,2,C\n1,,Huyện B,2,C\n");
    assert_eq!(empty, [("cell-empty", 3)]);
}
