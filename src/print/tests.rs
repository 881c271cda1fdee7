//! The theme's own layouts in every size: they set real text, keep to the paper, refuse what does not fit.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use serde_json::json;

use super::{
    DocumentNote, Finish, InAn, Job, JobData, Office, Origin, PageData, PngSize, PrintFiles, Qr, SiteData, Step,
    Studio, Want, tables,
};
use crate::cache::Cache;
use crate::diag::{Diagnostic, Speech};

const BOTH: Want = Want { pdf: true, png: Some(PngSize::LongSide(600)), first_only: false };

fn folder(name: &str) -> BTreeMap<String, Arc<[u8]>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/hub").join(name);
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.is_file());
    files.map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap().into())).collect()
}

fn files() -> PrintFiles {
    let fonts = folder("fonts").into_iter().filter(|(name, _)| name.ends_with(".ttf")).map(|file| file.1).collect();
    let mut files = folder("print");
    let table = |name: &str| (name.to_owned(), folder("").remove(name).unwrap_or_default());
    files.extend([table("tokens.toml"), table("site-tokens.toml")]);
    PrintFiles { folder: "themes/hub/print".to_owned(), files, fonts }
}

fn studio(cache: Cache) -> Studio {
    Studio::new(files(), cache).unwrap()
}

