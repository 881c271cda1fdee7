//! Links of finished pages: relative everywhere, absolute where a format wants it, whole anywhere.

use crate::sites::{Pages, Site, site};

const HEAD: &str = "<html lang=\"vi\"><head><link rel=\"canonical\" href=\"{{ current_url }}\">\
<link rel=\"alternate\" hreflang=\"en\" href=\"{{ get_url(path='en/') }}\">\
<meta property=\"og:url\" content=\"{{ current_url }}\">\
<link rel=\"stylesheet\" href=\"{{ get_asset(path='a.css') }}\">\
<link rel=\"icon\" href=\"{{ get_url(path='a.css', cachebust=true) }}\"></head><body>\
<a href=\"{{ get_url(path='@/_index.md') }}\">n</a><a href=\"/tin/?x=1#y\">t</a>\
<img src=\"/anh.png\" srcset=\"/anh.png 1x, {{ config.base_url }}/anh.png 2x\" alt=\"\">\
<script>let x = \"/tin/\";</script><!-- /tin/ --></body></html>";

/// [`HEAD`] for the page that has no address of its own.
fn not_found() -> String {
    HEAD.replace("current_url", "config.base_url")
}

fn deep(base_url: &str) -> Site {
    let mut site = site(
        "",
        &[
            ("templates/page.html", HEAD),
            ("templates/index.html", HEAD),
            ("templates/section.html", "<p id=\"y\">"),
            ("content/_index.md", "+++\ntitle = \"N\"\n+++\n"),
            ("content/en.md", "+++\ntitle = \"E\"\n+++\n"),
            ("content/tin/_index.md", "+++\ntitle = \"T\"\n+++\n"),
            ("content/tin/nam/quy/bai.md", "+++\ntitle = \"B\"\n+++\n"),
            ("static/a.css", "a{}"),
        ],
    );
    site.write_bytes("static/anh.png", &crate::samples::png(2, 2));
    site.write("templates/404.html", &not_found());
    site.options.base_url = Some(base_url.to_owned());
    site
}

/// The addresses of links and pictures of a page, those of its head first.
fn links(pages: &Pages, path: &str) -> Vec<String> {
    let html = pages.text(path);
    let after = |name: &str| -> Vec<String> {
        html.split(&format!(" {name}=\"")).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
    };
    [after("href"), after("src"), after("srcset")].concat()
}

#[test]
fn links_are_relative_at_every_depth() {
    let pages = deep("https://cchc.vn").render();
    for (path, up, home) in [
        ("index.html", "", "./"),
        ("en/index.html", "../", "../"),
        ("tin/nam/quy/bai/index.html", "../../../../", "../../../../"),
    ] {
        let links = links(&pages, path);
        assert_eq!(links[4], home, "{path}");
        let tin = if path.starts_with("tin/") { "../../../?x=1#y".to_owned() } else { format!("{up}tin/?x=1#y") };
        assert_eq!(links[5], tin, "{path}");
        assert_eq!(links[6], format!("{up}anh.png"));
        assert_eq!(links[7], format!("{up}anh.png 1x, {up}anh.png 2x"));
    }
}

#[test]
fn what_other_sites_read_is_absolute() {
    let pages = deep("https://cchc.vn").render();
    let html = pages.text("en/index.html");
    assert!(html.contains("<link rel=\"canonical\" href=\"https://cchc.vn/en/\">"), "{html}");
    assert!(html.contains("hreflang=\"en\" href=\"https://cchc.vn/en/\">"), "{html}");
    assert!(html.contains("property=\"og:url\" content=\"https://cchc.vn/en/\">"), "{html}");
    assert!(html.contains("<script>let x = \"/tin/\";</script><!-- /tin/ -->"), "{html}");
}

#[test]
fn the_same_pages_work_in_any_folder_of_any_domain() {
    let at_root = deep("https://cchc.vn").render();
    let within = deep("http://localhost:8080/cao/bang/").render();
    for path in ["index.html", "en/index.html", "tin/nam/quy/bai/index.html"] {
        let (one, other) = (links(&at_root, path), links(&within, path));
        assert_eq!(one[2..], other[2..], "{path}");
        assert_eq!(other[0], format!("http://localhost:8080/cao/bang/{}", path.trim_end_matches("index.html")));
    }
}

