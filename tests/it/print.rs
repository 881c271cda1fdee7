//! Printing from a site on the disk: what is made, what is recorded, and what bad input is told.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use cchc::date::Date;
use cchc::diag::Diagnostic;
use cchc::pipeline::{self, OfficeChoice, Options, PrintOptions, PrintReport, Silent};
use cchc::print::PngSize;

/// The starter site in a folder of its own, with one more publication.
struct Site {
    folder: tempfile::TempDir,
}

const POSTER: &str = "+++\ntitle = \"Áp phích thử\"\nupdated = 2026-06-09\nbo_cuc = \"ap-phich\"\nkho = [\"a4\"]\n[in_an]\ntieu_de = \"Nộp hồ~sơ nơi gần nhất\"\n";

impl Site {
    fn new() -> Self {
        let site = Self { folder: tempfile::tempdir().unwrap() };
        for (name, bytes) in cchc::source::starter_files() {
            site.write(&name, &bytes);
        }
        site.poster("");
        site
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("trang")
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("in")
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.root().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, bytes).unwrap();
        path
    }

    /// The poster, with more lines in its table `[in_an]`.
    fn poster(&self, lines: &str) {
        self.write("content/an-pham/thu.md", format!("{POSTER}{lines}\n+++\nChữ.\n").as_bytes());
    }

    fn wanted(&self) -> PrintOptions {
        PrintOptions {
            options: Options {
                root: self.root(),
                config: None,
                output_dir: None,
                base_url: Some("https://cchc.vn".to_owned()),
                drafts: false,
                as_of: Date::parse("2026-06-15").unwrap(),
                portable: false,
                force: false,
                preview: false,
                release_gate: false,
                outgoing: cchc::pipeline::Outgoing::default(),
            },
            page: "an-pham/thu".to_owned(),
            layout: None,
            sizes: Vec::new(),
            finishes: Vec::new(),
            offices: OfficeChoice::None,
            table: None,
            formats: None,
            png: PngSize::Ppi(40.0),
            output_dir: self.out(),
        }
    }

    fn print(&self, change: impl FnOnce(&mut PrintOptions)) -> Result<PrintReport, Vec<Diagnostic>> {
        let mut wanted = self.wanted();
        change(&mut wanted);
        pipeline::print(&wanted, &Silent)
    }

    /// The codes of what stops a print; nothing may have been written.
    fn refused(&self, change: impl FnOnce(&mut PrintOptions)) -> Vec<Diagnostic> {
        let faults = self.print(change).unwrap_err();
        assert!(!self.out().exists(), "a partial file is left: {faults:#?}");
        faults
    }
}

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

fn codes(faults: &[Diagnostic]) -> Vec<&str> {
    faults.iter().map(|fault| fault.code).collect()
}

#[test]
fn files_have_their_names_by_one_pattern_and_are_recorded() {
    let site = Site::new();
    let report = site
        .print(|wanted| {
            wanted.sizes = vec!["a4".to_owned(), "a3".to_owned()];
            wanted.finishes = ["van-phong", "den-trang"].map(str::to_owned).to_vec();
        })
        .unwrap();
    assert_eq!(report.files.len(), 4);
    let stems = ["a4", "a4-den-trang", "a3", "a3-den-trang"].map(|end| format!("ap-phich-thu-{end}.pdf"));
    let expected: BTreeSet<String> = stems.into_iter().chain(["ban-in.json".to_owned()]).collect();
    assert_eq!(names(&site.out()), expected);
    let record: serde_json::Value = serde_json::from_slice(&fs::read(site.out().join("ban-in.json")).unwrap()).unwrap();
    let first = &record["files"][0];
    assert_eq!(first["file"], "ap-phich-thu-a3-den-trang.pdf");
    assert_eq!((&first["page"], &first["size"]), (&"content/an-pham/thu.md".into(), &"a3".into()));
    assert_eq!((&first["updated"], first["pages"].as_u64()), (&"2026-06-09".into(), Some(1)));
}

#[test]
fn a_second_run_writes_nothing_and_a_changed_word_writes_its_sheet() {
    let site = Site::new();
    let written = |report: PrintReport| report.files.iter().filter(|file| file.written).count();
    assert_eq!(written(site.print(|_| {}).unwrap()), 1);
    let time = |name: &str| fs::metadata(site.out().join(name)).unwrap().modified().unwrap();
    let (sheet, record) = (time("ap-phich-thu-a4.pdf"), time("ban-in.json"));
    assert_eq!(written(site.print(|_| {}).unwrap()), 0);
    assert_eq!((time("ap-phich-thu-a4.pdf"), time("ban-in.json")), (sheet, record));
    site.poster("thong_diep = \"Mới\"");
    assert_eq!(written(site.print(|_| {}).unwrap()), 1);
}

