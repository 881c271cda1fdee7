//! Functions and filters of templates, and where templates come from.

use crate::sites::{Site, page, site};

fn home(template: &str) -> String {
    of(&small(), template)
}

fn of(site: &Site, template: &str) -> String {
    site.write("templates/index.html", template);
    site.render().text("index.html")
}

fn small() -> Site {
    site(
        "[extra]\nmau = \"đỏ\"\n[extra.sau]\nso = 7",
        &[
            ("content/_index.md", "+++\ntitle = \"N\"\n+++\n"),
            ("content/tin/_index.md", "+++\ntitle = \"Tin\"\n+++\n"),
            ("content/tin/a.md", "+++\ntitle = \"A\"\n[extra]\nmau = \"xanh\"\n+++\nThân.\n"),
            ("static/a.css", "a{}"),
            ("data/bang.csv", "ten,so\nMột,1\n\"Hai, ba\",2\n"),
            ("data/b.toml", "so = 1\nngay = 2026-01-02\n[con]\nten = \"x\"\n"),
            ("data/b.json", "{\"a\": [1, 2]}"),
            ("data/b.yaml", "a: [1, 2]\nb: chữ\n"),
            ("data/b.txt", "chữ"),
        ],
    )
}

#[test]
fn addresses_are_made() {
    let all = home(
        "{{ get_url(path='@/tin/a.md') }} {{ get_url(path='@/tin/_index.md#x') }} {{ get_url(path='/a.css') }} \
         {{ get_url(path='tin', trailing_slash=true) }} {{ get_url(path='https://b.vn/') }} {{ get_url(path='') }}",
    );
    assert_eq!(
        all,
        "https://cchc.vn/tin/a/ https://cchc.vn/tin/#x https://cchc.vn/a.css https://cchc.vn/tin/ https://b.vn/ https://cchc.vn/"
    );
    let small = small();
    for bad in ["@/khong.md", "@/tin/a"] {
        small.write("templates/index.html", &format!("{{{{ get_url(path='{bad}') }}}}"));
        assert!(!small.faults().is_empty(), "{bad}");
    }
}

#[test]
fn pages_and_sections_are_handed_out() {
    let all = home(
        "{% set p = get_page(path='tin/a.md') %}{{ p.title }} {{ p.extra.mau }} {{ p.content | safe | trim }} {{ p.ancestors | join(sep=',') }} \
         {% set s = get_section(path='tin/_index.md') %}{{ s.title }} {{ s.pages | length }} \
         {% set m = get_section(path='tin/_index.md', metadata_only=true) %}{{ m.pages | length }} \
         {{ get_page(path='khong.md', allow_missing=true) is none }}",
    );
    assert_eq!(all, "A xanh <p>Thân.</p> _index.md,tin/_index.md Tin 1 0 true");
}

#[test]
fn data_of_every_form_is_read() {
    let all = home(
        "{% set c = load_data(path='data/bang.csv') %}{{ c.headers | join(sep='/') }} {{ c.records[1][0] }}; \
         {% set t = load_data(path='data/b.toml') %}{{ t.so }} {{ t.con.ten }} {{ t.ngay }}; \
         {% set j = load_data(path='data/b.json') %}{{ j.a[1] }} {% set y = load_data(path='data/b.yaml') %}{{ y.b }} {{ load_data(path='data/b.txt') }} \
         {% set l = load_data(literal='{\"x\": 5}', format='json') %}{{ l.x }} {{ load_data(path='khong.csv', required=false) is none }}",
    );
    assert_eq!(all, "ten/so Hai, ba; 1 x 2026-01-02; 2 chữ chữ 5 true");
    let small = small();
    for bad in
        ["url='https://b.vn/a.json'", "path='khong.csv'", "path='../b.csv'", "path='data/b.txt', format='bibtex'"]
    {
        small.write("templates/index.html", &format!("{{{{ load_data({bad}) }}}}"));
        assert!(!small.faults().is_empty(), "{bad}");
    }
}

#[test]
fn digests_are_those_of_the_file() {
    let all = home(
        "{{ get_hash(path='a.css', sha_type=256, base64=false) }} {{ get_hash(literal='', sha_type=256) }} {{ get_hash(literal='abc') }}",
    );
    assert_eq!(
        all.split(' ').collect::<Vec<_>>(),
        [
            "5f546eb4606b5c2b7d2a449a5cc2bbb477ed5a246c7051ce871b12f2dbfc8419",
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            "ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn",
        ]
    );
}

#[test]
fn days_are_written_the_vietnamese_way() {
    let all = home(
        "{{ '2026-02-09' | date(format='%d/%m/%Y') }}|{{ '2026-02-09' | date(format='long') }}|{{ '2026-11-09' | date(format='long') }}|\
         {{ '2026-03-09' | date(format='long', lang='en') }}|{{ '2026-02-09' | date }}|{{ '2026-02-09T14:05:00+07:00' | date(format='%H:%M %A') }}|\
         {{ '2026-02-09' | date(format='%A', locale='en_US') }}|{{ now() }}",
    );
    assert_eq!(
        all,
        "09/02/2026|ngày 09 tháng 02 năm 2026|ngày 09 tháng 11 năm 2026|9 March 2026|2026-02-09|14:05 Thứ Hai|Monday|2026-06-15"
    );
}

