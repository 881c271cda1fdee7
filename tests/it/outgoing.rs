//! What goes out to a host: compressed files, files for servers, an archive for a stick.

use std::fs;
use std::process::{Command, Output};

use cchc::config::Host;
use cchc::pipeline::{Outgoing, Silent, archive};
use flate2::read::{DeflateDecoder, GzDecoder};
use std::io::Read;

use crate::sites::{Site, page, site, told, tree};

const TEXT: &str = "Đăng ký khai sinh ở xã, phường gần nhất. ";

fn sample(config: &str) -> Site {
    let long = page("Khai sinh", &TEXT.repeat(60));
    let static_style = "body { margin: 0 } ".repeat(20);
    site(config, &[("content/a.md", long.as_str()), ("static/kieu.css", static_style.as_str())])
}

fn compressing(site: &mut Site, compress: bool) {
    site.options.outgoing = Outgoing { compress, ..Outgoing::default() };
}

fn read(mut from: impl Read) -> Vec<u8> {
    let mut out = Vec::new();
    from.read_to_end(&mut out).unwrap();
    out
}

#[test]
fn compressed_files_hold_their_texts_and_go_when_they_are_not_asked_for() {
    let mut site = sample("");
    compressing(&mut site, true);
    site.build();
    let files = tree(&site.public());
    let whole = &files["a/index.html"];
    let (brotli, zipped) = (&files["a/index.html.br"], &files["a/index.html.gz"]);
    assert!(brotli.len() < zipped.len() && zipped.len() < whole.len() / 2);
    assert_eq!(&read(GzDecoder::new(&zipped[..])), whole);
    let mut back = Vec::new();
    brotli::BrotliDecompress(&mut &brotli[..], &mut back).unwrap();
    assert_eq!(&back, whole);
    assert!(files.contains_key("kieu.css.br") && !files.contains_key("kieu.css.br.gz"));
    let again = site.build();
    assert_eq!((again.written, again.removed), (0, 0));
    // What nobody of ours wrote stays.
    fs::write(site.public().join("rieng.txt.gz"), "x").unwrap();
    compressing(&mut site, false);
    let without = site.build();
    let left = tree(&site.public());
    assert!(left.keys().all(|name| !name.ends_with(".br")), "{:?}", left.keys());
    assert!(left.contains_key("rieng.txt.gz") && without.removed > 3);
}

#[test]
fn a_changed_text_changes_its_compressed_files_and_no_others() {
    let mut site = sample("");
    compressing(&mut site, true);
    site.build();
    let before = tree(&site.public());
    site.write("content/a.md", &page("Khai sinh", &TEXT.repeat(61)));
    site.build();
    let after = tree(&site.public());
    let changed: Vec<&String> = after.iter().filter(|(name, bytes)| before[*name] != **bytes).map(|(n, _)| n).collect();
    assert_eq!(changed, ["a/index.html", "a/index.html.br", "a/index.html.gz"]);
    // Without the cache, and elsewhere, the same bytes.
    fs::remove_dir_all(site.root().join("target")).unwrap();
    site.options.output_dir = Some(site.beside("khac"));
    site.build();
    assert_eq!(tree(&site.public()), after);
}

#[test]
fn files_for_hosts_are_written_for_those_that_are_named_and_go_with_them() {
    let mut site = sample("hosts = [\"apache\", \"nginx\"]");
    site.build();
    let names = tree(&site.public());
    assert!(names.contains_key(".htaccess") && names.contains_key("_nginx.conf") && !names.contains_key("_headers"));
    site.options.outgoing = Outgoing { hosts: Some(vec![Host::Netlify, Host::Iis]), ..Outgoing::default() };
    site.build();
    let names = tree(&site.public());
    assert!(names.contains_key("_headers") && names.contains_key("_redirects") && names.contains_key("web.config"));
    assert!(!names.contains_key(".htaccess") && !names.contains_key("_nginx.conf"));
    // A copy for a stick meets no host.
    site.options.portable = true;
    site.options.outgoing = Outgoing::default();
    site.build();
    assert!(!tree(&site.public()).contains_key(".htaccess"));
}

#[test]
fn an_old_address_is_led_on_by_the_host_too() {
    let moved = "+++\ntitle = \"Mới\"\naliases = [\"cu\", \"cu/trang.html\"]\n+++\nChữ.\n";
    let site = site("hosts = [\"netlify\", \"apache\"]", &[("content/moi.md", moved)]);
    let pages = site.render();
    assert_eq!(pages.text("_redirects"), "/cu/ /moi/ 301!\n/cu/trang.html /moi/ 301!\n");
    assert!(pages.text(".htaccess").contains("RewriteRule \"^cu/(?:index\\.html)?$\" \"/moi/\" [R=301,NE,L]"));
    assert!(pages.has("cu/index.html"), "a host that knows no redirects still has the page");
}

