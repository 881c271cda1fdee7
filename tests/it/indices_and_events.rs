//! Indices with their charts, events with their calendars, feedback and news, on a site with the hub's theme.

use std::collections::BTreeSet;

use proptest::prelude::*;

use crate::sites::{Pages, Site, site, told};

/// Values of no real place: they only show what the program does with values.
const VALUES: &str = "chi_so,nam,doi_tuong,diem,diem_toi_da,hang,tong_so,nguon,url,ngay\n\
    MẪU,2023,Tỉnh Mẫu,\"80,5\",100,21,63,Nguồn mẫu 2023,https://example.org/2023,2024-04-01\n\
    MẪU,2025,Tỉnh Mẫu,\"88,30\",100,12,34,Nguồn mẫu 2025,,\n";

const INDEX_SECTION: &str = "+++\ntitle = \"Chỉ số\"\nkind = \"chi-so\"\nso_lieu = \"so-lieu.csv\"\n+++\n";
const INDEX: &str = "+++\ntitle = \"Chỉ số mẫu\"\nten_tat = \"MẪU\"\n+++\nLời.\n";

/// A site with the hub's theme.
fn hub(files: &[(&str, &str)]) -> Site {
    let site = site("theme = \"hub\"\n[print]\nsocial_pictures = false\n", files);
    for name in ["index", "section", "page"] {
        site.remove(&format!("templates/{name}.html"));
    }
    site.write("content/_index.md", "+++\ntitle = \"Trang thử\"\n+++\n");
    site
}

fn with_index(values: &str, more: &[(&str, &str)]) -> Pages {
    let mut files = vec![
        ("content/chi-so/_index.md", INDEX_SECTION),
        ("content/chi-so/mau.md", INDEX),
        ("content/chi-so/so-lieu.csv", values),
    ];
    files.extend(more);
    hub(&files).render()
}

#[test]
fn the_page_of_an_index_draws_its_values_and_lists_them_with_their_sources() {
    let html = with_index(VALUES, &[]).text("chi-so/mau/index.html");
    assert_eq!(html.matches("role=\"img\" aria-labelledby=\"bieu-do-mau-tinh-mau-").count(), 2);
    for said in
        ["88,30", "chưa có số liệu", "trong số 34", "80,50 / 100", "21 / 63", "href=\"https://example.org/2023\""]
    {
        assert!(html.contains(said), "{said} is not there");
    }
    let ids: Vec<&str> = html.split(" id=\"").skip(1).map(|part| part.split('"').next().unwrap()).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{ids:?}");
    assert!(!html.contains("style="));
}

#[test]
fn a_source_of_all_values_is_named_once_and_each_year_heads_its_row() {
    let html = with_index(VALUES, &[]).text("chi-so/mau/index.html");
    assert!(html.contains("<th scope=\"row\">") && html.contains("<span class=\"label\">"), "{html}");
    let header = VALUES.lines().next().unwrap();
    let one = format!(
        "{header}\nMẪU,2024,Tỉnh Mẫu,80,100,,,Một nguồn,https://example.org/x,2025-05-01\n\
         MẪU,2025,Tỉnh Mẫu,81,100,,,Một nguồn,https://example.org/x,2025-05-01\n"
    );
    let html = with_index(&one, &[]).text("chi-so/mau/index.html");
    assert_eq!(html.matches("Một nguồn").count(), 1, "{html}");
    assert!(!html.contains("<th scope=\"col\">Nguồn</th>"), "{html}");
}

#[test]
fn an_index_without_values_says_so_and_draws_nothing() {
    let header = VALUES.lines().next().unwrap();
    let pages =
        with_index(header, &[("content/bai.md", "+++\ntitle = \"Bài\"\n+++\n{{ <bieu_do chi_so=\"MẪU\" /> }}\n")]);
    for path in ["chi-so/mau/index.html", "bai/index.html"] {
        let html = pages.text(path);
        assert!(html.contains("Chưa có số liệu") && !html.contains("role=\"img\""), "{path}");
    }
}