#[test]
fn a_table_of_ones_own_makes_a_sheet_for_every_row_or_for_those_that_are_named() {
    let site = Site::new();
    let table =
        site.write("../truong.csv", "ten,dia_chi\nTrường Tiểu học Hạ Lang,Tổ 1\nTrường THCS Hạ Lang,\n".as_bytes());
    let printed = |offices: OfficeChoice| {
        let report = site.print(|wanted| {
            wanted.table = Some(table.clone());
            wanted.offices = offices;
        });
        let files = report.unwrap().files;
        files.iter().map(|file| file.path.file_name().unwrap().to_string_lossy().into_owned()).collect::<Vec<_>>()
    };
    let all = printed(OfficeChoice::None);
    assert_eq!(all, ["ap-phich-thu-a4-truong-tieu-hoc-ha-lang.pdf", "ap-phich-thu-a4-truong-thcs-ha-lang.pdf"]);
    let one = printed(OfficeChoice::Some(vec!["truong-thcs-ha-lang".to_owned()]));
    assert_eq!(one, [all[1].as_str()]);
}

#[test]
fn what_is_not_there_is_told_with_the_nearest_that_is() {
    let site = Site::new();
    let near = |faults: Vec<Diagnostic>| (faults[0].code, faults[0].suggestion.clone().unwrap_or_default());
    assert_eq!(near(site.refused(|w| w.page = "an-pham/thuu".to_owned())).0, "print-unknown-page");
    let told = near(site.refused(|w| w.layout = Some("ap-phic".to_owned())));
    assert_eq!(told, ("print-unknown-layout", "ap-phich".to_owned()));
    assert_eq!(near(site.refused(|w| w.sizes = vec!["a9".to_owned()])).0, "print-unknown-size");
    let told = near(site.refused(|w| w.finishes = vec!["nha-inn".to_owned()]));
    assert_eq!(told, ("print-unknown-finish", "nha-in".to_owned()));
    let offices = OfficeChoice::Some(vec!["99999".to_owned()]);
    assert_eq!(near(site.refused(|w| w.offices = offices)).0, "print-unknown-office");
    let tiles = site.refused(|w| w.finishes = vec!["ghep-a4".to_owned()]);
    assert_eq!(codes(&tiles), ["print-needs-no-tiles"]);
}

#[test]
fn a_picture_that_is_missing_broken_or_reaches_outside_is_told_at_its_place() {
    let site = Site::new();
    site.poster("hinh = \"anh.png\"");
    let faults = site.refused(|_| {});
    let span = faults[0].span.as_ref().unwrap();
    assert_eq!((faults[0].code, span.file.as_str(), span.line), ("print-picture-missing", "content/an-pham/thu.md", 8));
    site.write("content/an-pham/anh.png", b"\x89PNG\r\n\x1a\nkhong phai hinh");
    let faults = site.refused(|_| {});
    assert!(faults[0].code.starts_with("image-"), "{faults:#?}");
    assert_eq!(faults[0].span.as_ref().unwrap().file, "content/an-pham/anh.png");
    site.write(
        "content/an-pham/anh.png",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='https://a.vn/x.png'/></svg>",
    );
    assert_eq!(codes(&site.refused(|_| {})), ["image-svg-external"]);
}

#[test]
fn words_that_cannot_be_set_are_told_by_their_field() {
    let site = Site::new();
    let told = |lines: &str, layout: &str| {
        site.poster(lines);
        let faults = site.refused(|wanted| wanted.layout = Some(layout.to_owned()));
        let field = faults[0].args.iter().find(|(name, _)| *name == "field").map(|(_, field)| field.clone());
        (faults[0].code, field.unwrap_or_default())
    };
    let long = format!("khau_hieu = [\"{}\"]", "dài và còn dài nữa ".repeat(22).trim());
    let (code, field) = told(&long, "bang-ron");
    assert!(code.starts_with("print-overflow") && field == "in_an.khau_hieu", "{code} {field}");
    for strange in ["政府", "حكومة"] {
        let (code, field) = told(&format!("thong_diep = \"Chữ {strange}\""), "ap-phich");
        assert_eq!((code, field.as_str()), ("print-no-glyph", "in_an.thong_diep"));
    }
}

#[test]
fn a_page_without_text_is_printed_all_the_same() {
    let site = Site::new();
    site.write("content/huong-dan/trong.md", "+++\ntitle = \"Trang trống\"\nweight = 9\n+++\n".as_bytes());
    for layout in ["trang", "ap-phich"] {
        let report = site.print(|wanted| {
            wanted.page = "huong-dan/trong".to_owned();
            wanted.layout = Some(layout.to_owned());
        });
        assert!(report.is_ok(), "{layout}: {:#?}", report.err());
    }
}

