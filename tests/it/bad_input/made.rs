//! Faults that git cannot hold: encodings, names, links of the file system, folders in the way.

use std::fs;

use cchc::diag::Severity;

use crate::site::SmallSite;

const NONE: [&str; 0] = [];

/// Builds a spoilt site: the codes of its errors, and whether all that was built is as it was.
fn refused(site: &SmallSite) -> Vec<&'static str> {
    let before = site.public();
    let codes = site.error_codes();
    assert!(codes.is_empty() || site.public() == before, "{codes:?}: the site was changed");
    assert_eq!(site.litter(), NONE);
    codes
}

#[test]
fn text_that_is_not_utf8_is_refused_where_it_begins() {
    let site = SmallSite::built();
    site.write("content/tin/hai.md", b"+++\ntitle = \"Hai\"\n+++\n\nC\xf4ng d\xe2n\n");
    let found = site.build().unwrap_err();
    let fault = found.iter().find(|fault| fault.severity == Severity::Error).unwrap();
    let span = fault.span.as_ref().unwrap();
    assert_eq!((fault.code, span.file.as_str(), span.line, span.column), ("not-utf8", "content/tin/hai.md", 5, 2));
}

#[test]
fn wherever_text_is_needed_other_encodings_are_refused() {
    let utf16: Vec<u8> = "\u{feff}ma,ten,loai\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for path in
        ["config.toml", "content/tin/mot.md", "content/tin/_index.md", "content/xa/xa.csv", "templates/page.html"]
    {
        let site = SmallSite::built();
        site.write(path, &utf16);
        assert_eq!(refused(&site), ["not-utf8-but-utf16"], "{path}");
        site.write(path, b"title = \"\xb8\"");
        assert_eq!(refused(&site), ["not-utf8"], "{path}");
    }
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_are_no_fault() {
    let site = SmallSite::built();
    let plain = site.public();
    for path in [
        "config.toml",
        "content/_index.md",
        "content/tin/mot.md",
        "content/xa/_index.md",
        "content/xa/xa.csv",
        "data/so.toml",
        "templates/page.html",
    ] {
        let text = fs::read_to_string(site.root().join(path)).unwrap();
        site.write(path, format!("\u{feff}{}", text.replace('\n', "\r\n")));
    }
    assert_eq!(refused(&site), NONE);
    let texts = |files: &crate::site::Snapshot| {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('\r', "");
        files.iter().map(|(path, (bytes, _))| (path.clone(), text(bytes))).collect::<Vec<_>>()
    };
    assert_eq!(texts(&plain), texts(&site.public()));
}

#[test]
fn nul_bytes_and_control_characters_in_text_do_no_harm() {
    let site = SmallSite::built();
    site.write_page("hai", "\nMột\0hai \u{1b}[31m đỏ\u{7}\n\n`\0`\n\n[\0](@/tin/mot.md \"\0\")\n");
    assert_eq!(refused(&site), NONE);
    site.write("content/tin/ba.md", "+++\ntitle = \"B\0\"\n+++\n");
    assert_eq!(refused(&site), ["toml-syntax"]);
    site.write("content/tin/ba.md", "+++\ntitle = \"Ba\"\nslug = \"b\\u0000\"\naliases = [\"a\\u0000\"]\n+++\n");
    assert_eq!(refused(&site), ["path-character"]);
}

#[test]
fn a_name_in_decomposed_letters_is_warned_of_and_found_by_the_usual_ones() {
    let site = SmallSite::built();
    site.write("content/tin/bài.md".replace('à', "a\u{300}").as_str(), "+++\ntitle = \"Bài\"\n+++\n");
    site.write_page("hai", "\n[bài](@/tin/bài.md)\n");
    let found = site.build().unwrap();
    assert!(found.iter().any(|fault| fault.code == "file-name-nfd"), "{found:?}");
    assert!(site.root().join("public/tin/bai/index.html").is_file());
}

#[test]
fn two_names_that_look_alike_are_refused() {
    let site = SmallSite::built();
    site.write("content/tin/bài.md", "+++\ntitle = \"Một\"\n+++\n");
    site.write("content/tin/bài.md".replace('à', "a\u{300}").as_str(), "+++\ntitle = \"Hai\"\n+++\n");
    if fs::read_dir(site.root().join("content/tin")).unwrap().count() < 4 {
        return; // A file system that takes both for one name.
    }
    assert_eq!(refused(&site), ["file-name-twice"]);
}

#[test]
fn pages_named_as_windows_forbids_are_refused() {
    for name in ["con", "aux", "nul", "com1", "LPT9"] {
        let site = SmallSite::built();
        site.write_page(name, "\nChữ.\n");
        assert_eq!(refused(&site), ["path-reserved"], "{name}");
    }
    let site = SmallSite::built();
    site.write_page("ket-thuc.", "\nChữ.\n");
    assert_eq!(refused(&site), NONE, "an address is made of the name without its dot");
}

#[test]
fn files_named_as_windows_forbids_are_refused_and_never_left_out_in_silence() {
    for (path, code) in [
        ("static/con.txt", "path-reserved"),
        ("static/tep.", "path-reserved"),
        ("static/a?b.txt", "path-character"),
        ("content/tin/goi/aux.pdf", "path-reserved"),
        ("content/tin/goi/tep.", "path-reserved"),
        ("content/tin/goi/a?b.pdf", "path-character"),
    ] {
        let site = SmallSite::built();
        site.write("content/tin/goi/index.md", "+++\ntitle = \"Gói\"\n+++\n");
        site.write(path, "x");
        assert_eq!(refused(&site), [code], "{path}");
    }
}

#[test]
fn a_path_whose_address_windows_forbids_is_refused() {
    for (key, value, code) in [
        ("path", "tin/con", "path-reserved"),
        ("path", "tin/ten.", "path-reserved"),
        ("path", "tin/a?b", "path-character"),
        ("path", "C:/tin", "path-escapes"),
        ("path", "tin\\\\hai", "path-escapes"),
        ("aliases", "aux/x", "path-reserved"),
        ("aliases", "x.", "path-reserved"),
    ] {
        let site = SmallSite::built();
        site.write("content/tin/hai.md", format!("+++\ntitle = \"Hai\"\n{key} = \"{value}\"\n+++\n"));
        assert_eq!(refused(&site), [code], "{key} = {value}");
    }
}

#[cfg(unix)]
#[test]
fn links_of_the_file_system_lead_neither_round_in_circles_nor_out() {
    use std::os::unix::fs::symlink;
    let site = SmallSite::built();
    symlink(site.root().join("content"), site.root().join("content/tin/vong")).unwrap();
    assert_eq!(refused(&site), ["link-loop"]);
    let site = SmallSite::built();
    symlink("/etc/hostname", site.root().join("static/may.txt")).unwrap();
    assert_eq!(refused(&site), ["link-leaves-root"]);
    let site = SmallSite::built();
    symlink("/etc", site.root().join("static/may")).unwrap();
    let codes = refused(&site);
    assert!(!codes.is_empty() && codes.iter().all(|code| *code == "link-leaves-root"), "{codes:?}");
    let site = SmallSite::built();
    symlink(site.root().join("khong-co"), site.root().join("static/khong-co")).unwrap();
    assert_eq!(refused(&site), ["link-nowhere"]);
    let site = SmallSite::built();
    symlink(site.root().join("content/tin/mot.md"), site.root().join("content/tin/hai.md")).unwrap();
    assert_eq!(refused(&site), NONE, "a link that stays within the site is a file like others");
}

#[test]
fn a_file_where_the_site_is_to_be_built_is_told_and_left() {
    let site = SmallSite::sound();
    site.write("public", "của tôi");
    let codes = site.error_codes();
    assert!(codes == ["output-not-ours"] || codes == ["output-unwritable"], "{codes:?}");
    assert_eq!(fs::read_to_string(site.root().join("public")).unwrap(), "của tôi");
    assert_eq!(site.litter(), NONE);
}

#[test]
fn a_folder_that_cannot_be_made_is_told() {
    let site = SmallSite::sound();
    site.write("tep", "của tôi");
    let config = fs::read_to_string(site.root().join("config.toml")).unwrap();
    site.write("config.toml", format!("output_dir = \"tep/public\"\n{config}"));
    assert_eq!(site.error_codes(), ["output-unwritable"]);
    assert_eq!(fs::read_to_string(site.root().join("tep")).unwrap(), "của tôi");
    assert_eq!(site.litter(), NONE);
}

#[test]
fn files_of_somebody_else_are_never_replaced() {
    let site = SmallSite::sound();
    site.write("public/index.html", "của tôi");
    assert_eq!(site.error_codes(), ["output-not-ours"]);
    assert_eq!(fs::read_to_string(site.root().join("public/index.html")).unwrap(), "của tôi");
}

#[test]
fn a_folder_in_the_place_of_a_file_is_told() {
    let site = SmallSite::built();
    fs::create_dir(site.root().join("public/moi.css")).unwrap();
    fs::write(site.root().join("public/moi.css/cua-toi.txt"), "của tôi").unwrap();
    site.write("static/moi.css", "a { }");
    assert_eq!(refused(&site), ["output-unwritable"]);
    assert_eq!(fs::read_to_string(site.root().join("public/moi.css/cua-toi.txt")).unwrap(), "của tôi");
}

#[test]
fn without_a_configuration_nothing_is_built() {
    let site = SmallSite::built();
    fs::remove_file(site.root().join("config.toml")).unwrap();
    assert_eq!(refused(&site), ["config-missing"]);
    fs::create_dir(site.root().join("config.toml")).unwrap();
    assert_eq!(refused(&site), ["config-missing"]);
}
