//! What paper is told of a page beside its own words: how documents stand, how far approval has come, what
//! tables and further steps say.

use std::fs;

use cchc::date::Date;
use cchc::pipeline::{self, OfficeChoice, Options, PrintOptions, Silent};
use cchc::print::PngSize;
use serde_json::{Value, json};

/// A document of a number, with more lines of front matter.
fn document(number: &str, more: &str) -> String {
    format!(
        "+++\ntitle = \"Nghị định {number}\"\nkind = \"van-ban\"\nso_ky_hieu = \"{number}\"\nloai = \"Nghị định\"\nco_quan = \"Chính phủ\"\nweight = 1\n{more}+++\nChữ.\n"
    )
}

/// A site of these files, and a page of it printed as a document.
struct Site(tempfile::TempDir);

impl Site {
    fn new(files: &[(&str, &str)]) -> Self {
        let site = Self(tempfile::tempdir().unwrap());
        for (name, bytes) in cchc::source::starter_files() {
            site.write(&name, &bytes);
        }
        files.iter().for_each(|(name, text)| site.write(name, text.as_bytes()));
        site
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.path().join("trang").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    fn wanted(&self, page: &str, layout: &str) -> PrintOptions {
        PrintOptions {
            options: Options {
                root: self.0.path().join("trang"),
                config: None,
                output_dir: None,
                base_url: Some("https://cchc.vn".to_owned()),
                drafts: false,
                as_of: Date::parse("2026-11-25").unwrap(),
                portable: false,
                force: false,
                preview: false,
                release_gate: false,
                outgoing: cchc::pipeline::Outgoing::default(),
            },
            page: page.to_owned(),
            layout: Some(layout.to_owned()),
            sizes: Vec::new(),
            finishes: Vec::new(),
            offices: OfficeChoice::None,
            table: None,
            formats: None,
            png: PngSize::default(),
            output_dir: self.0.path().join("in"),
        }
    }

    /// What a layout is told of a page, which it also sets.
    fn page(&self, page: &str) -> Value {
        let wanted = self.wanted(page, "trang");
        pipeline::print(&wanted, &Silent).unwrap_or_else(|faults| panic!("{page}: {faults:#?}"));
        let told: Value = serde_json::from_str(&pipeline::print_data(&wanted).unwrap()).unwrap();
        told["page"].clone()
    }
}

#[test]
fn a_document_s_page_tells_how_it_stands_and_what_others_do_to_it() {
    let site = Site::new(&[
        ("content/huong-dan/cu.md", &document("61/2018/NĐ-CP", "ngay_hieu_luc = 2018-06-21\n")),
        (
            "content/huong-dan/moi.md",
            &document("2/2026/NĐ-CP", "ngay_hieu_luc = 2026-07-01\nthay_the = [\"61/2018/NĐ-CP\"]\n"),
        ),
        ("content/huong-dan/sua.md", &document("107/2021/NĐ-CP", "sua_doi = [\"61/2018/NĐ-CP\"]\n")),
    ]);
    let told = site.page("huong-dan/cu");
    let standing = &told["standing"];
    assert_eq!((&standing["state"], &standing["until"]), (&json!("het-hieu-luc"), &json!("2026-07-01")));
    assert_eq!(standing["replaced_by"], json!(["2/2026/NĐ-CP"]));
    let keys: Vec<&str> = standing["named_by"].as_array().unwrap().iter().filter_map(|g| g["key"].as_str()).collect();
    assert_eq!(keys, ["duoc_sua_doi_boi", "duoc_thay_the_boi"]);
    assert_eq!(site.page("huong-dan/moi")["standing"]["named_by"], json!([]));
    let report = pipeline::print(&site.wanted("huong-dan/cu", "trang"), &Silent).unwrap();
    assert!(report.warnings.iter().all(|fault| fault.code != "print-document-ended"), "{:#?}", report.warnings);
}

#[test]
fn a_page_that_rests_on_an_ended_document_is_told_so_in_the_spelling_of_its_fields() {
    let page = |more: &str| {
        format!(
            "+++\ntitle = \"Bài\"\nkind = \"hoi-dap\"\nweight = 2\ntra_loi = \"Có.\"\nmuc_xac_minh = \"mot-phan\"\ncan_cu = [\"Nghị định số 61/2018/NĐ-CP\"]\n{more}+++\nChữ.\n"
        )
    };
    let site = Site::new(&[
        ("content/huong-dan/cu.md", &document("61/2018/NĐ-CP", "tinh_trang = \"het-hieu-luc\"\n")),
        ("content/huong-dan/bai.md", &page("duyet = \"cho-duyet\"\n")),
        ("content/huong-dan/xong.md", &page("duyet = \"da-duyet\"\nngay_duyet = 2026-01-01\nnguoi_duyet = \"A\"\n")),
    ]);
    let told = site.page("huong-dan/bai");
    assert_eq!(told["documents"][0]["written"], json!(["61/2018/NĐ-CP"]));
    assert_eq!((&told["approval"], &site.page("huong-dan/xong")["approval"]), (&json!("cho-duyet"), &Value::Null));
    for layout in ["to-roi", "to-gap"] {
        let made = pipeline::print(&site.wanted("huong-dan/bai", layout), &Silent);
        assert!(made.is_ok(), "{layout}: {:#?}", made.err());
    }
}

#[test]
fn tables_and_steps_reach_the_sheet_only_where_the_page_shows_them() {
    let site = Site::new(&[
        ("content/y/_index.md", "+++\ntitle = \"Phản ánh\"\nkind = \"phan-anh\"\nket_qua = \"k.csv\"\n+++\n"),
        (
            "content/y/k.csv",
            "ngay,noi_dung,linh_vuc,co_quan_tra_loi,ket_qua,ngay_tra_loi,url\n2026-03-02,Chậm,,,Đã trả,2026-03-04,\n2026-04-02,Thiếu ghế,,,,,\n",
        ),
        ("content/y/ket-qua.md", "+++\ntitle = \"Kết quả\"\n+++\n{{ <ket_qua_phan_anh /> }}\n"),
        ("content/y/khac.md", "+++\ntitle = \"Khác\"\n+++\nChữ.\n"),
        (
            "content/duong.md",
            "+++\ntitle = \"Cần gì?\"\nkind = \"chon-duong\"\n+++\n## Một? {#mot}\n\n- [Hai](#hai)\n\n## Hai? {#hai}\n\n- [Lại](https://a.vn)\n",
        ),
    ]);
    let answers = site.page("y/ket-qua")["beside"]["answers"].clone();
    assert_eq!((&answers[0]["content"], &answers[1]["result"]), (&json!("Thiếu ghế"), &json!("Đã trả")));
    assert_eq!(site.page("y/khac")["beside"], json!({}));
    let steps = site.page("duong")["beside"]["steps"].clone();
    assert_eq!(steps.as_array().unwrap().len(), 1);
    assert_eq!((&steps[0]["title"], &steps[0]["url"]), (&json!("Hai?"), &json!("https://cchc.vn/duong/hai/")));
}