#[test]
fn preflight_tells_of_slogans_days_and_documents_that_have_ended() {
    let site = Site::new();
    let document = "+++\ntitle = \"Cũ\"\nkind = \"van-ban\"\nso_ky_hieu = \"61/2018/NĐ-CP\"\nloai = \"Nghị định\"\nco_quan = \"Chính phủ\"\ntinh_trang = \"het-hieu-luc\"\nweight = 1\n+++\n";
    site.write("content/huong-dan/cu.md", document.as_bytes());
    let document = document
        .replace("61/2018", "118/2025")
        .replace("het-hieu-luc", "con-hieu-luc")
        .replace("weight = 1", "weight = 2\nthay_the = [\"Nghị định số 61/2018/NĐ-CP\"]");
    site.write("content/huong-dan/moi.md", document.as_bytes());
    site.poster(
        "khau_hieu = [\"một hai ba bốn năm sáu bảy tám chín mười mười~một mười~hai\"]\ntreo_tu = 2026-06-01\ntreo_den = 2026-07-30\ncan_cu = \"Nghị định số 61/2018/NĐ-CP\"",
    );
    let report = site.print(|wanted| wanted.layout = Some("bang-ron".to_owned())).unwrap();
    let found: Vec<&Diagnostic> = report.warnings.iter().filter(|fault| fault.code.starts_with("print-")).collect();
    let told: BTreeSet<&str> = found.iter().map(|fault| fault.code).collect();
    assert_eq!(told, BTreeSet::from(["print-slogan-long", "print-hanging-long", "print-document-ended"]));
    let ended = found.iter().find(|fault| fault.code == "print-document-ended").unwrap();
    assert!(ended.args.contains(&("successor", "118/2025/NĐ-CP".to_owned())), "{ended:#?}");
    assert!(found.iter().all(|fault| fault.span.as_ref().unwrap().file == "content/an-pham/thu.md"));
    site.poster("treo_tu = 2026-07-01\ntreo_den = 2026-06-20");
    let report = site.print(|_| {}).unwrap();
    let told: Vec<&str> =
        report.warnings.iter().map(|fault| fault.code).filter(|code| code.contains("hanging")).collect();
    assert_eq!(told, ["print-hanging-reversed"]);
}

#[test]
fn the_data_of_a_sheet_can_be_looked_at() {
    let site = Site::new();
    let json: serde_json::Value = serde_json::from_str(&pipeline::print_data(&site.wanted()).unwrap()).unwrap();
    assert_eq!((&json["layout"], &json["size"]["id"]), (&"ap-phich".into(), &"a4".into()));
    assert_eq!(json["in_an"]["tieu_de"], "Nộp hồ\u{a0}sơ nơi gần nhất");
    assert!(!site.out().exists());
}

#[test]
fn words_over_words_and_texts_that_nest_too_deep_are_no_sheet() {
    let site = Site::new();
    let cells = |text: &str| format!("|{}\n", format!(" {text} |").repeat(14));
    let table = format!("{}{}{}", cells("Đơn-vị-hành-chính"), cells("---"), cells("1.234.567-hồ-sơ"));
    let page = |body: &str| format!("+++\ntitle = \"Bảng\"\nweight = 9\n+++\n{body}\n");
    site.write("content/huong-dan/bang.md", page(&table).as_bytes());
    let printed = |layout: &str| {
        site.print(|wanted| {
            wanted.page = "huong-dan/bang".to_owned();
            wanted.layout = Some(layout.to_owned());
        })
    };
    for layout in ["trang", "trinh-chieu"] {
        let faults = printed(layout).unwrap_err();
        assert!(["print-overprint", "print-outside"].contains(&faults[0].code), "{layout}: {faults:#?}");
    }
    site.write("content/huong-dan/bang.md", page(&format!("{}KET THUC", "> ".repeat(400))).as_bytes());
    assert_eq!(codes(&printed("trang").unwrap_err()), ["text-too-deep"]);
}

#[test]
fn what_is_wrong_with_a_row_of_ones_own_table_is_told_at_that_row() {
    let site = Site::new();
    let table = site.write("../don-vi.csv", "ten,gio_lam_viec\nA,\nB,世界\n".as_bytes());
    let faults = site.refused(|wanted| wanted.table = Some(table.clone()));
    let span = faults[0].span.as_ref().unwrap();
    assert!(faults[0].code == "print-no-glyph" && span.file.ends_with("don-vi.csv") && span.line == 3, "{faults:#?}");
    fs::write(&table, "ten,logo\nA,khong-co.png\n").unwrap();
    let faults = site.refused(|wanted| wanted.table = Some(table.clone()));
    assert_eq!((faults[0].code, faults[0].span.as_ref().unwrap().line), ("print-unit-logo", 2));
}

#[test]
fn a_short_address_has_its_quiet_zone_and_an_empty_leaflet_says_what_it_lacks() {
    let site = Site::new();
    for layout in ["trang", "ap-phich", "the-ban", "nhan-qr"] {
        let report = site.print(|wanted| {
            wanted.layout = Some(layout.to_owned());
            wanted.options.base_url = Some("https://a.vn".to_owned());
        });
        let found: Vec<_> =
            report.unwrap().warnings.into_iter().filter(|fault| fault.code.starts_with("print-qr")).collect();
        assert!(found.is_empty(), "{layout}: {found:#?}");
    }
    site.write("content/huong-dan/trong.md", "+++\ntitle = \"Trống\"\nweight = 9\n+++\n".as_bytes());
    let faults = site.print(|wanted| {
        wanted.page = "huong-dan/trong".to_owned();
        wanted.layout = Some("to-gap".to_owned());
    });
    assert_eq!(codes(&faults.unwrap_err()), ["print-missing-field"]);
}
