//! What each host is told, looked at as that host reads it.

use super::*;

fn told(base_url: &str) -> (Config, OutputTree, Vec<Moved>) {
    let config = Config::read("c", &format!("base_url = '{base_url}'\n")).unwrap();
    let file = |path: &str| Artifact::new(OutputPath::new(path).unwrap(), b"x".to_vec(), "x");
    let files = [file("index.html"), file("hub.css"), file("tin/index.html"), file("hub.1a2b3c4d.css").lasting()];
    let pictures = [file("processed_images/a.0123.webp").lasting(), file("processed_images/b.4567.webp").lasting()];
    let mixed = [file("tim/x.1234.js").lasting(), file("tim/index.html")];
    let (tree, faults) = OutputTree::assemble(files.into_iter().chain(pictures).chain(mixed));
    assert!(faults.is_empty());
    let moved = |from: &str, to: &str| Moved { from: OutputPath::new(from).unwrap(), to: to.to_owned() };
    let moved =
        vec![moved("cũ/index.html", &format!("{base_url}/m%E1%BB%9Bi/")), moved("x.html", "https://b.vn/?a=$1")];
    (config, tree, moved)
}

fn text(base_url: &str, host: Host, name: &str) -> String {
    let (config, tree, moved) = told(base_url);
    let made = files(&config, &tree, &moved, &[host]);
    let file = made.iter().find(|file| file.path.as_str() == name).unwrap();
    String::from_utf8(file.bytes.to_vec()).unwrap()
}

#[test]
fn nothing_in_the_policy_is_unsafe_and_nothing_comes_from_elsewhere() {
    let policy = policy();
    assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"), "{policy}");
    assert!(policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"));
}

#[test]
fn every_host_is_told_of_every_header() {
    let (config, ..) = told("https://a.vn");
    let hosts = [
        (Host::Netlify, "_headers"),
        (Host::Cloudflare, "_headers"),
        (Host::Nginx, "_nginx.conf"),
        (Host::Apache, ".htaccess"),
        (Host::Iis, "web.config"),
    ];
    for (host, name) in hosts {
        let text = text("https://a.vn", host, name).replace("&#39;", "'").replace("&#x27;", "'").replace("&apos;", "'");
        for (header, value) in headers::all(&config) {
            assert!(text.contains(header) && text.contains(&value), "{name}: {header}: {value} in {text}");
        }
        assert!(text.contains("hub.1a2b3c4d") || text.contains("hub\\.1a2b3c4d"), "{name}: {text}");
    }
}

#[test]
fn only_by_https_and_only_at_the_root_of_a_host_is_https_asked_for() {
    let asks = |base_url: &str| text(base_url, Host::Netlify, "_headers").contains("Strict-Transport-Security");
    assert!(asks("https://a.vn"));
    assert!(!asks("http://a.vn") && !asks("https://a.vn/cchc"));
}

#[test]
fn a_folder_is_kept_for_good_only_when_all_of_it_is() {
    let (_, tree, _) = told("https://a.vn");
    let expected = [
        Lasting::Folder("processed_images".to_owned()),
        Lasting::File("hub.1a2b3c4d.css".to_owned()),
        Lasting::File("tim/x.1234.js".to_owned()),
    ];
    assert_eq!(lasting(&tree), expected);
    // Rules that fit are added up: no page may have one of its own.
    let text = text("https://a.vn", Host::Netlify, "_headers");
    assert_eq!(text.matches("Cache-Control").count(), 3);
    assert!(!text.split("\n/").next().unwrap().contains("Cache-Control"), "{text}");
}

#[test]
fn what_moved_is_told_as_each_host_reads_addresses() {
    let netlify = text("https://a.vn", Host::Netlify, "_redirects");
    assert_eq!(netlify, "/c%C5%A9/ /m%E1%BB%9Bi/ 301!\n/x.html https://b.vn/?a=$1 301!\n");
    let cloudflare = text("https://a.vn", Host::Cloudflare, "_redirects");
    assert!(cloudflare.contains(" 301\n") && !cloudflare.contains('!'));
    let nginx = text("https://a.vn/cchc", Host::Nginx, "_nginx.conf");
    assert!(nginx.contains("location = \"/cchc/cũ/\" { return 301 \"/cchc/m%E1%BB%9Bi/\"; }"), "{nginx}");
    assert!(nginx.contains("return 301 \"https://b.vn/?a=%241\";"), "{nginx}");
    let apache = text("https://a.vn/cchc", Host::Apache, ".htaccess");
    assert!(apache.contains(r#"RewriteRule "^cũ/(?:index\.html)?$" "/cchc/m\%E1\%BB\%9Bi/" [R=301,NE,L]"#), "{apache}");
    assert!(apache.contains(r#"RewriteRule "^x\.html$" "https://b.vn/?a=\$1""#), "{apache}");
    assert!(apache.contains("ErrorDocument 404 /cchc/404.html"), "{apache}");
}

#[test]
fn braces_and_elements_close() {
    let nginx = text("https://a.vn", Host::Nginx, "_nginx.conf");
    assert_eq!(nginx.matches('{').count(), nginx.matches('}').count());
    let apache = text("https://a.vn", Host::Apache, ".htaccess");
    for part in ["IfModule", "FilesMatch", "Files"] {
        let (open, close) = (format!("<{part} "), format!("</{part}>"));
        assert_eq!(apache.matches(&open).count(), apache.matches(&close).count(), "{part}");
    }
    let iis = text("https://a.vn", Host::Iis, "web.config");
    for part in ["configuration", "system.webServer", "staticContent", "location", "customHeaders", "httpErrors"] {
        let open = iis.matches(&format!("<{part}>")).count() + iis.matches(&format!("<{part} ")).count();
        assert_eq!(open, iis.matches(&format!("</{part}>")).count(), "{part}");
    }
}

#[test]
fn a_site_that_names_no_host_has_no_file_for_any() {
    let (config, tree, moved) = told("https://a.vn");
    assert!(files(&config, &tree, &moved, &[]).is_empty());
}
