//! Builds after builds: with nothing to do nothing is done, and whatever was done to the site or to what was
//! published, the next build leaves what a first one would.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, SystemTime};

use cchc::config::Host;
use cchc::date::Date;
use cchc::pipeline::{Made, Progress, Stage, build};
use proptest::prelude::*;

use crate::sites::{CONFIG, Site, page, site, told, tree};

/// Hears which stages a build comes to.
#[derive(Default)]
struct Stages(Mutex<Vec<Stage>>);

impl Progress for Stages {
    fn stage(&self, stage: Stage, _: usize) {
        self.0.lock().unwrap().push(stage);
    }

    fn tick(&self) {}
}

/// Builds; says whether anything was made.
fn built(site: &Site) -> (Made, bool) {
    let stages = Stages::default();
    let made = build(&site.options, &stages).unwrap_or_else(|faults| panic!("{}", told(&faults)));
    let is_made = stages.0.lock().unwrap().contains(&Stage::Render);
    (made, is_made)
}

/// What a first build, into an empty folder and with an empty cache, makes and says.
fn cold(site: &mut Site) -> (BTreeMap<String, Vec<u8>>, Made) {
    let (cache, kept) = (site.root().join("target"), site.beside("giu"));
    let _ = fs::rename(&cache, &kept);
    let place = site.beside("moi");
    let own = site.options.output_dir.replace(place.clone());
    let (made, _) = built(site);
    site.options.output_dir = own;
    let files = tree(&place);
    fs::remove_dir_all(&place).unwrap();
    fs::remove_dir_all(&cache).unwrap();
    let _ = fs::rename(&kept, &cache);
    (files, made)
}

/// That a build leaves and says what a first one would, and that the next has nothing to do.
fn is_as_good_as_cold(site: &mut Site, what: &str) {
    let (made, _) = built(site);
    let (files, first) = cold(site);
    assert_eq!(tree(&site.public()), files, "{what}");
    assert_eq!(made.warnings, first.warnings, "{what}");
    assert_eq!((made.pages, made.sections, made.files), (first.pages, first.sections, first.files), "{what}");
    let (again, is_made) = built(site);
    assert!(!is_made, "{what}: made again");
    assert_eq!((again.published.written, again.published.removed), (0, 0), "{what}");
    assert_eq!(again.warnings, first.warnings, "{what}");
}

const PAGE: &str = "<html lang=vi>{% set rows = load_data(path=\"data/so.csv\") %}{{ rows.records[0][0] }} {{ page.title }}\
    {{ page.content | safe }}{{ build_date }}{{ trans(key=\"chao\", lang=lang) }}\
    <link rel=stylesheet href={{ get_url(path=\"kieu.css\", cachebust=true) }}></html>";

fn small() -> Site {
    let config = "generate_feeds = true\n[translations]\nchao = \"Chào\"";
    let small = site(
        config,
        &[
            ("templates/page.html", PAGE),
            ("content/_index.md", "+++\ntitle = \"Nhà\"\n+++\nChào.\n"),
            ("content/tin/_index.md", "+++\ntitle = \"Tin\"\n+++\n"),
            ("content/tin/mot.md", "+++\ntitle = \"Một\"\ndate = 2026-01-02\n+++\nThân.\n"),
            ("content/tin/hai/index.md", "+++\ntitle = \"Hai\"\naliases = [\"cu\"]\n+++\n![](anh.png)\n"),
            ("content/tin/nhap.md", "+++\ntitle = \"Nháp\"\ndraft = true\n+++\n"),
            ("content/tin/sau.md", "+++\ntitle = \"Sau\"\ndate = 2026-06-20\n+++\n"),
            ("data/so.csv", "a,b\n1,2\n"),
            ("static/kieu.css", "body { margin: 0 }"),
        ],
    );
    small.write_bytes("content/tin/hai/anh.png", &crate::samples::png(4, 2));
    small
}