#[test]
fn any_page_may_call_for_a_chart_and_an_index_that_is_none_is_told() {
    let call = "+++\ntitle = \"Bài\"\n+++\n{{ <bieu_do chi_so=\"MẪU\" /> }}\n";
    let html = with_index(VALUES, &[("content/bai.md", call)]).text("bai/index.html");
    assert!(html.contains("<figcaption>MẪU, Tỉnh\u{a0}Mẫu: điểm theo năm</figcaption>"), "{html}");
    let wrong = call.replace("MẪU", "MÃU");
    let files = [
        ("content/chi-so/_index.md", INDEX_SECTION),
        ("content/chi-so/mau.md", INDEX),
        ("content/chi-so/so-lieu.csv", VALUES),
        ("content/bai.md", &*wrong),
    ];
    let said = told(&hub(&files).try_build().unwrap_err());
    assert!(said.contains("`MÃU`") && said.contains("MẪU") && said.contains("content/bai.md:4"), "{said}");
}

fn event(day: &str, more: &str) -> String {
    format!("+++\ntitle = \"Buổi mẫu, {day}\"\ndate = 2026-06-01\nloai = \"doi-thoai\"\nbat_dau = {day}\n{more}+++\n")
}

#[test]
fn events_have_calendars_and_what_is_to_come_stands_first() {
    let (soon, late, past) = (
        event(
            "2026-06-15T08:00:00",
            "ket_thuc = 2026-06-15T11:30:00\ndia_diem = \"Hội trường; nhà A\"\nlien_ket = \"https://example.org/\"\n",
        ),
        event("2026-07-01", "trang_thai = \"huy\"\nlien_ket = \"https://example.org/\"\n"),
        event("2026-06-10", "ket_thuc = 2026-06-14\nlien_ket = \"https://example.org/\"\n"),
    );
    let pages = hub(&[
        ("content/su-kien/_index.md", "+++\ntitle = \"Sự kiện\"\nkind = \"su-kien\"\n+++\n"),
        ("content/su-kien/a.md", &*late),
        ("content/su-kien/b.md", &*past),
        ("content/su-kien/c.md", &*soon),
    ])
    .render();
    let list = pages.text("su-kien/index.html");
    let place = |text: &str| list.find(text).unwrap_or_else(|| panic!("{text} is not there"));
    assert!(
        place("Sắp diễn") < place("Buổi mẫu, 2026-06-15")
            && place("Buổi mẫu, 2026-06-15") < place("Buổi mẫu, 2026-07-01")
    );
    assert!(place("Buổi mẫu, 2026-07-01") < place("Đã qua") && place("Đã qua") < place("Buổi mẫu, 2026-06-10"));
    assert!(list.contains("lich.ics"));

    let (soon, cancelled, over) =
        (pages.text("su-kien/c/index.html"), pages.text("su-kien/a/index.html"), pages.text("su-kien/b/index.html"));
    assert!(soon.contains("08:00–11:30 thứ\u{a0}Hai,\u{a0}15/6/2026") && !soon.contains("keeping-notice"), "{soon}");
    assert!(soon.contains("Đăng ký tham gia") && soon.contains("lich.ics"), "{soon}");
    assert!(cancelled.contains("Sự kiện này đã bị hủy.") && over.contains("Sự kiện này đã qua."), "{cancelled}{over}");
    for gone in [&cancelled, &over] {
        assert!(!gone.contains("lich.ics") && !gone.contains("Đăng ký tham gia"), "{gone}");
    }

    let own = pages.text("su-kien/c/lich.ics");
    assert!(own.contains("DTSTART:20260615T010000Z\r\nDTEND:20260615T043000Z\r\n"), "{own}");
    assert!(own.contains("LOCATION:Hội trường\\; nhà A\r\n") && own.contains("STATUS:CONFIRMED\r\n"), "{own}");
    assert!(own.contains("DTSTAMP:20260531T170000Z\r\n"), "{own}");
    let all = pages.text("su-kien/lich.ics");
    assert_eq!(all.matches("BEGIN:VEVENT\r\n").count(), 3);
    assert!(all.contains("DTSTART;VALUE=DATE:20260610\r\nDTEND;VALUE=DATE:20260615\r\n"), "{all}");
    assert!(all.contains("STATUS:CANCELLED\r\n") && !all.replace("\r\n", "").contains('\n'));
    let uids: BTreeSet<&str> = all.lines().filter(|line| line.starts_with("UID:")).collect();
    assert_eq!(uids.len(), 3);
    assert!(own.lines().any(|line| uids.contains(line)), "an event has two names");
}

/// The structured data of a page, by its type.
fn data(html: &str, kind: &str) -> serde_json::Value {
    let blocks = html.split("application/ld+json").skip(1).map(|part| part.split_once('>').unwrap().1);
    let parsed = blocks.map(|part| serde_json::from_str::<serde_json::Value>(part.split("</script>").next().unwrap()));
    let parsed: Vec<_> = parsed.map(|value| value.unwrap_or_else(|error| panic!("{error} in {html}"))).collect();
    parsed.into_iter().find(|value| value["@type"] == kind).unwrap_or_else(|| panic!("no {kind}"))
}