#[test]
fn the_page_for_what_is_not_found_links_from_the_root() {
    for (base, root) in [("https://cchc.vn", "/"), ("https://gov.vn/cao/bang", "/cao/bang/")] {
        let site = deep(base);
        let links = links(&site.render(), "404.html");
        assert_eq!((links[4].as_str(), links[5].as_str()), (root, format!("{root}tin/?x=1#y").as_str()));
        assert_eq!(links[6], format!("{root}anh.png"));
        assert!(links[2].starts_with(root) && links[2].ends_with(".css"), "{links:?}");
    }
}

#[test]
fn a_portable_site_names_its_files() {
    let mut site = deep("https://cchc.vn");
    site.options.portable = true;
    let pages = site.render();
    assert_eq!(
        links(&pages, "tin/nam/quy/bai/index.html")[4..6],
        ["../../../../index.html", "../../../index.html?x=1#y"]
    );
    assert_eq!(links(&pages, "index.html")[4..6], ["index.html", "tin/index.html?x=1#y"]);
    assert_eq!(links(&pages, "404.html")[4..6], ["index.html", "tin/index.html?x=1#y"]);
    assert_eq!(links(&pages, "en/index.html")[0], "https://cchc.vn/en/");
}

#[test]
fn a_static_file_has_a_name_of_its_content_when_asked_for() {
    let site = deep("https://cchc.vn");
    let before = site.render();
    let asset = |pages: &Pages| {
        pages.paths().into_iter().find(|path| path.starts_with("a.") && *path != "a.css").unwrap().to_owned()
    };
    let name = asset(&before);
    assert_eq!(before.text(&name), "a{}");
    assert_eq!(before.text("a.css"), "a{}");
    assert_eq!(links(&before, "en/index.html")[2], format!("../{name}"));
    let busted = links(&before, "en/index.html")[3].clone();
    assert!(busted.starts_with("../a.css?h="), "{busted}");
    site.write("static/a.css", "b{}");
    let after = site.render();
    assert_ne!(asset(&after), name);
    assert_ne!(links(&after, "en/index.html")[3], busted);
}

#[test]
fn a_link_to_no_file_stops_the_build_or_warns() {
    let site = deep("https://cchc.vn");
    for dead in ["/khong-co/", "../khong-co/", "https://cchc.vn/khong-co.pdf", "khong-co.html"] {
        site.write("templates/page.html", &format!("<a href=\"{dead}\">x</a>"));
        let faults = site.faults();
        assert!(!faults.is_empty() && faults.iter().all(|code| *code == "link-dead"), "{dead}: {faults:?}");
    }
    let config = format!("{}[link_checker]\ninternal_level = \"warn\"\n", crate::sites::CONFIG);
    site.write("config.toml", &config);
    assert!(site.render().codes().contains(&"link-dead"));
}

#[test]
fn links_written_by_hand_reach_the_files_of_a_portable_site() {
    let links = "<a href=\"../b/\">1</a><a href=\"./\">2</a><a href=\"../../s/b/#x\">3</a><a href=\"/s/b\">4</a><a href=\"../b\">5</a>";
    let mut site = site(
        "",
        &[
            ("templates/page.html", &format!("<p id=\"x\">{links}</p>")),
            ("content/s/_index.md", "+++\ntitle = \"S\"\n+++\n"),
            ("content/s/a.md", "+++\ntitle = \"A\"\n+++\n"),
            ("content/s/b.md", "+++\ntitle = \"B\"\n+++\n"),
        ],
    );
    let hrefs = |site: &Site| links_of(&site.render().text("s/a/index.html"));
    assert_eq!(hrefs(&site), ["../b/", "./", "../../s/b/#x", "../b/", "../b/"]);
    site.options.portable = true;
    assert_eq!(
        hrefs(&site),
        ["../b/index.html", "./index.html", "../../s/b/index.html#x", "../b/index.html", "../b/index.html"]
    );
}