#[test]
fn with_nothing_to_do_nothing_is_done_and_the_same_is_said() {
    let small = small();
    let (first, is_made) = built(&small);
    assert!(is_made && first.published.written > 8);
    assert!(first.warnings.iter().any(|warning| warning.code == "image-no-alt"), "{:?}", first.warnings);
    let times = |site: &Site| {
        let files = tree(&site.public());
        let time = |path: &String| fs::metadata(site.public().join(path)).unwrap().modified().unwrap();
        files.keys().map(|path| (path.clone(), time(path))).collect::<BTreeMap<_, _>>()
    };
    let before = times(&small);
    let (second, is_made) = built(&small);
    assert!(!is_made);
    assert_eq!(second.warnings, first.warnings);
    assert_eq!((second.pages, second.sections, second.files), (first.pages, first.sections, first.files));
    assert_eq!((second.published.written, second.published.unchanged), (0, first.files));
    assert_eq!(times(&small), before);
    // The times of inputs are nobody's business.
    small.write("content/tin/mot.md", "+++\ntitle = \"Một\"\ndate = 2026-01-02\n+++\nThân.\n");
    assert!(!built(&small).1);
}

#[test]
fn after_every_kind_of_edit_a_build_is_as_good_as_a_first_one() {
    let mut site = small();
    is_as_good_as_cold(&mut site, "first");
    let text = |body: &str| format!("+++\ntitle = \"Một\"\ndate = 2026-01-02\n+++\n{body}\n");
    let writes = [
        ("body", "content/tin/mot.md", text("Thân mới.")),
        ("title", "content/tin/mot.md", text("Thân mới.").replace("Một", "Mốt")),
        ("new page", "content/tin/ba.md", page("Ba", "x")),
        ("template", "templates/page.html", PAGE.replace("<html", "<html dir=ltr")),
        ("new template", "templates/404.html", "Không có".to_owned()),
        ("static file", "static/kieu.css", "body { margin: 1px }".to_owned()),
        ("data file", "data/so.csv", "a,b\n3,2\n".to_owned()),
        ("ignored file", "content/tin/.nhap.md", "x".to_owned()),
        ("decomposed name", "content/tin/a\u{300}.md", page("À", "x")),
    ];
    for (what, path, text) in &writes {
        site.write(path, text);
        is_as_good_as_cold(&mut site, what);
    }
    let config = fs::read_to_string(site.root().join("config.toml")).unwrap();
    site.write("config.toml", &config.replace("Chào", "Xin chào"));
    is_as_good_as_cold(&mut site, "translation");
    site.write("config.toml", &config.replace("minify_html = false", "minify_html = true"));
    is_as_good_as_cold(&mut site, "configuration");
    site.write_bytes("content/tin/hai/anh.png", &crate::samples::png(2, 4));
    is_as_good_as_cold(&mut site, "picture");
    fs::rename(site.root().join("content/tin/mot.md"), site.root().join("content/tin/bon.md")).unwrap();
    is_as_good_as_cold(&mut site, "rename");
    fs::rename(site.root().join("content/tin"), site.root().join("content/thu")).unwrap();
    is_as_good_as_cold(&mut site, "rename of a folder");
    site.remove("content/thu/bon.md");
    is_as_good_as_cold(&mut site, "delete");
}

#[test]
fn with_other_options_a_build_is_as_good_as_a_first_one() {
    let mut site = small();
    site.write("khac.toml", &format!("{CONFIG}generate_feeds = true\nauthor = \"A\"\n[translations]\nchao = \"C\"\n"));
    type Change = fn(&mut Site);
    let changes: [(&str, Change); 11] = [
        ("first", |_| {}),
        ("drafts", |site| site.options.drafts = true),
        ("day", |site| site.options.as_of = Date::parse("2026-06-16").unwrap()),
        ("day on which a page begins", |site| site.options.as_of = Date::parse("2026-06-20").unwrap()),
        ("address", |site| site.options.base_url = Some("https://khac.vn/a".to_owned())),
        ("portable", |site| site.options.portable = true),
        ("not portable", |site| site.options.portable = false),
        ("compress", |site| site.options.outgoing.compress = true),
        ("hosts", |site| site.options.outgoing.hosts = Some(vec![Host::Nginx])),
        ("other hosts", |site| site.options.outgoing.hosts = Some(vec![Host::Apache])),
        ("other configuration", |site| site.options.config = Some("khac.toml".to_owned())),
    ];
    for (what, change) in changes {
        change(&mut site);
        is_as_good_as_cold(&mut site, what);
    }
    // Into another folder it is a first build; the one before still knows its own.
    let own = site.options.output_dir.replace(site.beside("hai"));
    is_as_good_as_cold(&mut site, "another folder");
    site.options.output_dir = own;
    assert!(!built(&site).1);
}