#[test]
fn a_section_without_events_has_no_calendar_and_says_so() {
    let pages = hub(&[("content/su-kien/_index.md", "+++\ntitle = \"Sự kiện\"\nkind = \"su-kien\"\n+++\n")]).render();
    let list = pages.text("su-kien/index.html");
    assert!(list.contains("Chưa có lịch.") && !list.contains("lich.ics"));
    assert!(!pages.files.contains_key("su-kien/lich.ics"));
}

#[test]
fn search_engines_read_events_and_news() {
    let put_off = event("2026-06-20T08:00:00", "trang_thai = \"hoan\"\ndia_diem = \"Nhà </script> A\"\n");
    let news = "+++\ntitle = \"Tin \\\"mẫu\\\"\"\ndate = 2026-06-01\nthe_loai = \"phong-van\"\ncong_tac_vien = [\"Người Mẫu\"]\ndon_vi = \"Xã Mẫu\"\n+++\nTin.\n";
    let pages = hub(&[
        ("content/su-kien/_index.md", "+++\ntitle = \"Sự kiện\"\nkind = \"su-kien\"\n+++\n"),
        ("content/su-kien/a.md", &*put_off),
        ("content/tin-tuc/_index.md", "+++\ntitle = \"Tin\"\nkind = \"tin-tuc\"\nsort_by = \"date\"\n+++\n"),
        ("content/tin-tuc/a.md", news),
    ])
    .render();
    let event = data(&pages.text("su-kien/a/index.html"), "Event");
    assert_eq!(event["startDate"], "2026-06-20T08:00:00+07:00");
    assert_eq!(event["eventStatus"], "https://schema.org/EventPostponed");
    assert_eq!(event["location"]["name"], "Nhà </script> A");
    let article = data(&pages.text("tin-tuc/a/index.html"), "NewsArticle");
    assert_eq!(article["author"][0]["name"], "Người Mẫu");
    assert_eq!(article["articleSection"], "Phỏng vấn");
    assert!(pages.text("tin-tuc/a/index.html").contains("Cộng tác viên: Người Mẫu, Xã Mẫu"));
}

#[test]
fn files_of_a_training_are_offered_with_their_size() {
    let lesson =
        "+++\ntitle = \"Lớp mẫu\"\nngay = 2026-07-01\ntai_lieu = [{ ten = \"Bài đọc\", tep = \"bai đọc.pdf\" }]\n+++\n";
    let site = hub(&[
        ("content/tap-huan/_index.md", "+++\ntitle = \"Tập huấn\"\nkind = \"tap-huan\"\n+++\n"),
        ("content/tap-huan/lop/index.md", lesson),
    ]);
    site.write_bytes("content/tap-huan/lop/bai đọc.pdf", &[b'x'; 2500]);
    let pages = site.render();
    let html = pages.text("tap-huan/lop/index.html");
    assert!(html.contains("(PDF, 3 KB)"), "{html}");
    assert!(pages.files.contains_key("tap-huan/lop/bai đọc.pdf"));
    assert!(pages.files.contains_key("tap-huan/lop/lich.ics"));
}

#[test]
fn feedback_is_counted_from_its_table_only() {
    let section = "+++\ntitle = \"Phản ánh\"\nkind = \"phan-anh\"\nket_qua = \"ket-qua.csv\"\n+++\n";
    let page = "+++\ntitle = \"Kết quả\"\n+++\n{{ <ket_qua_phan_anh /> }}\n";
    let header = "ngay,noi_dung,linh_vuc,co_quan_tra_loi,ket_qua,ngay_tra_loi,url";
    let shown = |table: &str| {
        let files = [
            ("content/phan-anh/_index.md", section),
            ("content/phan-anh/ket-qua.md", page),
            ("content/phan-anh/ket-qua.csv", table),
        ];
        hub(&files).render().text("phan-anh/ket-qua/index.html")
    };
    assert!(shown(header).contains("Chưa có kết quả nào"));
    let rows =
        format!("{header}\n2026-05-01,Việc mẫu một,,UBND xã Mẫu,Đã sửa.,2026-05-09,\n2026-05-20,Việc mẫu hai,,,,,\n");
    let html = shown(&rows);
    assert!(html.contains("<strong>2</strong> đã nhận") && html.contains("<strong>1</strong> đã trả lời"), "{html}");
    assert!(!html.contains("đúng hạn"), "nobody said when an answer was due");
    assert!(html.find("Việc mẫu hai") < html.find("Việc mẫu một"), "the newest is not first");
    let late = "2026-05-02,Việc trễ,,UBND xã Mẫu,Đã sửa.,2026-05-19,,2026-05-15\n2026-05-03,Việc chờ,,,,,,2026-05-15\n";
    let due = format!("{header},han_tra_loi\n2026-05-01,Việc mẫu,,UBND xã Mẫu,Đã sửa.,2026-05-09,,2026-05-15\n{late}");
    let html = shown(&due);
    assert!(html.contains("<strong>1</strong> trong 2 trả lời đúng hạn"), "{html}");
    assert_eq!((html.matches("Trả lời sau hạn").count(), html.matches("Quá hạn trả lời").count()), (1, 1), "{html}");
}

