//! As in Zola: feeds, the sitemap, `robots.txt`.

use crate::sites::{Pages, site};
use crate::xml::assert_well_formed;

const CONFIG: &str = "generate_feeds = true\nfeed_filenames = [\"atom.xml\", \"rss.xml\", \"feed.json\"]\ndescription = \"<Mô tả> & \\\"ngoặc\\\"\"";

fn fed(config: &str) -> Pages {
    let site = site(
        config,
        &[
            ("content/tin/_index.md", "+++\ntitle = \"Tin & bài\"\ngenerate_feeds = true\nsort_by = \"date\"\n+++\n"),
            (
                "content/tin/mot.md",
                "+++\ntitle = \"Một <b> & hai\"\ndate = 2026-01-02\nupdated = 2026-02-03\nauthors = [\"Nguyễn A\"]\n\
                 description = \"Ngắn\"\n+++\nXem [hai](@/tin/hai.md), [đây](#muc) & <https://gov.vn/?a=1&b=2>.\n\n## Mục\n",
            ),
            ("content/tin/hai.md", "+++\ntitle = \"Hai\"\ndate = 2026-03-02T08:30:00+07:00\n+++\nThân.\n"),
            ("content/tin/khong-ngay.md", "+++\ntitle = \"Không ngày\"\n+++\n"),
            ("content/tin/rieng.md", "+++\ntitle = \"Riêng\"\ndate = 2026-03-03\ninclude_in_feeds = false\n+++\n"),
            ("content/sua/_index.md", "+++\ntitle = \"Sửa\"\ngenerate_feeds = true\n[extra]\n+++\n"),
            (
                "content/sua/bai.md",
                "+++\ntitle = \"Bài\"\nupdated = 2026-05-06\n+++\n![Ảnh](a.svg) [lên](#x) [ngoài](../../ngoai/)\n\n## X\n",
            ),
            ("content/sua/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>"),
            ("content/ngoai.md", "+++\ntitle = \"Ngoài\"\ndate = 2025-12-31\n+++\n"),
        ],
    );
    site.render()
}

fn ids(feed: &str) -> Vec<&str> {
    let entries = feed.split("<entry").skip(1);
    entries.map(|entry| entry.split("<id>").nth(1).unwrap().split("</id>").next().unwrap()).collect()
}

#[test]
fn every_feed_is_well_formed() {
    let pages = fed(CONFIG);
    for path in ["atom.xml", "rss.xml", "tin/atom.xml", "tin/rss.xml", "sitemap.xml"] {
        assert_well_formed(&pages.text(path));
    }
}

#[test]
fn the_feed_of_the_site_has_its_dated_pages_newest_first() {
    let atom = fed(CONFIG).text("atom.xml");
    assert_eq!(ids(&atom), ["https://cchc.vn/tin/hai/", "https://cchc.vn/tin/mot/", "https://cchc.vn/ngoai/"]);
    for part in [
        "xml:lang=\"vi\"",
        "<title>Trang thử</title>",
        "<link rel=\"self\" type=\"application/atom+xml\" href=\"https://cchc.vn/atom.xml\"/>",
        "<updated>2026-03-02T08:30:00+07:00</updated>",
        "<published>2026-01-02T00:00:00+07:00</published>",
        "<updated>2026-02-03T00:00:00+07:00</updated>",
        "<name>Nguyễn A</name>",
    ] {
        assert!(atom.contains(part), "{part} is not in {atom}");
    }
}

#[test]
fn the_feed_of_a_section_has_its_pages_only() {
    let atom = fed(CONFIG).text("tin/atom.xml");
    assert_eq!(ids(&atom).len(), 2);
    assert!(atom.contains("href=\"https://cchc.vn/tin/atom.xml\"") && atom.contains("Trang thử – Tin &amp; bài"));
    let without = fed("");
    assert!(without.has("tin/atom.xml") && !without.has("atom.xml") && !without.has("tin/rss.xml"));
}

