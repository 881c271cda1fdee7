//! The server over a real socket: files, redirects, news of changes, faults that keep the last build.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::{Mutex, mpsc};
use std::time::Duration;

use super::{Listener, Settings, run};
use crate::date::Date;
use crate::diag::{Diagnostic, Speech};
use crate::pipeline::Options;

struct Telling(Mutex<mpsc::Sender<String>>);

impl Listener for Telling {
    fn speech(&self) -> Speech {
        Speech::Vi
    }
    fn ready(&self, address: &str) {
        self.0.lock().unwrap().send(address.to_owned()).unwrap();
    }
    fn built(&self, _: usize, _: Duration, _: &[Diagnostic]) {}
    fn failed(&self, _: &[Diagnostic]) {}
    fn warned(&self, _: &Diagnostic) {}
}

/// A small site, served; its folder and its `host:port`.
fn served(content: &str) -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("config.toml", "base_url = \"https://a.gov.vn/sub\"\ntitle = \"T\"\n");
    write("content/_index.md", content);
    write("content/bai/index.md", "+++\ntitle = \"Bài\"\n+++\nChữ.\n");
    write(
        "templates/index.html",
        "<body><h1>{{ section.title }}</h1><a href=\"{{ get_url(path=\"@/bai/index.md\") }}\">x</a></body>",
    );
    write("templates/page.html", "<body>{{ page.content | safe }}</body>");
    write("templates/section.html", "<body></body>");
    write("static/a.css", "p{}");
    let (sender, ready) = mpsc::channel();
    let settings = Settings {
        options: Options {
            root: folder.path().to_owned(),
            config: None,
            output_dir: None,
            base_url: None,
            drafts: false,
            as_of: Date::parse("2026-06-09").unwrap(),
            portable: false,
            force: false,
            preview: false,
            release_gate: false,
            outgoing: crate::pipeline::Outgoing::default(),
        },
        interface: [127, 0, 0, 1].into(),
        port: Some(0),
        open: false,
    };
    std::thread::spawn(move || run(&settings, &Telling(Mutex::new(sender))));
    let address = ready.recv_timeout(Duration::from_secs(30)).unwrap();
    (folder, address.trim_start_matches("http://").trim_end_matches('/').to_owned())
}

/// The whole answer to a request.
fn ask(host: &str, path: &str) -> String {
    ask_as(host, path, host)
}

fn ask_as(address: &str, path: &str, host: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(40))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

fn state(host: &str, after: u64) -> serde_json::Value {
    let answer = ask(host, &format!("/__cchc/state?after={after}"));
    let body = answer.split_once("\r\n\r\n").unwrap().1;
    serde_json::from_str(body).unwrap()
}

fn change(folder: &Path, text: &str) {
    fs::write(folder.join("content/_index.md"), text).unwrap();
}

#[test]
fn pages_are_served_with_the_script_and_links_of_this_server() {
    let (_folder, host) = served("+++\ntitle = \"Một\"\n+++\n");
    let home = ask(&host, "/");
    assert!(home.starts_with("HTTP/1.1 200") && home.contains("Một") && home.contains("/__cchc/live.js?v=1"), "{home}");
    assert!(!home.contains("a.gov.vn"), "{home}");
    assert!(ask(&host, "/bai").contains("location: /bai/"));
    assert!(ask(&host, "/bai/").contains("Chữ."));
    let css = ask(&host, "/a.css");
    assert!(css.contains("text/css") && css.ends_with("p{}"), "{css}");
    assert!(ask(&host, "/khong-co/").starts_with("HTTP/1.1 404"));
    assert!(ask(&host, "/../config.toml").starts_with("HTTP/1.1 404"));
    assert!(ask_as(&host, "/", "evil.example").starts_with("HTTP/1.1 403"));
}