#[test]
fn a_file_of_the_site_by_the_name_of_a_host_is_told_with_both_origins() {
    let site = site("hosts = [\"netlify\"]", &[("static/_headers", "/*\n  X: y\n")]);
    let faults = site.try_build().unwrap_err();
    assert_eq!(faults[0].code, "output-twice", "{}", told(&faults));
    assert!(told(&faults).contains("static/_headers") && told(&faults).contains("hosts"), "{}", told(&faults));
}

/// Names and bytes of an archive that this program wrote, front to back.
fn unzip(mut archive: &[u8]) -> Vec<(String, Vec<u8>)> {
    let number = |bytes: &[u8], at: usize, count: usize| {
        bytes[at..at + count].iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte))
    };
    let mut found = Vec::new();
    while archive.starts_with(b"PK\x03\x04") {
        let (method, held, name) = (number(archive, 8, 2), number(archive, 18, 4), number(archive, 26, 2));
        let bytes = &archive[30 + name..30 + name + held];
        let bytes = if method == 8 { read(DeflateDecoder::new(bytes)) } else { bytes.to_vec() };
        found.push((String::from_utf8(archive[30..30 + name].to_vec()).unwrap(), bytes));
        archive = &archive[30 + name + held..];
    }
    found
}

#[test]
fn an_archive_is_one_folder_with_the_whole_site_and_a_note_and_is_the_same_each_time() {
    let mut site = sample("description = \"x\"");
    site.options.portable = true;
    let (built, made) = archive(&site.options, &Silent).unwrap();
    assert_eq!(made.file, site.root().join("trang-thu-2026-06-15.zip"));
    assert!(!site.public().exists(), "the output folder was written");
    let bytes = fs::read(&made.file).unwrap();
    let files = unzip(&bytes);
    assert_eq!((files.len(), bytes.len()), (made.files, made.bytes));
    assert_eq!(files.len(), built.tree.len() + 1);
    assert!(files.iter().all(|(name, _)| name.starts_with("trang-thu-2026-06-15/") && !name.contains("..")));
    assert!(files.is_sorted_by(|a, b| a.0 < b.0));
    let note = files.iter().find(|(name, _)| name == "trang-thu-2026-06-15/DOC-TOI.txt").unwrap();
    let note = String::from_utf8(note.1.clone()).unwrap();
    assert!(note.starts_with("\u{feff}Trang thử\r\n"), "{note}");
    assert!(note.contains("index.html") && note.contains("https://cchc.vn") && note.contains("15/06/2026"), "{note}");
    for file in built.tree.files() {
        let name = format!("trang-thu-2026-06-15/{}", file.path);
        let packed = files.iter().find(|(known, _)| *known == name).unwrap();
        assert_eq!(packed.1, *file.bytes, "{name}");
    }
    site.options.output_dir = Some(site.beside("usb"));
    let (_, again) = archive(&site.options, &Silent).unwrap();
    assert_eq!(again.file, site.beside("usb").join("trang-thu-2026-06-15.zip"));
    assert_eq!(fs::read(again.file).unwrap(), bytes);
}

#[test]
fn an_archive_is_not_put_among_the_sources() {
    let mut site = sample("");
    site.options.output_dir = Some(site.root().join("content"));
    assert_eq!(archive(&site.options, &Silent).unwrap_err()[0].code, "output-over-source");
}

fn cchc(site: &Site, words: &[&str]) -> (i32, String) {
    let made: Output = Command::new(env!("CARGO_BIN_EXE_cchc")).args(words).current_dir(site.root()).output().unwrap();
    let text = [made.stdout, made.stderr].concat();
    (made.status.code().unwrap(), String::from_utf8(text).unwrap())
}

#[test]
fn the_command_line_says_what_does_not_go_together() {
    let site = sample("");
    let (code, text) = cchc(&site, &["build", "--zip"]);
    assert!(code == 2 && text.contains("--portable"), "{text}");
    let (code, text) = cchc(&site, &["build", "--portable", "--compress"]);
    assert!(code == 2 && text.contains("--compress"), "{text}");
    let (code, text) = cchc(&site, &["build", "--host", "ngnix"]);
    assert!(code == 2 && text.contains("host-unknown") && text.contains("nginx"), "{text}");
    assert!(!site.public().exists());
    let (code, text) = cchc(&site, &["build", "--portable", "--zip", "--as-of", "2026-06-15"]);
    assert!(code == 0 && text.contains("trang-thu-2026-06-15.zip") && text.contains("MB"), "{text}");
    let (code, text) = cchc(&site, &["build", "--compress", "--host", "nginx,IIS", "--format", "json"]);
    assert!(code == 0 && site.public().join("web.config").is_file(), "{text}");
}