#[test]
fn the_content_of_an_entry_is_the_html_of_its_page_escaped_once() {
    let pages = fed(CONFIG);
    for (path, element) in [("atom.xml", "content"), ("rss.xml", "description")] {
        let feed = pages.text(path);
        let escaped = feed.split(&format!("</{element}>")).find(|part| part.contains("tin/hai/\">")).unwrap();
        let html = escaped.rsplit("tin/hai/\">").next().unwrap().replace("&lt;", "<").replace("&gt;", ">");
        let html = html.replace("&quot;", "\"").replace("&#x2F;", "/").replace("&#x27;", "'").replace("&amp;", "&");
        assert_eq!(html.trim(), "<p>Thân.</p>", "{path}");
    }
}

#[test]
fn addresses_in_feeds_are_absolute() {
    let pages = fed(CONFIG);
    for (path, least) in [("atom.xml", 6), ("tin/rss.xml", 0)] {
        let feed = pages.text(path);
        let html = feed.replace("&quot;", "\"").replace("&amp;quot;", "\"");
        let links: Vec<&str> = html.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        assert!(links.len() > least, "{links:?}");
        assert!(links.iter().all(|link| link.starts_with("https://") || link.starts_with('#')), "{links:?}");
        assert!(feed.contains("xml:base=\"https://cchc.vn/tin/mot/\">"), "an anchor is one of its page: {feed}");
    }
}

/// What JSON Feed 1.1 asks of a feed; whatever it does not know is an error here.
fn json_feed(text: &str) -> serde_json::Value {
    let feed: serde_json::Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
    let known = ["version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"];
    assert!(feed.as_object().unwrap().keys().all(|key| known.contains(&key.as_str())), "{feed}");
    assert!(feed["title"].as_str().is_some_and(|title| !title.is_empty()));
    let known = [
        "id",
        "url",
        "title",
        "content_html",
        "summary",
        "image",
        "date_published",
        "date_modified",
        "authors",
        "tags",
        "language",
    ];
    for item in feed["items"].as_array().unwrap() {
        assert!(item.as_object().unwrap().keys().all(|key| known.contains(&key.as_str())), "{item}");
        assert!(item["id"].is_string() && item["content_html"].is_string(), "{item}");
        for key in ["date_published", "date_modified"] {
            let day = item[key].as_str();
            assert!(day.is_none_or(|day| day.len() == 25 && day.ends_with("+07:00")), "{day:?} is not of RFC 3339");
        }
        assert!(item["authors"].as_array().is_none_or(|authors| authors.iter().all(|one| one["name"].is_string())));
    }
    feed
}

