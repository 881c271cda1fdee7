//! SVG: harmless ones pass byte for byte, the others are refused.

use super::*;
use proptest::prelude::*;

fn drawing(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \
         \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">\n<!-- made by hand -->\n\
         <svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" \
         viewBox=\"0 0 40 30\">\n{inside}\n</svg>\n"
    )
}

fn refusal(inside: &str) -> &'static str {
    let source = samples::original("a.svg", drawing(inside).into_bytes());
    match workshop().metadata(&source) {
        Ok(_) => panic!("accepted: {inside}"),
        Err(said) => code(&said),
    }
}

#[test]
fn a_harmless_drawing_is_passed_through_byte_for_byte() {
    let text = drawing(
        "<defs><style><![CDATA[.a{fill:url(#g)}]]></style><linearGradient id='g'/></defs>\
         <metadata><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></metadata>\
         <use xlink:href='#g'/><image href='data:image/png;base64,AAAA'/>\
         <text transform='rotate(4)'>Cao Bằng &amp; &#x110;ông Khê</text><g></g>",
    );
    let source = samples::original("Sơ đồ.svg", text.clone().into_bytes());
    let (picture, made) = picture(&source, &[10, 20]);
    assert!(picture.webp.is_empty());
    let [only] = picture.fallback.as_slice() else { panic!() };
    assert_eq!((only.width, only.height, only.mime), (40, 30, "image/svg+xml"));
    assert!(only.output.starts_with("processed_images/so-do.") && only.output.ends_with(".svg"));
    assert_eq!(*made[&only.output], *text.as_bytes());
    assert_eq!(workshop().metadata(&source).unwrap().format, "svg");
}

#[test]
fn code_in_a_drawing_is_refused() {
    for inside in ["<script>alert(1)</script>", "<svg:script/>", "<SCRIPT/>", "<foreignObject/>", "<a:iframe src=''/>"]
    {
        assert_eq!(refusal(inside), "image-svg-element", "{inside}");
    }
    assert_eq!(refusal("<g xmlns:h=' http://www.w3.org/1999/&#120;html'><h:meta/></g>"), "image-svg-element");
    for inside in [
        "<g onload='x()'/>",
        "<g ONclick=\"x()\"/>",
        "<g ev:onload='x()'/>",
        "<set attributeName='href' to='x'/>",
        "<animate attributeName='xlink:href'/>",
        "<set attributeName='onmouseover' to='x'/>",
    ] {
        assert_eq!(refusal(inside), "image-svg-handler", "{inside}");
    }
}

#[test]
fn addresses_out_of_a_drawing_are_refused() {
    for inside in [
        "<image href='https://example.org/a.png'/>",
        "<image xlink:href='photo.jpg'/>",
        "<a href='&#106;avascript:alert(1)'/>",
        "<a href=' java&#10;script:alert(1)'/>",
        "<use href='data:image/svg+xml,x'/>",
        "<rect fill='url(https://example.org/a)'/>",
        "<rect fill='URL( \"//example.org/a\")'/>",
        "<rect style='background:ur\\6c(a)'/>",
        "<style>@import 'a.css';</style>",
        "<style>@im<!-- -->port 'a.css';</style>",
        "<style>@im<![CDATA[port]]> 'a.css';</style>",
        "<style>a{b:image-set('c' 1x)}</style>",
        "<style>@font-face{src:url(font.woff2)}</style>",
    ] {
        assert_eq!(refusal(inside), "image-svg-external", "{inside}");
    }
}

#[test]
fn what_is_not_well_formed_is_refused() {
    for inside in [
        "<g>",
        "</g>",
        "<g></h>",
        "<g a=1/>",
        "<g a/>",
        "<g a='<'/>",
        "<g a='1'b='2'/>",
        "&nbsp;",
        "&",
        "<![CDATA[",
        "<!-- ",
        "<?x",
        "<style><g/></style>",
        "< script/>",
        "</svg><svg>",
        "</svg>text<svg>",
        "<!DOCTYPE svg>",
        "<!ENTITY a 'b'>",
    ] {
        assert_eq!(refusal(inside), "image-svg-broken", "{inside}");
    }
    let said = |text: &str| {
        let source = samples::original("a.svg", text.as_bytes());
        code(&workshop().metadata(&source).unwrap_err())
    };
    assert_eq!(said("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg width='1' height='1'/>"), "image-svg-prologue");
    assert_eq!(said("<?xml-stylesheet href='a.css'?><svg width='1' height='1'/>"), "image-svg-prologue");
    assert_eq!(said("<?xml version='1.0' encoding='iso-2022-jp'?><svg width='1'/>"), "image-svg-encoding");
    assert_eq!(said("<svg width='100%'/>"), "image-svg-size");
    assert_eq!(said("<notsvg><svg/></notsvg>"), "image-svg-broken");
    let latin = [b"<svg viewBox='0 0 1 1'>".as_slice(), b"\xE9</svg>"].concat();
    let said = workshop().metadata(&samples::original("a.svg", latin)).unwrap_err();
    assert_eq!(code(&said), "image-svg-encoding");
}

#[test]
fn the_size_is_read_in_any_unit_or_from_the_view_box() {
    let size = |attributes: &str| {
        let source = samples::original("a.svg", format!("<svg {attributes}/>").into_bytes());
        let metadata = workshop().metadata(&source).unwrap();
        (metadata.width, metadata.height)
    };
    assert_eq!(size("width='20' height=\"10.4px\""), (20, 10));
    assert_eq!(size("width='210mm' height='297mm'"), (794, 1123));
    assert_eq!(size("width='100%' height='100%' viewBox='0,0 , 300 200'"), (300, 200));
    assert_eq!(size("width='150' viewBox='0 0 300 200'"), (150, 100));
    assert_eq!(size("height='50' viewBox='0 0 300 200'"), (75, 50));
}

#[test]
fn a_drawing_cut_off_anywhere_is_refused() {
    let whole = drawing("<g id='á'><path d='M0 0'/></g>");
    let whole = whole.trim_end();
    for length in 0..whole.len() {
        let source = samples::original("a.svg", &whole.as_bytes()[..length]);
        code(&workshop().metadata(&source).unwrap_err());
    }
}

proptest! {
    #[test]
    fn any_text_is_survived(text in "\\PC{0,60}", soup in "[<>/'\"=&;#x!\\[\\] a-z-]{0,80}") {
        for inside in [&text, &soup] {
            let source = samples::original("a.svg", drawing(inside).into_bytes());
            let _ = workshop().metadata(&source);
        }
    }
}
