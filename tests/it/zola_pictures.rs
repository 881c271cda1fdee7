//! Pictures in Markdown and in templates: sizes for every screen, and nothing of where they were taken.

use crate::samples::{SECRET, phone_jpeg, png};
use crate::sites::{Pages, Site, page, site};

fn with_photo(markdown: &str) -> Site {
    let site = site("[markdown]\nimage_widths = [40, 480]", &[("content/a/index.md", &page("A", markdown))]);
    site.write_bytes("content/a/nui.jpg", &phone_jpeg(100, 120));
    site
}

/// The widths that a list of addresses says.
fn widths(html: &str, start: &str) -> Vec<String> {
    let list = html.split(start).nth(1).unwrap().split('"').next().unwrap();
    list.split(", ").map(|each| each.split(' ').nth(1).unwrap().to_owned()).collect()
}

#[test]
fn a_plain_picture_comes_in_several_widths_and_in_webp() {
    let pages = with_photo("![Núi & \"rừng\"](nui.jpg)").render();
    let html = pages.text("a/index.html");
    assert_eq!(widths(&html, "<source type=\"image/webp\" srcset=\""), ["40w", "120w"]);
    let (img, own) = (html.split("<img src=").nth(1).unwrap(), " srcset=\"");
    assert_eq!(widths(img, own), ["40w", "120w"], "{html}");
}

#[test]
fn a_picture_says_its_size_and_waits_until_it_is_seen() {
    let html = with_photo("## Mục\n\n![Núi & \"rừng\"](nui.jpg)").render().text("a/index.html");
    for part in [
        "alt=\"Núi &amp; &quot;rừng&quot;\"",
        "loading=\"lazy\"",
        "decoding=\"async\"",
        // Taken on its side: Exif orientation 6 turns 100 × 120 into 120 × 100.
        "width=\"120\" height=\"100\"",
    ] {
        assert!(html.contains(part), "{part} is not in {html}");
    }
}

#[test]
fn the_picture_that_opens_a_text_is_fetched_at_once_and_no_other() {
    let html = with_photo("Lời.\n\n![Một](nui.jpg)\n\n![Hai](nui.jpg)").render().text("a/index.html");
    let lazy: Vec<bool> =
        html.split("<img").skip(1).map(|rest| rest.split('>').next().unwrap().contains("lazy")).collect();
    assert_eq!(lazy, [false, true], "{html}");
}

fn made(pages: &Pages) -> Vec<&str> {
    pages.paths().into_iter().filter(|path| path.contains("processed_images/")).collect()
}

#[test]
fn every_picture_that_is_named_is_there_and_none_says_where_it_was_taken() {
    let pages = with_photo("![Núi](nui.jpg)").render();
    let html = pages.text("a/index.html");
    assert!(!made(&pages).is_empty());
    for path in made(&pages) {
        assert!(html.contains(&format!("../{path}")), "{path} is in no list of {html}");
        let bytes = &pages.files[path];
        assert!(!bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes()), "{path} says where");
        assert!(!bytes.windows(4).any(|part| part == b"Exif"), "{path} has Exif");
    }
    let webp = made(&pages).into_iter().filter(|path| path.ends_with(".webp")).count();
    assert!(webp >= 2 && made(&pages).len() > webp, "{:?}", made(&pages));
}

#[test]
fn a_title_is_a_caption() {
    let html = with_photo("![Núi](nui.jpg \"Ảnh: sưu tầm\")").render().text("a/index.html");
    assert!(
        html.contains("<figure><picture>") && html.contains("<figcaption>Ảnh: sưu tầm</figcaption></figure>"),
        "{html}"
    );
    assert!(!html.contains("<p><figure"), "{html}");
}

#[test]
fn pictures_are_found_beside_the_page_in_static_and_in_content() {
    let site = with_photo("![a](nui.jpg) ![b](/anh/b.png) ![c](@/a/nui.jpg)");
    site.write_bytes("static/anh/b.png", &png(30, 20));
    let html = site.render().text("a/index.html");
    assert_eq!(html.matches("<picture>").count(), 3, "{html}");
    assert!(html.contains("width=\"30\" height=\"20\""), "nothing is enlarged: {html}");
}

#[test]
fn what_is_wrong_with_a_picture_is_told() {
    for (markdown, code) in [
        ("![a](khong.jpg)", "image-missing"),
        ("![a](https://gov.vn/a.jpg)", "image-external"),
        ("![a]()", "image-no-address"),
    ] {
        assert_eq!(with_photo(markdown).faults(), [code], "{markdown}");
    }
    assert_eq!(with_photo("![](nui.jpg)").render().codes(), ["image-no-alt"]);
}

#[test]
fn templates_resize_and_measure_as_in_zola() {
    let site = with_photo("");
    site.write(
        "templates/page.html",
        "{% set r = resize_image(path='@/a/nui.jpg', width=60, height=30, op='fill') %}\
         {{ r.width }}x{{ r.height }} of {{ r.orig_width }}x{{ r.orig_height }} {{ r.static_path }} <img src=\"{{ r.url }}\">\
         {% set f = resize_image(path='@/a/nui.jpg', width=60, op='fit_width', format='webp') %}{{ f.width }}x{{ f.height }}\
         {% set m = get_image_metadata(path='a/nui.jpg') %} {{ m.width }}x{{ m.height }} {{ m.format }} {{ m.mime }} \
         {{ get_image_metadata(path='khong.jpg', allow_missing=true) is none }}",
    );
    let pages = site.render();
    let html = pages.text("a/index.html");
    assert!(html.starts_with("60x30 of 120x100 static/processed_images/nui."), "{html}");
    assert!(html.contains("<img src=\"../processed_images/nui.") && html.contains(">60x50 120x100 "), "{html}");
    assert!(html.ends_with("image/jpeg true"), "{html}");
    assert_eq!(made(&pages).len(), 2, "{:?}", made(&pages));
    for bad in ["path='@/a/nui.jpg', op='x', width=1", "path='khong.jpg', width=1", "path='@/a/nui.jpg'"] {
        site.write("templates/page.html", &format!("{{% set r = resize_image({bad}) %}}{{{{ r.url }}}}"));
        assert!(!site.faults().is_empty(), "{bad}");
    }
}