#[test]
fn a_json_feed_is_of_the_specification_and_says_what_the_atom_feed_says() {
    let pages = fed(CONFIG);
    for place in ["", "tin/"] {
        let feed = json_feed(&pages.text(&format!("{place}feed.json")));
        assert_eq!(feed["feed_url"], format!("https://cchc.vn/{place}feed.json"));
        let atom = pages.text(&format!("{place}atom.xml"));
        let own: Vec<&str> =
            feed["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap()).collect();
        assert_eq!(own, ids(&atom));
    }
    let feed = json_feed(&pages.text("feed.json"));
    assert_eq!(feed["description"], "<Mô tả> & \"ngoặc\"");
    let item = &feed["items"][1];
    assert_eq!((&item["title"], &item["summary"]), (&"Một <b> & hai".into(), &"Ngắn".into()));
    assert_eq!(item["authors"], serde_json::json!([{ "name": "Nguyễn A" }]));
    assert_eq!(item["date_modified"], "2026-02-03T00:00:00+07:00");
    assert!(item["content_html"].as_str().unwrap().contains("href=\"https://cchc.vn/tin/mot/#muc\""), "{item}");
}

#[test]
fn a_section_tells_of_what_was_mended_and_the_site_of_what_is_new() {
    let pages = fed(CONFIG);
    let atom = pages.text("sua/atom.xml");
    assert_eq!(ids(&atom), ["https://cchc.vn/sua/bai/"]);
    assert!(atom.contains("<updated>2026-05-06T00:00:00+07:00</updated>") && !atom.contains("<published>"), "{atom}");
    assert_well_formed(&atom);
    let feed = json_feed(&pages.text("sua/feed.json"));
    let html = feed["items"][0]["content_html"].as_str().unwrap().to_owned();
    assert!(html.contains("https://cchc.vn/ngoai/") && html.contains("https://cchc.vn/sua/bai/#x"), "{html}");
    assert!(!html.contains("=\"../"), "{html}");
    assert!(feed["items"][0].get("date_published").is_none());
    assert!(!pages.text("feed.json").contains("/sua/bai/"));
    assert!(pages.text("sua/rss.xml").contains("<pubDate>Wed, 06 May 2026"));
}

#[test]
fn a_feed_may_be_cut() {
    assert_eq!(ids(&fed(&format!("{CONFIG}\nfeed_limit = 1")).text("atom.xml")), ["https://cchc.vn/tin/hai/"]);
}

#[test]
fn the_dates_of_an_rss_feed_are_english() {
    let rss = fed(CONFIG).text("rss.xml");
    assert!(rss.contains("<pubDate>Fri, 02 Jan 2026 00:00:00 +0700</pubDate>"), "{rss}");
}

#[test]
fn the_sitemap_has_every_page_once_with_its_day() {
    let map = fed("").text("sitemap.xml");
    for part in [
        "<loc>https://cchc.vn/</loc>",
        "<loc>https://cchc.vn/tin/</loc><lastmod>2026-03-03</lastmod>",
        "<loc>https://cchc.vn/sua/</loc><lastmod>2026-05-06</lastmod>",
        "<loc>https://cchc.vn/tin/mot/</loc><lastmod>2026-02-03</lastmod>",
        "<loc>https://cchc.vn/ngoai/</loc><lastmod>2025-12-31</lastmod>",
    ] {
        assert_eq!(map.matches(part).count(), 1, "{part} in {map}");
    }
}

#[test]
fn robots_name_the_sitemap_and_both_can_be_left_out() {
    assert_eq!(
        fed("").text("robots.txt"),
        "User-agent: *\nDisallow:\nAllow: /\nSitemap: https://cchc.vn/sitemap.xml\n"
    );
    let without = fed("generate_sitemap = false");
    assert!(!without.has("sitemap.xml") && !without.text("robots.txt").contains("Sitemap"));
    assert!(!fed("generate_robots_txt = false").has("robots.txt"));
}

#[test]
fn a_site_may_bring_templates_of_its_own_for_them() {
    let site = site(
        "generate_feeds = true",
        &[
            ("templates/robots.txt", "của tôi"),
            ("templates/sitemap.xml", "{% for e in entries %}{{ e.permalink }};{% endfor %}"),
            ("templates/atom.xml", "{{ feed_url }} {{ last_updated }} {{ lang }} {{ pages | length }}"),
        ],
    );
    let pages = site.render();
    assert_eq!(pages.text("robots.txt"), "của tôi");
    assert_eq!(pages.text("sitemap.xml"), "https://cchc.vn/;");
    assert_eq!(pages.text("atom.xml"), "https://cchc.vn/atom.xml 2026-06-15T00:00:00+07:00 vi 0");
}

#[test]
fn a_feed_without_its_template_is_told_at_the_configuration() {
    let site = site("generate_feeds = true\nfeed_filenames = [\"tin.xml\"]\n", &[]);
    let faults = cchc::pipeline::render(&site.options, &cchc::pipeline::Silent).unwrap_err();
    let span = faults[0].span.as_ref().unwrap();
    assert_eq!((faults[0].code, span.file.as_str(), span.line), ("template-missing", "config.toml", 5));
}