#[test]
fn an_office_leads_to_a_map_only_where_its_place_was_confirmed() {
    let section = "+++\ntitle = \"Xã\"\nkind = \"don-vi\"\n[from_data]\nfile = \"x.csv\"\nslug = \"{ten}\"\ntitle = \"{ten}\"\n\
        fields = { ma = \"ma\", ten = \"ten\", loai = \"loai\", dia_chi = \"dia_chi\", vi_do = \"vi_do\", kinh_do = \"kinh_do\" }\n+++\n";
    let table = "ma,ten,loai,dia_chi,vi_do,kinh_do\n01,Một,xã,,22.6667,106.25\n02,Hai,xã,,,\n03,Ba,xã,Số 1 phố Mẫu,,\n";
    let pages = hub(&[("content/don-vi/_index.md", section), ("content/don-vi/x.csv", table)]).render();
    let map = |name: &str| pages.text(&format!("don-vi/{name}/index.html"));
    assert!(map("mot").contains("https://www.openstreetmap.org/?mlat=22.6667&amp;mlon=106.25"), "{}", map("mot"));
    assert!(!map("hai").contains("openstreetmap"));
    assert!(map("ba").contains("https://www.openstreetmap.org/search?query=S%E1%BB%91"), "{}", map("ba"));
}

/// A table whose header is right, for the most part, and whose cells are anything.
fn table(header: &'static str) -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        "[0-9]{0,4}",
        "[0-9]{1,3}[.,][0-9]{0,3}",
        "\\PC{0,6}",
        "[\"\n;,]{0,2}",
        Just("2025".to_owned()),
        Just("MẪU".to_owned())
    ];
    let row = prop::collection::vec(cell, header.split(',').count()).prop_map(|cells| cells.join(","));
    let header = prop_oneof![9 => Just(header.to_owned()), 1 => "\\PC{0,20}"];
    (header, prop::collection::vec(row, 0..6)).prop_map(|(header, rows)| format!("{header}\n{}", rows.join("\n")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_table_whatever_it_holds_stops_the_program(
        values in table("chi_so,nam,doi_tuong,diem,diem_toi_da,hang,tong_so,nguon,url,ngay"),
        units in table("old_code,old_unit,old_district,new_code,new_name"),
        answers in table("ngay,noi_dung,linh_vuc,co_quan_tra_loi,ket_qua,ngay_tra_loi,url"),
    ) {
        let site = site("", &[
            ("content/chi-so/_index.md", INDEX_SECTION),
            ("content/chi-so/mau.md", INDEX),
            ("content/chi-so/so-lieu.csv", &*values),
            ("content/don-vi/_index.md", "+++\nkind = \"don-vi\"\ndon_vi_cu = \"cu.csv\"\n+++\n"),
            ("content/don-vi/cu.csv", &*units),
            ("content/don-vi/xa-cu/_index.md", "+++\nkind = \"xa-cu\"\n+++\n"),
            ("content/phan-anh/_index.md", "+++\nkind = \"phan-anh\"\nket_qua = \"ket-qua.csv\"\n+++\n"),
            ("content/phan-anh/ket-qua.csv", &*answers),
        ]);
        // Every fault has a place in the table that it is about.
        if let Err(faults) = site.try_build() {
            for fault in faults.iter().filter(|fault| fault.severity == cchc::diag::Severity::Error) {
                prop_assert!(fault.span.as_ref().is_some_and(|span| span.file.ends_with(".csv")), "{fault:?}");
            }
        }
    }
}