#[test]
fn a_theme_of_ones_own_is_read_again_to_its_last_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/hub");
    let publication = "+++\ntitle = \"Tờ\"\nkind = \"an-pham\"\nbo_cuc = \"ap-phich\"\nkho = [\"a4\"]\n\
        [in_an]\ntieu_de = \"Nộp hồ~sơ\"\n+++\nChữ.\n";
    let mut hub = site("theme = \"hub\"\n[print]\nsocial_pictures = false", &[("content/to.md", publication)]);
    for (path, bytes) in tree(&folder).into_iter().filter(|(path, _)| !path.starts_with("starter/")) {
        hub.write_bytes(&format!("themes/hub/{path}"), &bytes);
    }
    for name in ["index", "section", "page"] {
        hub.remove(&format!("templates/{name}.html"));
    }
    is_as_good_as_cold(&mut hub, "first");
    let root = hub.root().join("themes/hub");
    let first = |ending: &str| {
        let found = tree(&root).into_keys().find(|path| path.ends_with(ending));
        root.join(found.unwrap_or_else(|| panic!("the theme has no {ending}")))
    };
    let appended = [
        ("style", first(".css"), "\n/* x */ .thu { margin: 3px }\n"),
        ("script", first(".js"), "\nwindow.thu = 1;\n"),
        ("print layout", first(".typ"), "\n// x\n"),
        ("language", first("vi.toml"), "\n# x\n"),
        ("style token", root.join("tokens.toml"), "\n# x\n"),
    ];
    for (what, path, more) in appended {
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text + more).unwrap();
        is_as_good_as_cold(&mut hub, what);
    }
    let template = root.join("templates/page.html");
    let text = fs::read_to_string(&template).unwrap();
    fs::write(&template, text.replacen("%}<", "%}<p>x</p><", 1)).unwrap();
    assert_ne!(fs::read_to_string(&template).unwrap(), text);
    is_as_good_as_cold(&mut hub, "template");
    let font = tree(&root).into_keys().find(|path| path.ends_with(".ttf") || path.ends_with(".otf")).unwrap();
    let other = tree(&root).into_keys().rfind(|path| path.ends_with(".ttf") || path.ends_with(".otf")).unwrap();
    fs::copy(root.join(other), root.join(font)).unwrap();
    is_as_good_as_cold(&mut hub, "font");
}

#[test]
fn a_fault_that_was_let_through_before_is_not_let_through_by_the_gate() {
    let mut site = small();
    built(&site);
    assert!(!built(&site).1);
    site.options.release_gate = true;
    for _ in 0..2 {
        let faults = site.try_build().unwrap_err();
        assert!(faults.iter().any(|fault| fault.code == "gate-unapproved"), "{}", told(&faults));
    }
    site.options.release_gate = false;
    assert!(!built(&site).1);
    site.write("content/tin/mot.md", "+++\ntitel = \"x\"\n+++\n");
    for _ in 0..2 {
        assert!(site.try_build().is_err());
    }
}

#[test]
fn without_its_cache_or_with_a_torn_one_a_build_is_as_good() {
    let mut site = small();
    is_as_good_as_cold(&mut site, "first");
    let cache = site.root().join("target");
    for (path, bytes) in tree(&cache) {
        fs::write(cache.join(path), &bytes[..bytes.len() - 1]).unwrap();
    }
    is_as_good_as_cold(&mut site, "torn cache");
    fs::remove_dir_all(cache).unwrap();
    is_as_good_as_cold(&mut site, "no cache");
    fs::remove_dir_all(site.public()).unwrap();
    is_as_good_as_cold(&mut site, "no output");
}

#[test]
fn what_a_killed_build_left_beside_goes_though_nothing_is_made() {
    let site = small();
    built(&site);
    for room in [site.root().join(".public.cchc"), site.public().join(".cchc-work")] {
        fs::create_dir(&room).unwrap();
        fs::write(room.join("7"), "x").unwrap();
        assert!(!built(&site).1);
        assert!(!room.exists(), "{}", room.display());
    }
}

#[test]
fn of_a_site_in_which_one_page_was_edited_one_page_is_written() {
    let site = small();
    built(&site);
    site.write("content/tin/mot.md", "+++\ntitle = \"Một\"\ndate = 2026-01-02\n+++\nThân khác.\n");
    let (made, _) = built(&site);
    // The page itself and the feed that holds its text.
    assert_eq!((made.published.written, made.published.unchanged), (2, made.files - 2));
}

