//! `shared`: a piece that many pages have in common is made from what it is given, whoever asks for it.

use crate::sites::{Site, page, site, told};

fn with(base: &str, files: &[(&str, &str)]) -> Site {
    let site = site(
        "[languages.en]\ntitle = \"English\"\n[extra]\nten = \"Cổng\"",
        &[
            ("content/_index.md", "+++\ntitle = \"Nhà\"\n+++\n"),
            ("content/a.md", &page("A", "")),
            ("content/b.md", &page("B", "")),
        ],
    );
    site.write("templates/page.html", base);
    site.write_all(files);
    site
}

fn faults(site: &Site) -> String {
    told(&cchc::pipeline::render(&site.options, &cchc::pipeline::Silent).unwrap_err())
}

#[test]
fn a_piece_sees_what_it_is_given_and_what_all_pages_have() {
    let piece = "{{ lang }} {{ config.title }} {{ config.extra.ten }} {{ so + 1 }} {{ ten }} {{ loai | join(sep='+') }} {{ build_date }} \
                 {% set a = get_page(path='a.md', lang=lang) %}{{ a.title }} <{{ page is defined }} {{ current_path is defined }}>";
    let call =
        "{{ shared(template='p/chung.html', so=page.title | length, ten='<' ~ page.title, loai=['x', page.lang]) }}";
    let built = with(call, &[("templates/p/chung.html", piece)]).render();
    assert_eq!(built.text("a/index.html"), "vi Trang thử Cổng 2 &lt;A x+vi 2026-06-15 A <false false>");
    assert_eq!(built.text("b/index.html"), "vi Trang thử Cổng 2 &lt;B x+vi 2026-06-15 A <false false>");
    assert_eq!(built.text("en/b/index.html"), "en English Cổng 2 &lt;B x+en 2026-06-15 A <false false>");
}

#[test]
fn values_that_only_look_alike_make_pieces_of_their_own() {
    let values =
        "['1', 1, true, 'true', ['1'], [], none, '' | safe, '<', '<' | safe, 1.0, '1.0', ['a', 'b'], ['a,b'], 's1:a']";
    let call = format!(
        "{{% for v in {values} %}}{{{{ shared(template='k.html', v=v) }}}}≡{{% include 'k.html' %}}\n{{% endfor %}}"
    );
    let kind = "{{ v is string }}{{ v is iterable }}{{ v is number }}{{ v is none }}{% if v %}{{ v }}{% endif %}";
    let made = with(&call, &[("templates/k.html", kind)]).render().text("a/index.html");
    assert_eq!(made.lines().count(), 15);
    for line in made.lines() {
        let (shared, included) = line.split_once('≡').unwrap();
        assert_eq!(shared, included);
    }
    let call = "{{ shared(template='k.html', v='a', w='b') }};{{ shared(template='k.html', v='a\nws1:b', w='') }};{{ shared(template='k.html', v='a', w='b', lang='en') }}";
    let made = with(call, &[("templates/k.html", "{{ lang }}({{ v }})({{ w }})")]).render().text("a/index.html");
    assert_eq!(made, "vi(a)(b);vi(a\nws1:b)();en(a)(b)");
}

#[test]
fn a_piece_that_is_given_tables_shows_those() {
    let call = "{% for p in section.pages %}{{ shared(template='k.html', p=p) }}{{ shared(template='k.html', p=p) }}{% endfor %}\
        {% for n in [1, 2, 3] %}{{ shared(template='k.html', p={'title': n ~ section.title}) }}{% endfor %}\
        {{ shared(template='k.html', p=section) }}{{ shared(template='l.html', p=section.pages | reverse) }}";
    let files = [
        ("templates/index.html", call),
        ("templates/k.html", "[{{ lang }} {{ p.title }}]"),
        ("templates/l.html", "{% for p in p %}({{ p.title }}){% endfor %}"),
    ];
    let built = with("", &files).render();
    let shown = |lang: &str| {
        let pieces = ["A", "A", "B", "B", "1Nhà", "2Nhà", "3Nhà", "Nhà"];
        pieces.map(|title| format!("[{lang} {title}]")).concat() + "(B)(A)"
    };
    assert_eq!(built.text("index.html"), shown("vi"));
    assert_eq!(built.text("en/index.html"), shown("en"));
}

#[test]
fn a_piece_may_be_made_of_others() {
    let outer = "[{{ shared(template='b.html', so=1) }}{{ shared(template='b.html', so=2) }}]";
    let built =
        with("{{ shared(template='a.html') }}", &[("templates/a.html", outer), ("templates/b.html", "{{ so }}")]);
    assert_eq!(built.render().text("a/index.html"), "[12]");
}

#[test]
fn a_fault_in_a_piece_is_told_at_its_place_there() {
    let site = with("{{ shared(template='p/chung.html') }}", &[("templates/p/chung.html", "\n{{ page.title }}")]);
    let told = faults(&site);
    assert!(told.starts_with("templates/p/chung.html:2: template-fault: "), "{told}");
    assert!(told.contains("Variable `page` is not defined"), "{told}");
}

#[test]
fn what_a_piece_cannot_be_made_of_is_told() {
    for (call, piece, expected) in [
        ("{{ shared(template='khong.html') }}", "", "there is no template `khong.html`"),
        ("{{ shared(template='p.html') }}", "{{ shared(template='p.html') }}", "`p.html` leads back to itself"),
        ("{{ shared() }}", "", "template"),
    ] {
        let told = faults(&with(call, &[("templates/p.html", piece)]));
        assert!(told.contains(expected), "{call}: {told}");
    }
    let site =
        with("", &[("templates/c.html", "{% component goi() %}{{ shared(template='c.html') }}{% endcomponent %}")]);
    site.write("content/a.md", &page("A", "{{ <goi /> }}"));
    assert!(faults(&site).contains("other pages are not made yet"));
}

#[test]
fn a_site_may_replace_a_part_of_the_theme_with_one_that_looks_at_the_page() {
    let site = site("theme = \"hub\"", &[]);
    std::fs::remove_dir_all(site.options.root.join("templates")).unwrap();
    site.write("content/_index.md", "+++\ntitle = \"Nhà\"\n+++\n");
    site.write("content/a.md", &page("Bài A", "Chữ."));
    site.write(
        "templates/parts/footer.html",
        "<footer>{{ doc_title }} {{ page.slug if page is defined else home.title }}</footer>",
    );
    let built = site.render();
    assert!(built.text("a/index.html").contains("<footer>Bài A a</footer>"));
    assert!(built.text("index.html").contains("<footer>Nhà Nhà</footer>"));
}