#[test]
fn a_change_is_built_a_fault_is_told_and_the_last_good_build_stays() {
    let (folder, host) = served("+++\ntitle = \"Một\"\n+++\n");
    assert_eq!(state(&host, 0)["version"], 1);
    change(folder.path(), "+++\ntitel = \"Hai\"\n+++\n");
    let broken = state(&host, 1);
    assert!(broken["faults"].as_str().unwrap().contains("titel"), "{broken}");
    assert!(ask(&host, "/").contains("Một"));
    change(folder.path(), "+++\ntitle = \"Hai\"\n+++\n");
    let after = broken["version"].as_u64().unwrap();
    let mended = state(&host, after);
    assert!(mended["faults"].is_null(), "{mended}");
    assert!(ask(&host, "/").contains("Hai"));
}

#[test]
fn a_site_that_never_was_well_says_why_and_opens_when_it_is() {
    let (folder, host) = served("+++\ntitel = \"Một\"\n+++\n");
    let page = ask(&host, "/");
    assert!(page.starts_with("HTTP/1.1 404") && page.contains("live.js?v=1"), "{page}");
    assert!(state(&host, 0)["faults"].as_str().unwrap().contains("titel"));
    change(folder.path(), "+++\ntitle = \"Một\"\n+++\n");
    assert!(state(&host, 1)["faults"].is_null());
    assert!(ask(&host, "/").starts_with("HTTP/1.1 200"));
}

#[test]
fn the_print_desk_shows_any_sheet_and_what_is_wrong_with_it() {
    let (folder, host) = served("+++\ntitle = \"Một\"\n+++\n");
    // A site without layouts says so.
    assert!(ask(&host, "/__cchc/print").contains("class=error"));
    fs::write(folder.path().join("config.toml"), "base_url = \"https://a.gov.vn\"\ntitle = \"T\"\ntheme = \"hub\"\n")
        .unwrap();
    let desk = ask(&host, "/__cchc/print?page=bai&layout=trang&finish=den-trang");
    assert!(desk.starts_with("HTTP/1.1 200") && desk.contains("<option value=\"den-trang\" selected>"), "{desk}");
    assert!(
        desk.contains("<img src=\"/__cchc/print.png?page=bai&amp;layout=trang&amp;finish=den-trang&amp;n=1\""),
        "{desk}"
    );
    let wrong = ask(&host, "/__cchc/print?page=khong-co");
    assert!(wrong.contains("print-unknown-page"), "{wrong}");
    assert!(ask(&host, "/__cchc/print.zip?page=bai").starts_with("HTTP/1.1 404"));
    assert!(ask(&host, "/__cchc/print.pdf?page=khong-co").starts_with("HTTP/1.1 400"));
}