/// A page that every layout can set.
fn data(office: bool) -> JobData {
    let step = |ten: &str, noi_dung: &str| Step { ten: ten.to_owned(), noi_dung: Some(noi_dung.to_owned()) };
    JobData {
        origin: Origin::file("content/bai.md"),
        lang: "vi".to_owned(),
        page: PageData {
            title: "Đăng ký khai sinh".to_owned(),
            description: "Nộp ở xã, phường nào trong tỉnh cũng được.".to_owned(),
            permalink: "https://cchc.caobang.gov.vn/thu-tuc/dang-ky-khai-sinh/".to_owned(),
            updated: Some("2026-06-09".into()),
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
            ..PageData::default()
        },
        in_an: InAn {
            chuyen_muc: None,
            tieu_de: Some("Khai sinh cho con: đừng để quá 60~ngày".into()),
            thong_diep: Some("Nộp ở xã nào trong tỉnh cũng được.".into()),
            buoc: vec![step("Mang theo", "Giấy chứng sinh"), step("Nộp", "Ở nơi gần nhất")],
            khau_hieu: vec!["Cải cách vì dân".to_owned(), "Nhanh, gọn, đúng hẹn".to_owned()],
            can_cu: Some("Nghị định số 118/2025/NĐ-CP".into()),
            ..InAn::default()
        },
        office: office.then(|| Office {
            id: "ha-lang".to_owned(),
            name: "Hạ Lang".to_owned(),
            kind: "xã".to_owned(),
            title: "UBND xã Hạ Lang".to_owned(),
            address: Some("Trung tâm xã".into()),
            ..Office::default()
        }),
        qr: crate::qr::encode("https://cchc.caobang.gov.vn/").ok().map(|code| Qr {
            url: "https://cchc.caobang.gov.vn/".to_owned(),
            size: code.size,
            rows: code.rows(),
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

/// A job; a layout for pages of another kind gets one of that kind, and a bulletin its pages.
fn job(studio: &Studio, layout: &str, size: &str, mut data: JobData) -> Job {
    let kinds = &studio.layout(layout).unwrap().kinds;
    if !kinds.is_empty() && !kinds.contains(&data.page.kind) {
        data.pages = vec![data.page.clone(), data.page.clone()];
        data.page.kind.clone_from(&kinds[0]);
    }
    studio.job(layout, Some(size), Finish::Office, data).unwrap()
}

/// What is wrong with a job; a sheet that is made is no message for a failing test.
fn refused(studio: &Studio, job: &Job) -> Vec<Diagnostic> {
    match studio.export(job, BOTH) {
        Ok(_) => panic!("the sheet was made"),
        Err(faults) => faults,
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

fn pages(studio: &Studio, layout: &str, data: JobData) -> usize {
    let sheet = studio.export(&job(studio, layout, "a4", data), Want { pdf: true, ..Want::default() });
    sheet.unwrap_or_else(|faults| panic!("{layout}: {faults:#?}")).pages
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
            let pdf = sheet.pdf.unwrap();
            assert!(pdf.starts_with(b"%PDF-"));
            assert!(holds(&pdf, "<pdfuaid:part>1</pdfuaid:part>"), "{layout} {size} is not PDF/UA-1");
            let png = &sheet.pngs[0];
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
        // A label is its code.
        assert_eq!(sheet.is_ok(), layout != "nhan-qr", "{layout} {size}: {:#?}", sheet.err());
    }
}

#[test]
fn the_same_words_give_the_same_bytes_and_the_cache_changes_none() {
    let folder = tempfile::tempdir().unwrap();
    let cold = studio(Cache::none());
    let kept = studio(Cache::in_folder(folder.path()));
    for row in cold.layouts() {
        let (layout, size) = (&row.id, &row.default_size);
        let made = |studio: &Studio| studio.export(&job(studio, layout, size, data(true)), BOTH).unwrap();
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
    let told = with(&|in_an| in_an.buoc = vec![in_an.buoc[0].clone(); 5]);
    assert!(told.contains("print-too-many") && told.contains("4 at most") && !told.contains("overflow"), "{told}");
    let told = with(&|in_an| in_an.tieu_de = Some("dài~".repeat(60)));
    assert!(told.contains("in_an.tieu_de"), "{told}");
}

#[test]
fn a_banner_refuses_a_slogan_or_an_address_that_is_too_long() {
    let studio = studio(Cache::none());
    let told = |data: JobData| {
        let faults = refused(&studio, &job(&studio, "bang-ron", "1x6", data));
        faults.iter().map(|fault| fault.message(Speech::En)).collect::<Vec<_>>().join("\n")
    };
    let mut slogan = data(false);
    slogan.in_an.khau_hieu = vec!["Rất dài và còn dài hơn nữa ".repeat(9)];
    assert!(told(slogan).contains("in_an.khau_hieu"));
    let mut three = data(false);
    three.in_an.khau_hieu = vec!["Ngắn".to_owned(); 3];
    let told_of_three = told(three);
    assert!(told_of_three.contains("in_an.khau_hieu") && told_of_three.contains("2 at most"), "{told_of_three}");
    let mut address = data(true);
    address.office.as_mut().unwrap().address = Some("số nhà, đường, tổ dân phố, ".repeat(60));
    assert!(told(address).contains("office.address"));
}

#[test]
fn a_character_that_no_font_has_is_an_error_that_names_it() {
    let studio = studio(Cache::none());
    let mut odd = data(false);
    odd.in_an.thong_diep = Some("Chữ 漢 lạ".into());
    let faults = refused(&studio, &job(&studio, "ap-phich", "a4", odd));
    assert_eq!(faults[0].code, "print-no-glyph");
    assert!(faults[0].message(Speech::En).contains('漢'));
}

#[test]
fn an_unknown_layout_or_size_gets_the_nearest_name() {
    let studio = studio(Cache::none());
    let fault = studio.job("ap-phic", None, Finish::Office, data(false)).unwrap_err();
    assert_eq!((fault.code, fault.suggestion.as_deref()), ("print-unknown-layout", Some("ap-phich")));
    let fault = studio.job("ap-phich", Some("a9"), Finish::Office, data(false)).unwrap_err();
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

#[test]
fn a_notice_sheet_takes_one_page_until_it_must_take_more() {
    let studio = studio(Cache::none());
    let with = |papers: usize| {
        let mut data = data(true);
        let paper = |number: usize| json!({ "ten": format!("Giấy tờ thứ {number}"), "ghi_chu": "Bản chính." });
        data.page.record["mang_theo"] = (0..papers).map(paper).collect();
        pages(&studio, "phieu-thu-tuc", data)
    };
    assert_eq!((with(2), with(9), with(12)), (1, 1, 1));
    assert!(with(60) > 1);
}

#[test]
fn papers_that_are_no_longer_handed_in_stand_on_the_sheet_however_full_it_is() {
    let studio = studio(Cache::none());
    for papers in [1, 9, 12, 14, 20] {
        let mut full = data(true);
        let paper = |number: usize| json!({ "ten": format!("Giấy tờ thứ {number}"), "ghi_chu": "Bản chính." });
        full.page.record["mang_theo"] = (0..papers).map(paper).collect();
        let mut more = full.clone();
        more.page.record["khong_phai_nop"] = json!([{ "ten": "Giấy xác nhận", "thay_bang": "dữ liệu" }]);
        let mut anywhere = more.clone();
        anywhere.page.record["nop_toan_tinh"] = json!(true);
        let drawn = |data| studio.export(&job(&studio, "phieu-thu-tuc", "a4", data), BOTH).unwrap();
        let [full, more, anywhere] = [full, more, anywhere].map(drawn);
        let ink = |sheet: &super::Sheet| -> usize { sheet.pdf.as_ref().unwrap().len() };
        assert!(ink(&anywhere) > ink(&more) && ink(&more) > ink(&full), "{papers} papers");
    }
}

#[test]
fn a_page_with_notes_and_rules_is_accessible_wherever_it_breaks() {
    let studio = studio(Cache::none());
    let text = |text: &str| json!({ "t": "text", "text": text });
    let para = |body: serde_json::Value| json!({ "t": "para", "body": [body] });
    for lines in (18..40).step_by(3) {
        let note = json!({ "t": "note", "n": 1, "blocks": [para(json!({ "t": "link", "url": "https://a.vn", "body": [text("x")] }))] });
        let mut blocks = vec![para(note)];
        blocks.extend((0..lines).map(|_| para(text("Dòng."))));
        blocks.push(json!({ "t": "rule" }));
        blocks.push(json!({ "t": "code-block", "text": "a\n".repeat(12) }));
        let mut data = data(false);
        (data.page.kind, data.page.record, data.page.blocks) = (String::new(), json!({}), blocks.into());
        assert!(pages(&studio, "trang", data) >= 1, "{lines}");
    }
}

#[test]
fn lines_break_where_the_sense_allows() {
    let mut own = files();
    let test = r#"#import "khop.typ": *
#set document(title: "Dòng")
#set text(font: "Be Vietnam Pro")
#context {
  let chia-ra(s, rong) = dong(do-chu(s, weight: 800), rong)
  // A sentence does not begin with one word at the end of a line, nor is a compound split.
  assert.eq(chia-ra("Vướng thủ\u{a0}tục? Báo ngay cho chúng\u{a0}tôi", 13.5), ("Vướng thủ tục?", "Báo ngay cho chúng tôi"))
  assert(chia-ra("Nộp hồ sơ thủ tục hành chính ở nơi gần nhất", 14).all(l => not l.ends-with("hành") and not l.ends-with("thủ")))
  // What the author tied stays together, and no lone syllable is left at the end.
  assert(chia-ra("Một\u{a0}cửa, ít\u{a0}giấy, đỡ\u{a0}đi\u{a0}lại", 6).contains("đỡ đi lại"))
  assert(chia-ra("Không phải đi xa đâu", 8).last().split(" ").len() > 1)
}"#;
    own.files.insert("trang.typ".to_owned(), test.as_bytes().into());
    let studio = Studio::new(own, Cache::none()).unwrap();
    assert_eq!(pages(&studio, "trang", data(false)), 1);
}

#[test]
fn a_document_that_ended_is_told_where_it_is_named_and_not_on_its_own_page() {
    let studio = studio(Cache::none());
    let told = |data: JobData| {
        let sheet = studio.export(&job(&studio, "trang", "a4", data), Want { pdf: true, ..Want::default() });
        sheet.unwrap().warnings.iter().map(|fault| fault.code).collect::<Vec<_>>()
    };
    let mut citing = data(false);
    citing.ended =
        Arc::new(BTreeMap::from([(crate::text::document_number::key("118/2025/NĐ-CP"), Some("9/2026/NĐ-CP".into()))]));
    let mut own = citing.clone();
    own.page.kind = "van-ban".to_owned();
    own.page.record = json!({ "so_ky_hieu": "118/2025/NĐ-CP", "thay_the": ["Nghị định 118/2025/NĐ-CP"] });
    own.in_an = InAn::default();
    let note = DocumentNote { number: "118/2025/NĐ-CP".to_owned(), is_history: true, ..DocumentNote::default() };
    let mut history = citing.clone();
    history.page.documents = vec![note];
    assert_eq!((told(citing), told(own), told(history)), (vec!["print-document-ended"], vec![], vec![]));
}

#[test]
fn what_became_of_a_document_is_said_beside_its_number_and_beside_no_other() {
    let mut own = files();
    let test = r#"#import "van-ban.typ": *
#import "cau-truc.typ": ca-khoi
#set document(title: "Văn bản")
#set text(font: "Be Vietnam Pro")
#let n = nhan("vi")
#let d = (number: "2/2018/NĐ-CP", state: "het-hieu-luc", until: "2026-07-01", replaced_by: ("9/2026/NĐ-CP",), is_history: false, written: ("2/2018/NĐ-CP",))
#let bai = (kind: "thu-tuc", documents: (d,), record: (:), blocks: (), permalink: "a")
#assert.eq(ghi-het(bai, n, "Nghị định 2/2018/NĐ-CP, Điều 3"), "Nghị định 2/2018/NĐ-CP (hết hiệu lực; nay là 9/2026/NĐ-CP), Điều 3")
#assert.eq(ghi-het(bai, n, "2/2018/NĐ-CP"), "2/2018/NĐ-CP (hết hiệu lực; nay là 9/2026/NĐ-CP)")
#assert.eq(ghi-het(bai, n, "Nghị định 12/2018/NĐ-CP"), "Nghị định 12/2018/NĐ-CP")
#assert.eq(ghi-het(bai + (documents: (d + (replaced_by: ()),)), n, "2/2018/NĐ-CP"), "2/2018/NĐ-CP (hết hiệu lực)")
#assert.eq(ghi-het(bai + (documents: (d + (is_history: true),)), n, "2/2018/NĐ-CP"), "2/2018/NĐ-CP")
#assert.eq(dong-het(bai, n), "Dẫn văn bản đã hết hiệu lực: 2/2018/NĐ-CP, nay là 9/2026/NĐ-CP.")
#assert.eq(dong-het(bai + (kind: "van-ban"), n), none)
#let dung(..st) = the-dung((standing: (state: "het-hieu-luc", is_stated: false, until: none, replaced_by: (), named_by: ()) + st.named()), n, "vi").tinh-trang
#assert.eq(dung(until: "2026-07-01", replaced_by: ("9/2026/NĐ-CP",)).at(1), "Hết hiệu lực từ 01/7/2026, được thay thế bởi 9/2026/NĐ-CP")
#assert.eq(dung(state: "con-hieu-luc"), none)
#assert.eq(dung(state: "con-hieu-luc", is_stated: true).at(1), "Còn hiệu lực")
// A choice leads to the number of its step; what leads elsewhere stays a link.
#let chon(url) = (t: "link", url: url, body: ((t: "text", text: "Đi"),))
#let cay = bai + (kind: "chon-duong", blocks: ((t: "heading", level: 2, body: ()), (t: "para", body: (chon("b"), chon("c")))), beside: (steps: ((title: "Hai?", url: "b", blocks: ((t: "para", body: (chon("a"),)),)),)))
#let ra = ca-khoi(cay, "vi")
#assert.eq(ra.at(1).body.map(x => x.t), ("span", "link"))
#assert(repr(ra.at(1)).contains("bước 2") and repr(ra.at(3)).contains("bước 1"))
#assert(repr(ra.at(2)).contains("2. ") and ra.len() == 4)
Chữ."#;
    own.files.insert("trang.typ".to_owned(), test.as_bytes().into());
    let studio = Studio::new(own, Cache::none()).unwrap();
    assert_eq!(pages(&studio, "trang", data(false)), 1);
}