fn links_of(html: &str) -> Vec<String> {
    html.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

#[test]
fn a_query_and_an_anchor_are_no_part_of_a_path() {
    let template = "{{ get_url(path='/#x') | safe }} {{ get_url(path='a b?q=1&c=2#d') | safe }} \
        {{ get_url(path='tin?x', trailing_slash=true) | safe }} {{ get_url(path='a.css?v=1#y', cachebust=true) | safe }}";
    let files = [("templates/page.html", template), ("content/a.md", "+++\n+++\n"), ("static/a.css", "a{}")];
    let html = site("", &files).render().text("a/index.html");
    let written: Vec<&str> = html.split(' ').collect();
    assert_eq!(written[..3], ["https://cchc.vn/#x", "https://cchc.vn/a%20b?q=1&c=2#d", "https://cchc.vn/tin/?x"]);
    assert!(written[3].starts_with("https://cchc.vn/a.css?v=1&h=") && written[3].ends_with("#y"), "{html}");
}

#[test]
fn a_place_that_a_page_lacks_is_told_however_the_link_is_written() {
    let content = |link: &str| format!("+++\ntitle = \"A\"\n+++\n## Có\n\n[x]({link})\n");
    let site = site("", &[("content/s/_index.md", "+++\n+++\n"), ("content/s/b.md", &content("#co"))]);
    site.write("templates/404.html", "404");
    for sound in ["../b/#co", "/s/b/#co", "../b/#", "../b/#top", "@/s/b.md#co", "/s/b#co", "../b/#:~:text=C", "./#co"] {
        site.write("content/s/a.md", &content(sound));
        assert_eq!(site.render().codes(), Vec::<&str>::new(), "{sound}");
    }
    for dead in
        ["../b/#khong", "/s/b/#khong", "https://cchc.vn/s/b/#khong", "../../s/b#khong", "./#khong", "@/s/b.md#khong"]
    {
        site.write("content/s/a.md", &content(dead));
        let faults = cchc::pipeline::render(&site.options, &cchc::pipeline::Silent).unwrap_err();
        let found: Vec<_> = faults.iter().filter(|fault| fault.code == "anchor-missing").collect();
        assert_eq!((found.len(), found[0].span.as_ref().unwrap().line), (1, 6), "{dead}");
    }
    site.write("content/s/a.md", &content("@/s/b.md#khong"));
    site.write("config.toml", &format!("{}[link_checker]\ninternal_level = \"warn\"\n", crate::sites::CONFIG));
    assert_eq!(site.render().codes(), ["anchor-missing"], "a link is told of once");
    site.write("content/s/a.md", &content("#co"));
    site.write("templates/index.html", "<a href=\"{{ get_url(path='@/s/b.md#nope') }}\">x</a>");
    assert!(site.render().codes().contains(&"anchor-missing"), "a template's link");
}

#[test]
fn a_section_leads_to_a_place_of_the_site_that_is_there() {
    let section = |to: &str| format!("+++\ntitle = \"S\"\nredirect_to = \"{to}\"\n+++\n");
    let site = site("", &[("content/a.md", "+++\ntitle = \"A\"\n+++\n## Có\n")]);
    for (to, written) in [
        ("@/a.md#co", "../a/#co"),
        ("@/a.md?x=1", "../a/?x=1"),
        ("a/#co", "../a/#co"),
        ("/a/", "../a/"),
        ("https://b.vn/#x", "https://b.vn/#x"),
    ] {
        site.write("content/s/_index.md", &section(to));
        let html = site.render().text("s/index.html");
        assert!(html.contains(&format!("<a href=\"{written}\">")), "{to}: {html}");
    }
    for (to, code) in [("@/a.md#zz", "anchor-missing"), ("nowhere/", "link-dead"), ("@/b.md#co", "link-broken")] {
        site.write("content/s/_index.md", &section(to));
        let faults = cchc::pipeline::render(&site.options, &cchc::pipeline::Silent).unwrap_err();
        let span = faults[0].span.as_ref().unwrap();
        assert_eq!((faults.len(), faults[0].code, span.line, span.column), (1, code, 3, 16), "{to}");
    }
}
