//! As in Zola: long lists in numbered pages, of sections and of taxonomies.

use crate::sites::{Pages, site};

const SHOW: &str = "{{ paginator.current_index }}/{{ paginator.number_pagers }} by {{ paginator.paginate_by }} \
of {{ paginator.total_pages }}; first {{ paginator.first }}; last {{ paginator.last }}; \
prev {{ paginator.previous or 'none' }}; next {{ paginator.next or 'none' }}; base {{ paginator.base_url }}; \
at {{ current_path }}; {{ current_url }}:{% for p in paginator.pages %} {{ p.slug }}{% endfor %}";

/// Seven pages by weight in a section whose front matter has more lines.
fn paged(front: &str) -> Pages {
    let site = site("", &[("templates/section.html", SHOW)]);
    site.write("content/tin/_index.md", &format!("+++\ntitle = \"Tin\"\nsort_by = \"weight\"\n{front}\n+++\n"));
    for number in 1..=7 {
        site.write(&format!("content/tin/p{number}.md"), &format!("+++\ntitle = \"P\"\nweight = {number}\n+++\n"));
    }
    site.render()
}

#[test]
fn each_page_of_a_pager_knows_the_others() {
    let pages = paged("paginate_by = 3");
    let base = "https://cchc.vn/tin/";
    assert_eq!(
        pages.text("tin/index.html"),
        format!(
            "1/3 by 3 of 7; first {base}; last {base}page/3/; prev none; next {base}page/2/; base {base}page/; \
             at /tin/; {base}: p1 p2 p3"
        )
    );
    assert_eq!(
        pages.text("tin/page/3/index.html"),
        format!(
            "3/3 by 3 of 7; first {base}; last {base}page/3/; prev {base}page/2/; next none; base {base}page/; \
             at /tin/page/3/; {base}page/3/: p7"
        )
    );
    assert!(!pages.has("tin/page/4/index.html"));
}

#[test]
fn the_first_page_has_one_address_and_its_number_leads_there() {
    let first = paged("paginate_by = 3").text("tin/page/1/index.html");
    assert!(first.contains("url=../../\"") && first.contains("canonical\" href=\"https://cchc.vn/tin/\""), "{first}");
}

#[test]
fn the_path_may_have_another_word_and_the_list_another_end() {
    let pages = paged("paginate_by = 4\npaginate_path = \"trang\"\npaginate_reversed = true");
    assert!(pages.text("tin/index.html").ends_with(": p7 p6 p5 p4"));
    assert!(pages.text("tin/trang/2/index.html").ends_with(": p3 p2 p1"));
    assert!(pages.has("tin/trang/1/index.html") && !pages.has("tin/page/2/index.html"));
}

#[test]
fn an_empty_list_has_one_page_and_no_pager_no_paginator() {
    let site = site(
        "",
        &[
            (
                "templates/section.html",
                "{% if paginator is defined %}{{ paginator.pages | length }}{% else %}–{% endif %}",
            ),
            ("content/a/_index.md", "+++\ntitle = \"A\"\npaginate_by = 5\n+++\n"),
            ("content/b/_index.md", "+++\ntitle = \"B\"\n+++\n"),
        ],
    );
    let pages = site.render();
    assert_eq!((pages.text("a/index.html"), pages.text("b/index.html")), ("0".into(), "–".into()));
    assert!(!pages.has("a/page/2/index.html") && !pages.has("b/page/1/index.html"));
}

#[test]
fn the_home_may_have_a_pager_too() {
    let site = site("", &[("templates/index.html", SHOW), ("content/_index.md", "+++\npaginate_by = 1\n+++\n")]);
    site.write("content/a.md", "+++\ntitle = \"A\"\n+++\n");
    site.write("content/b.md", "+++\ntitle = \"B\"\n+++\n");
    let pages = site.render();
    assert!(pages.text("page/2/index.html").contains("at /page/2/; https://cchc.vn/page/2/: b"));
    assert!(pages.has("page/1/index.html"));
}

#[test]
fn a_section_that_is_not_rendered_has_no_pager_and_no_redirect() {
    let pages = paged("paginate_by = 3\nrender = false");
    let of_section: Vec<_> =
        pages.paths().into_iter().filter(|path| !path.starts_with("tin/p") || path.contains("page")).collect();
    assert!(of_section.iter().all(|path| !path.starts_with("tin/")), "{of_section:?}");
}

#[test]
fn pages_of_a_pager_are_in_the_sitemap_unless_kept_out() {
    let map = paged("paginate_by = 3").text("sitemap.xml");
    assert!(map.contains("<loc>https://cchc.vn/tin/page/2/</loc>") && !map.contains("page/1/"));
    let site = site("exclude_paginated_pages_in_sitemap = \"all\"", &[("templates/section.html", SHOW)]);
    site.write("content/tin/_index.md", "+++\ntitle = \"T\"\npaginate_by = 1\n+++\n");
    site.write("content/tin/a.md", "+++\ntitle = \"A\"\n+++\n");
    site.write("content/tin/b.md", "+++\ntitle = \"B\"\n+++\n");
    assert!(!site.render().text("sitemap.xml").contains("/page/"));
}