/// Waits until an address answers with a text, as long as it may take on a busy machine.
fn shows(host: &str, path: &str, text: &str) {
    for _ in 0..600 {
        if ask(host, path).contains(text) {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("{path} never shows {text}: {}", ask(host, path));
}

/// Waits until browsers hear of faults, or of none: a moment after pages show what changed.
fn is_told_of(host: &str, faults: bool) {
    for _ in 0..600 {
        if state(host, u64::MAX)["faults"].is_null() != faults {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("faults are told of: {}", !faults);
}

fn page(title: &str, text: &str) -> String {
    format!("+++\ntitle = \"{title}\"\n+++\n{text}\n")
}

#[test]
fn every_way_in_which_editors_save_is_seen() {
    let (folder, host) = served("+++\ntitle = \"Một\"\n+++\n");
    let file = folder.path().join("content/bai/index.md");
    fs::write(&file, page("Bài", "Ghi đè.")).unwrap();
    shows(&host, "/bai/", "Ghi đè.");
    let draft = folder.path().join("content/bai/.index.md.tmp");
    fs::write(&draft, page("Bài", "Đổi tên.")).unwrap();
    fs::rename(&draft, &file).unwrap();
    shows(&host, "/bai/", "Đổi tên.");
    let before = folder.path().join("content/bai/index.md~");
    fs::rename(&file, &before).unwrap();
    fs::write(&file, page("Bài", "Bản cũ để bên.")).unwrap();
    fs::remove_file(&before).unwrap();
    shows(&host, "/bai/", "Bản cũ để bên.");
    fs::remove_file(&file).unwrap();
    shows(&host, "/bai/", "404");
    fs::write(&file, page("Bài", "Trở lại.")).unwrap();
    shows(&host, "/bai/", "Trở lại.");
    let mut opened = fs::OpenOptions::new().append(true).open(&file).unwrap();
    for piece in ["Từng ", "chút ", "một."] {
        opened.write_all(piece.as_bytes()).unwrap();
        std::thread::sleep(Duration::from_millis(5));
    }
    drop(opened);
    shows(&host, "/bai/", "Từng chút một.");
}

#[test]
fn templates_data_style_configuration_and_folders_are_followed() {
    let (folder, host) = served("+++\ntitle = \"Một\"\n+++\n");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("static/a.css", "b{}");
    shows(&host, "/a.css", "b{}");
    write("data/so.json", "{\"a\": 41}");
    write(
        "templates/page.html",
        "<body>{% set so = load_data(path=\"data/so.json\") %}{{ so.a }} {{ config.title }}</body>",
    );
    shows(&host, "/bai/", "41 T");
    write("data/so.json", "{\"a\": 42}");
    shows(&host, "/bai/", "42 T");
    write("config.toml", "base_url = \"https://a.gov.vn\"\ntitle = \"Tên mới\"\n");
    shows(&host, "/bai/", "42 Tên mới");
    write("content/moi/sau/nua/bai.md", &page("Sâu", "x"));
    shows(&host, "/moi/sau/nua/bai/", "42");
    fs::rename(folder.path().join("content/moi"), folder.path().join("content/khac")).unwrap();
    shows(&host, "/khac/sau/nua/bai/", "42");
    shows(&host, "/moi/sau/nua/bai/", "404");
    write("templates/page.html", "{% khong %}");
    is_told_of(&host, true);
    assert!(ask(&host, "/bai/").contains("42"), "the last good page stays");
    write("templates/page.html", "<body>lành</body>");
    shows(&host, "/bai/", "lành");
    is_told_of(&host, false);
}

#[test]
fn a_folder_that_goes_and_comes_back_is_followed_again() {
    let (folder, host) = served("+++\ntitle = \"Một\"\n+++\n");
    let content = folder.path().join("content");
    let away = folder.path().join("cat-di");
    fs::rename(&content, &away).unwrap();
    shows(&host, "/bai/", "404");
    fs::rename(&away, &content).unwrap();
    shows(&host, "/bai/", "Chữ.");
    fs::write(content.join("bai/index.md"), page("Bài", "Sau khi về.")).unwrap();
    shows(&host, "/bai/", "Sau khi về.");
    // The site's own folder: what is copied into its place later is followed too.
    let (root, aside) = (folder.path().to_owned(), folder.path().with_extension("aside"));
    fs::rename(&root, &aside).unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    assert!(ask(&host, "/").starts_with("HTTP/1.1 "), "the server lives");
    fs::rename(&aside, &root).unwrap();
    std::thread::sleep(Duration::from_millis(1500));
    fs::write(root.join("content/bai/index.md"), page("Bài", "Cả thư mục đã về.")).unwrap();
    shows(&host, "/bai/", "Cả thư mục đã về.");
}

#[test]
fn a_checkout_of_many_files_loses_none() {
    let (folder, host) = served("+++\ntitle = \"Một\"\n+++\n");
    let many = folder.path().join("content/nhieu");
    fs::create_dir_all(&many).unwrap();
    for number in 0..5000 {
        fs::write(many.join(format!("b{number}.md")), page(&format!("B{number}"), &format!("Bản một {number}.")))
            .unwrap();
    }
    for number in [0, 2500, 4999] {
        shows(&host, &format!("/nhieu/b{number}/"), &format!("Bản một {number}."));
    }
    for number in 0..5000 {
        fs::write(many.join(format!("b{number}.md")), page(&format!("B{number}"), &format!("Bản hai {number}.")))
            .unwrap();
    }
    shows(&host, "/nhieu/b4999/", "Bản hai 4999.");
    let behind: Vec<u32> = (0..5000)
        .step_by(7)
        .filter(|n| !ask(&host, &format!("/nhieu/b{n}/")).contains(&format!("Bản hai {n}.")))
        .collect();
    assert_eq!(behind, [] as [u32; 0]);
    fs::remove_dir_all(&many).unwrap();
    shows(&host, "/nhieu/b2500/", "404");
}