#[test]
fn zolas_filters_are_there() {
    let all = home(
        "{{ '**a**' | markdown(inline=true) }}|{{ 'Đất đai' | slugify }}|{{ 'a' | base64_encode | base64_decode }}|\
         {{ 'a1b2' | regex_replace(pattern='[0-9]', rep='') }}|{{ 1234567.5 | num_format }}|{{ 1234567.5 | num_format(locale='en') }}|\
         {{ '<b>x</b>' | striptags }}|{{ '<p> <b>x</b> </p>' | spaceless | safe }}|{{ 'a b/c' | urlencode }}|{{ [1, 'x'] | json_encode | safe }}|\
         {{ 2048 | filesizeformat }}|{{ 'Đường' | upper }}|{{ '118/2025/NĐ-CP' | van_ban }}",
    );
    assert_eq!(
        all,
        "<strong>a</strong>|dat-dai|a|ab|1.234.567,5|1,234,567.5|x|<p><b>x</b></p>|a%20b/c|[1,\"x\"]|2 KiB|ĐƯỜNG|\
         <span class=\"so-hieu\">118/2025/NĐ-CP</span>"
    );
}

#[test]
fn what_authors_write_is_escaped() {
    let small = small();
    small.write("content/tin/a.md", &page("<script>x</script> & y", ""));
    small.write("templates/page.html", "<h1>{{ page.title }}</h1>");
    assert_eq!(small.render().text("tin/a/index.html"), "<h1>&lt;script&gt;x&lt;/script&gt; &amp; y</h1>");
}

#[test]
fn every_template_sees_the_configuration_and_its_place() {
    let show = "{{ config.title }} {{ config.base_url }} {{ config.extra.mau }} {{ config.extra.sau.so }} {{ config.default_language }} \
                {{ lang }} {{ current_path }} {{ current_url }} {{ build_date }} {{ config.mode }}";
    let small = small();
    small.write("templates/section.html", show);
    assert_eq!(
        small.render().text("tin/index.html"),
        "Trang thử https://cchc.vn đỏ 7 vi vi /tin/ https://cchc.vn/tin/ 2026-06-15 build"
    );
}

fn themed(config: &str) -> Site {
    let themed = site(
        &format!("theme = \"rieng\"\n{config}"),
        &[
            ("themes/rieng/theme.toml", "name = \"rieng\"\n[extra]\nmau = \"tím\"\nco = \"to\"\n"),
            (
                "themes/rieng/templates/page.html",
                "chủ đề {{ config.extra.mau }} {{ config.extra.co }} {% include 'chan.html' %}",
            ),
            ("themes/rieng/templates/index.html", "{% block a %}chủ đề{% endblock a %}"),
            ("themes/rieng/templates/chan.html", "chân chủ đề"),
            ("themes/rieng/static/a.css", "chủ đề"),
            ("themes/rieng/static/b.css", "chủ đề"),
            ("static/b.css", "trang"),
            ("content/a.md", &page("A", "")),
        ],
    );
    for path in ["page.html", "section.html", "index.html"] {
        themed.remove(&format!("templates/{path}"));
    }
    themed
}

#[test]
fn the_sites_own_files_stand_before_the_themes() {
    let themed = themed("[extra]\nmau = \"lam\"");
    let pages = themed.render();
    assert_eq!(pages.text("a/index.html"), "chủ đề lam to chân chủ đề");
    assert_eq!((pages.text("a.css").as_str(), pages.text("b.css").as_str()), ("chủ đề", "trang"));
    themed.write("templates/chan.html", "chân trang");
    themed.write(
        "templates/index.html",
        "{% extends 'rieng/templates/index.html' %}{% block a %}trang+{{ super() }}{% endblock a %}",
    );
    let pages = themed.render();
    assert_eq!(pages.text("a/index.html"), "chủ đề lam to chân trang");
    assert_eq!(pages.text("index.html"), "trang+chủ đề");
}

#[test]
fn the_program_carries_a_theme_and_only_stands_in_with_it() {
    let site = themed("");
    site.write("content/_index.md", "+++\ntitle = \"Nhà\"\n+++\n");
    let config = format!("{}theme = \"hub\"\n", crate::sites::CONFIG);
    site.write("config.toml", &config);
    let html = site.render().text("a/index.html");
    assert!(html.contains("<h1") && html.contains("<html lang=\"vi\""), "{html}");
    let own = "{% extends 'hub/templates/page.html' %}{% block onward %}<p>của tôi</p>{% endblock onward %}";
    site.write("templates/page.html", own);
    let mine = site.render().text("a/index.html");
    assert!(mine.contains("<p>của tôi</p>") && mine.contains("<h1"), "{mine}");
    site.write("config.toml", &config.replace("hub", "khong-co"));
    assert!(!site.faults().is_empty(), "a theme that is nowhere");
}

#[test]
fn a_template_that_is_missing_or_wrong_is_told() {
    let small = small();
    small.write("content/tin/a.md", "+++\ntitle = \"A\"\ntemplate = \"pag.html\"\n+++\n");
    assert_eq!(small.faults(), ["template-missing"]);
}

#[test]
fn a_page_knows_what_leads_to_it() {
    let site = site(
        "",
        &[
            ("templates/page.html", "{% for b in page.backlinks %}[{{ b.title }} {{ b.permalink }}]{% endfor %}"),
            ("templates/section.html", "{% for b in section.backlinks %}[{{ b.title }}]{% endfor %}"),
            ("content/s/_index.md", &page("Mục", "[a](@/a.md)")),
            ("content/a.md", &page("A", "[a](@/a.md)")),
            ("content/b.md", &page("Đê", "[a](@/a.md) [lại](a.md) [s](@/s/_index.md)")),
            ("content/c.md", &page("Dê", "[a](/a/)")),
            ("content/d.md", &page("Ba", "[a](@/a.md)")),
        ],
    );
    let pages = site.render();
    assert_eq!(pages.text("a/index.html"), "[Ba https://cchc.vn/d/][Đê https://cchc.vn/b/][Mục https://cchc.vn/s/]");
    assert_eq!(pages.text("s/index.html"), "[Đê]");
    assert_eq!(pages.text("b/index.html"), "");
}
