//! The theme's own layouts, each in every size: they set real text, keep to the paper, and refuse
//! what does not fit.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::{
    InAn, Job, JobData, Office, Origin, PageData, PngSize, PrintFiles, Qr, SiteData, Step, Studio, Want, tables,
};
use crate::cache::Cache;
use crate::diag::{Diagnostic, Speech};

const BOTH: Want = Want { pdf: true, png: Some(PngSize::LongSide(600)) };

fn folder(name: &str) -> BTreeMap<String, Arc<[u8]>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/hub").join(name);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.is_file());
    files.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap().into())).collect()
}

fn files() -> PrintFiles {
    let fonts =
        folder("fonts").into_iter().filter(|(name, _)| name.ends_with(".ttf")).map(|(_, bytes)| bytes).collect();
    PrintFiles { folder: "themes/hub/print".to_owned(), files: folder("print"), fonts }
}

fn studio(cache: Cache) -> Studio {
    Studio::new(files(), cache).unwrap()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

/// A page that every layout can set.
fn data(office: bool) -> JobData {
    let step = |ten: &str, noi_dung: &str| Step { ten: ten.to_owned(), noi_dung: some(noi_dung) };
    JobData {
        origin: Origin::file("content/bai.md"),
        lang: "vi".to_owned(),
        page: PageData {
            title: "Đăng ký khai sinh".to_owned(),
            description: "Nộp ở xã, phường nào trong tỉnh cũng được.".to_owned(),
            permalink: "https://cchc.caobang.gov.vn/thu-tuc/dang-ky-khai-sinh/".to_owned(),
            updated: some("2026-06-09"),
            kind: "thu-tuc".to_owned(),
            record: json!({
                "linh_vuc": "Hộ tịch", "thoi_han": "Trong ngày", "noi_nop": ["UBND xã"], "le_phi": "",
                "mang_theo": [{ "ten": "Giấy chứng sinh", "ghi_chu": "Bản chính" }, { "ten": "Văn bản", "truong_hop": "Nhờ người khác" }],
                "can_cu": ["Nghị định số 118/2025/NĐ-CP"], "nguon": [{ "ten": "Cổng" }],
            }),
            lang: "vi".to_owned(),
            blocks: json!([
                { "t": "heading", "level": 2, "body": [{ "t": "text", "text": "Các bước" }] },
                { "t": "para", "body": [{ "t": "text", "text": "Theo Nghị định 118/2025/NĐ-CP." }, { "t": "note", "n": 1, "blocks": [] }] },
                { "t": "list", "start": 1, "items": [{ "checked": true, "blocks": [{ "t": "para", "body": [] }] }] },
                { "t": "table", "align": ["none"], "head": [[{ "t": "text", "text": "Việc" }]], "rows": [[[{ "t": "code", "text": "a" }]]] },
                { "t": "call", "name": "goi_y", "args": { "tieu_de": "Nếu" }, "blocks": [] },
                { "t": "figure", "src": "a.png", "alt": "Quầy" },
            ]),
        },
        in_an: InAn {
            chuyen_muc: None,
            tieu_de: some("Khai sinh cho con: đừng để quá 60~ngày"),
            thong_diep: some("Nộp ở xã nào trong tỉnh cũng được."),
            buoc: vec![step("Mang theo", "Giấy chứng sinh"), step("Nộp", "Ở nơi gần nhất")],
            khau_hieu: vec!["Cải cách vì dân".to_owned(), "Nhanh, gọn, đúng hẹn".to_owned()],
            can_cu: some("Nghị định số 118/2025/NĐ-CP"),
        },
        office: office.then(|| Office {
            id: "ha-lang".to_owned(),
            name: "Hạ Lang".to_owned(),
            kind: "xã".to_owned(),
            title: "UBND xã Hạ Lang".to_owned(),
            ..Office::default()
        }),
        qr: Some(Qr {
            url: "https://cchc.caobang.gov.vn/".to_owned(),
            size: 21,
            rows: vec!["10".repeat(10) + "1"; 21],
        }),
        site: SiteData {
            title: "Cải cách hành chính Cao Bằng".to_owned(),
            base_url: "https://cchc.caobang.gov.vn".to_owned(),
            province: "Cao Bằng".to_owned(),
        },
        as_of: "2026-06-09".to_owned(),
        ..JobData::default()
    }
}

fn every_sheet(studio: &Studio) -> Vec<(String, String)> {
    let sheets = studio.layouts().iter().flat_map(|row| row.sizes.iter().map(|size| (row.id.clone(), size.clone())));
    sheets.collect()
}

fn job(studio: &Studio, layout: &str, size: &str, data: JobData) -> Job {
    studio.job(layout, Some(size), data).unwrap()
}

/// What is wrong with a job; a sheet that is made is no message for a failing test.
fn refused(studio: &Studio, job: &Job) -> Vec<Diagnostic> {
    match studio.export(job, BOTH) {
        Ok(_) => panic!("the sheet was made"),
        Err(faults) => faults,
    }
}

#[test]
fn every_layout_sets_every_size_with_and_without_an_office() {
    let studio = studio(Cache::none());
    let sheets = every_sheet(&studio);
    assert!(sheets.len() >= 8, "{sheets:?}");
    for (layout, size) in sheets {
        for office in [false, true] {
            let sheet = studio.export(&job(&studio, &layout, &size, data(office)), BOTH);
            let sheet = sheet.unwrap_or_else(|faults| panic!("{layout} {size}: {faults:#?}"));
            assert!(sheet.warnings.is_empty(), "{layout} {size}: {:?}", sheet.warnings);
            assert!(sheet.pdf.unwrap().starts_with(b"%PDF-"));
            let png = sheet.png.unwrap();
            assert!(png.bytes.starts_with(b"\x89PNG") && png.width.max(png.height) == 600);
        }
    }
}

#[test]
fn a_sheet_without_the_optional_words_is_set_too() {
    let studio = studio(Cache::none());
    for (layout, size) in every_sheet(&studio) {
        let mut bare = data(false);
        bare.page.record = json!({});
        bare.page.blocks = json!([]);
        bare.page.description = String::new();
        bare.page.updated = None;
        bare.qr = None;
        bare.in_an = InAn { khau_hieu: bare.in_an.khau_hieu, ..InAn::default() };
        let sheet = studio.export(&job(&studio, &layout, &size, bare), BOTH);
        assert!(sheet.is_ok(), "{layout} {size}: {:#?}", sheet.err());
    }
}

#[test]
fn the_same_words_give_the_same_bytes_and_the_cache_changes_none() {
    let folder = tempfile::tempdir().unwrap();
    let cold = studio(Cache::none());
    let kept = studio(Cache::in_folder(folder.path()));
    for (layout, size) in every_sheet(&cold).into_iter().take(3) {
        let made = |studio: &Studio| studio.export(&job(studio, &layout, &size, data(true)), BOTH).unwrap();
        let first = made(&cold);
        assert!(first == made(&cold), "{layout} twice");
        assert!(first == made(&kept), "{layout} with a cache");
        assert!(first == made(&kept), "{layout} from the cache");
    }
}

#[test]
fn what_does_not_fit_is_named_and_nothing_is_clipped() {
    let studio = studio(Cache::none());
    let long = "rất dài ".repeat(400);
    let with = |change: &dyn Fn(&mut InAn)| {
        let mut data = data(true);
        change(&mut data.in_an);
        let faults = refused(&studio, &job(&studio, "ap-phich", "a4", data));
        faults
            .iter()
            .map(|fault| format!("{} {}", fault.code, fault.message(Speech::En)))
            .collect::<Vec<_>>()
            .join("\n")
    };
    let told = with(&|in_an| in_an.tieu_de = Some(long.clone()));
    assert!(told.contains("print-overflow") && told.contains("in_an.tieu_de"), "{told}");
    let told = with(&|in_an| in_an.thong_diep = Some(long.clone()));
    assert!(told.contains("in_an.thong_diep"), "{told}");
    let told = with(&|in_an| in_an.buoc[1].noi_dung = Some(long.clone()));
    assert!(told.contains("in_an.buoc[2]"), "{told}");
    let told = with(&|in_an| in_an.tieu_de = Some("dài~".repeat(60)));
    assert!(told.contains("in_an.tieu_de"), "{told}");
}

#[test]
fn a_character_that_no_font_has_is_an_error_that_names_it() {
    let studio = studio(Cache::none());
    let mut odd = data(false);
    odd.in_an.thong_diep = some("Chữ 漢 lạ");
    let faults = refused(&studio, &job(&studio, "ap-phich", "a4", odd));
    assert_eq!(faults[0].code, "print-no-glyph");
    assert!(faults[0].message(Speech::En).contains('漢'));
}

#[test]
fn an_unknown_layout_or_size_gets_the_nearest_name() {
    let studio = studio(Cache::none());
    let fault = studio.job("ap-phic", None, data(false)).unwrap_err();
    assert_eq!((fault.code, fault.suggestion.as_deref()), ("print-unknown-layout", Some("ap-phich")));
    let fault = studio.job("ap-phich", Some("a9"), data(false)).unwrap_err();
    assert_eq!(fault.code, "print-unknown-size");
    assert!(fault.hints(Speech::Vi).join(" ").contains("a4"), "{:?}", fault.hints(Speech::Vi));
}

#[test]
fn faults_of_the_tables_are_told_with_their_lines() {
    let sizes = tables::sizes(
        "sizes.toml",
        "[[size]]\nid = \"a4\"\nname = { vi = \"A4\", en = \"A4\" }\nwidth_mm = 1\nheight_mm = 297\nhight = 2\n",
    );
    let faults = sizes.unwrap_err();
    let told: Vec<(&str, usize)> = faults.iter().map(|fault| (fault.code, fault.span.as_ref().unwrap().line)).collect();
    assert_eq!(told, [("print-bad-size", 2), ("unknown-key", 6)]);
    let row = "[[layout]]\nid = \"a\"\nname = { vi = \"A\", en = \"A\" }\ntemplate = \"a.typ\"\nsizes = [\"a9\"]\ndefault_size = \"a4\"\n";
    let faults = tables::layouts("layouts.toml", &format!("{row}{row}"), &[], |_| false).unwrap_err();
    let codes: Vec<&str> = faults.iter().map(|fault| fault.code).collect();
    for code in ["print-twice", "print-unknown-size", "print-default-size", "print-missing-template"] {
        assert!(codes.contains(&code), "{code} in {codes:?}");
    }
    assert_eq!(tables::sizes("sizes.toml", "size = ").unwrap_err()[0].span.as_ref().unwrap().line, 1);
}

#[test]
fn a_fault_of_a_layout_points_into_its_file() {
    let mut broken = files();
    broken.files.insert("trang.typ".to_owned(), b"#let a = 1\n#khong-co()\n".to_vec().into());
    let studio = Studio::new(broken, Cache::none()).unwrap();
    let faults = refused(&studio, &job(&studio, "trang", "a4", data(false)));
    let span = faults[0].span.as_ref().unwrap();
    assert_eq!(
        (faults[0].code, span.file.as_str(), span.line),
        ("print-layout-fault", "themes/hub/print/trang.typ", 2)
    );
}