/// What a person, a backup or a broken clock may do to a published file.
#[derive(Debug, Clone, Copy)]
enum Meddling {
    Overwrite,
    OverwriteKeepingTime,
    Append,
    Remove,
    Touch(i64),
    Swap(usize),
    Copy(usize),
    Link,
    Folder,
    Stray,
}

fn meddling() -> impl Strategy<Value = Meddling> {
    prop_oneof![
        Just(Meddling::Overwrite),
        Just(Meddling::OverwriteKeepingTime),
        Just(Meddling::Append),
        Just(Meddling::Remove),
        (-100_000..100_000_i64).prop_map(Meddling::Touch),
        (0..40_usize).prop_map(Meddling::Swap),
        (0..40_usize).prop_map(Meddling::Copy),
        Just(Meddling::Link),
        Just(Meddling::Folder),
        Just(Meddling::Stray),
    ]
}

/// What the names of files begin with that no build made.
const STRAY: &str = "la-";

fn set_time(path: &Path, time: SystemTime) {
    let _ = File::options().write(true).open(path).and_then(|file| file.set_modified(time));
}

fn meddle(public: &Path, at: usize, with: Meddling) {
    let all: Vec<String> =
        tree(public).into_keys().filter(|path| path != ".cchc-manifest" && !path.starts_with(STRAY)).collect();
    let stray = |name: &str| public.join(format!("{STRAY}{name}-{}", all.len()));
    let name = |at: usize| public.join(&all[at % all.len()]);
    let path = name(at);
    let Ok(known) = fs::symlink_metadata(&path) else { return };
    let (time, bytes) = (known.modified().unwrap(), fs::read(&path).unwrap_or_default());
    let other: Vec<u8> = bytes.iter().map(|byte| byte ^ 1).collect();
    match with {
        Meddling::Overwrite => fs::write(&path, other).unwrap(),
        Meddling::OverwriteKeepingTime => {
            fs::write(&path, other).unwrap();
            set_time(&path, time);
        }
        Meddling::Append => fs::write(&path, [&bytes[..], b"x"].concat()).unwrap(),
        Meddling::Remove => fs::remove_file(&path).unwrap(),
        Meddling::Touch(seconds) => {
            let by = Duration::from_secs(seconds.unsigned_abs());
            set_time(&path, if seconds < 0 { SystemTime::now() - by } else { SystemTime::now() + by });
        }
        Meddling::Swap(second) => {
            let aside = stray("tam");
            fs::rename(&path, &aside).unwrap();
            let _ = fs::rename(name(second), &path);
            fs::rename(aside, name(second)).unwrap();
        }
        Meddling::Copy(second) => {
            // As a backup puts files back: bytes of another, with its times.
            if fs::copy(name(second), &path).is_ok() {
                set_time(&path, fs::metadata(name(second)).unwrap().modified().unwrap());
            }
        }
        Meddling::Link =>
        {
            #[cfg(unix)]
            if fs::rename(&path, stray("that")).is_ok() {
                std::os::unix::fs::symlink(stray("that"), &path).unwrap();
            }
        }
        Meddling::Folder => {
            fs::remove_file(&path).unwrap();
            fs::create_dir(&path).unwrap();
        }
        Meddling::Stray => fs::write(stray("cua-toi"), "giữ").unwrap(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is done to published files between builds, the next build mends all of them, and leaves what
    /// is not its own.
    #[test]
    fn what_is_published_is_mended(
        rounds in proptest::collection::vec(proptest::collection::vec((0..40_usize, meddling()), 0..4), 1..4)
    ) {
        let mut site = small();
        built(&site);
        let (whole, _) = cold(&mut site);
        for deeds in rounds {
            for (at, with) in deeds {
                meddle(&site.public(), at, with);
            }
            let strays = |(path, _): &(String, Vec<u8>)| path.starts_with(STRAY);
            let before = tree(&site.public()).into_iter().filter(strays);
            built(&site);
            let (others, now): (Vec<_>, Vec<_>) = tree(&site.public()).into_iter().partition(strays);
            prop_assert_eq!(others, before.collect::<Vec<_>>());
            prop_assert_eq!(now.into_iter().collect::<BTreeMap<_, _>>(), whole.clone());
            prop_assert!(!built(&site).1);
        }
    }
}
