//! What search engines are told of procedures and questions: valid JSON that no text breaks out of, and
//! only what the page says.

use std::collections::BTreeMap;
use std::fs;

use cchc::date::Date;
use cchc::pipeline::{Options, Silent, render};
use serde_json::{Value, json};

const HOSTILE: &str = "Chào </script><b>\\\" & \\\\ bạn";

/// The starter site with two pages more, built; the scripts of each page by its path.
fn told(pages: &[(&str, String)]) -> BTreeMap<String, Vec<Value>> {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("trang");
    let own = pages.iter().map(|(path, text)| ((*path).to_owned(), text.clone().into_bytes()));
    for (path, bytes) in cchc::source::starter_files().into_iter().chain(own) {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let options = Options {
        root,
        config: None,
        output_dir: None,
        base_url: Some("https://cchc.vn".to_owned()),
        drafts: false,
        as_of: Date::parse("2026-11-25").unwrap(),
        portable: false,
        force: false,
        preview: true,
        release_gate: false,
        outgoing: cchc::pipeline::Outgoing::default(),
    };
    let built = render(&options, &Silent).unwrap();
    let html = built.tree.files().filter(|file| file.path.as_str().ends_with(".html"));
    html.map(|file| (file.path.as_str().to_owned(), scripts(std::str::from_utf8(&file.bytes).unwrap()))).collect()
}

fn scripts(html: &str) -> Vec<Value> {
    let opened = html.split("application/ld+json").skip(1);
    let texts = opened.map(|rest| &rest[rest.find('>').unwrap() + 1..rest.find("</script>").unwrap()]);
    texts.map(|text| serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))).collect()
}

fn of_type<'v>(scripts: &'v [Value], name: &str) -> &'v Value {
    scripts.iter().find(|script| script["@type"] == name).unwrap()
}

#[test]
fn a_procedure_is_a_service_with_its_channels_and_fees() {
    let page = format!(
        "+++\ntitle = \"{HOSTILE}\"\nma_thu_tuc = \"1.000001\"\nlinh_vuc = \"{HOSTILE}\"\nlien_ket = \"https://dichvucong.gov.vn/x\"\n\
         nguon = [{{ ten = \"Cổng\" }}]\n[co_quan]\ntham_quyen = [\"{HOSTILE}\"]\n\
         [[cach_thuc]]\ncach = [\"truc-tiep\"]\nle_phi = 20000\n[[cach_thuc]]\ncach = [\"truc-tuyen\"]\nle_phi = 0\nghi_chu_phi = \"khi đúng hạn\"\n\
         [[truong_hop]]\n[[truong_hop.giay_to]]\nten = \"{HOSTILE}\"\n+++\n"
    );
    let told = told(&[("content/thu-tuc/thu.md", page)]);
    let service = of_type(&told["thu-tuc/thu/index.html"], "GovernmentService");
    let text = "Chào </script><b>\" & \\ bạn";
    assert_eq!(service["name"], text);
    assert_eq!(service["serviceType"], text);
    assert_eq!(service["provider"], json!([{ "@type": "GovernmentOrganization", "name": text }]));
    let channels = service["availableChannel"].as_array().unwrap();
    assert_eq!(channels.len(), 2);
    assert_eq!(channels[1]["serviceUrl"], "https://dichvucong.gov.vn/x");
    // The page names a way only beside others.
    assert!(service["offers"][0].get("name").is_none());
    assert_eq!(service["offers"][0]["description"], "20.000 đồng");
    // What is free under a condition only is no offer.
    assert_eq!(service["offers"].as_array().unwrap().len(), 1);
    assert_eq!(
        (&service["offers"][0]["price"], &service["offers"][0]["priceCurrency"]),
        (&json!(20000), &json!("VND"))
    );
}

#[test]
fn a_question_is_told_with_its_short_answer() {
    let index = "+++\ntitle = \"Hỏi\"\nkind = \"hoi-dap\"\n+++\n".to_owned();
    let page = format!("+++\ntitle = \"{HOSTILE}\"\ntra_loi = \"{HOSTILE}\"\n+++\n");
    let told = told(&[("content/hoi-dap/_index.md", index), ("content/hoi-dap/a.md", page)]);
    let question = &of_type(&told["hoi-dap/a/index.html"], "FAQPage")["mainEntity"][0];
    assert_eq!(question["@type"], "Question");
    assert_eq!(question["acceptedAnswer"]["text"], "Chào </script><b>\" & \\ bạn");
}

#[test]
fn an_event_says_where_and_in_what_state_it_is_and_the_home_page_names_the_site() {
    let index = "+++\ntitle = \"Sự kiện\"\nkind = \"su-kien\"\n+++\n".to_owned();
    let page = format!(
        "+++\ntitle = \"{HOSTILE}\"\nloai = \"hoi-nghi\"\nbat_dau = 2026-12-01T08:00:00+07:00\nket_thuc = 2026-12-01T11:00:00+07:00\n\
         dia_diem = \"{HOSTILE}\"\ndon_vi_to_chuc = \"{HOSTILE}\"\n+++\n"
    );
    let told = told(&[("content/su-kien/_index.md", index), ("content/su-kien/a.md", page)]);
    let event = of_type(&told["su-kien/a/index.html"], "Event");
    let text = "Chào </script><b>\" & \\ bạn";
    assert_eq!(event["location"], json!({ "@type": "Place", "name": text, "address": text }));
    assert_eq!(event["organizer"]["name"], text);
    assert_eq!(event["eventStatus"], "https://schema.org/EventScheduled");
    assert!(event["startDate"].as_str().unwrap().starts_with("2026-12-01T08:00"), "{event}");
    let site = of_type(&told["index.html"], "WebSite");
    assert_eq!(site["url"], "https://cchc.vn/");
    assert!(site["name"].is_string() && site["publisher"]["name"] == site["name"], "{site}");
    // Without a page of search there is nothing to offer.
    let searches = told.contains_key("tim-kiem/index.html");
    assert_eq!(site.get("potentialAction").is_some(), searches, "{site}");
}
