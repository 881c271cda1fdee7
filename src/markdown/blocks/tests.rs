//! What a page says is what its blocks say.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::config::{Config, MarkdownConfig};

fn settings() -> MarkdownConfig {
    Config::read("config.toml", "base_url = 'https://a.gov.vn'").unwrap().markdown
}

fn of(markdown: &str) -> Value {
    let resolve = |link: &str| (!link.starts_with('#')).then(|| format!("https://a.gov.vn/{link}"));
    Value::from(super::blocks(markdown, &settings(), &resolve))
}

fn text(text: &str) -> Value {
    json!({ "t": "text", "text": text })
}

#[test]
fn headings_and_runs_keep_their_form() {
    let blocks = of("## Các bước {#buoc}\n\nMột *hai* **ba**\ndòng `mã` ~~bỏ~~.\n");
    assert_eq!(blocks[0], json!({ "t": "heading", "level": 2, "body": [text("Các bước")] }));
    let body = &blocks[1]["body"];
    assert_eq!(body[1], json!({ "t": "em", "body": [text("hai")] }));
    assert_eq!(body[3], json!({ "t": "strong", "body": [text("ba")] }));
    assert_eq!(body[4], text(" dòng "));
    assert_eq!((&body[5]["t"], &body[5]["text"]), (&json!("code"), &json!("mã")));
    assert_eq!(body[7]["t"], "del");
}

#[test]
fn no_level_of_headings_is_left_out() {
    let blocks = of("# a\n\n#### b\n\n> ##### c\n\n## d\n");
    let levels: Vec<u64> = [&blocks[0], &blocks[1], &blocks[2]["blocks"][0], &blocks[3]]
        .map(|block| block["level"].as_u64().unwrap())
        .to_vec();
    assert_eq!(levels, [2, 3, 4, 2]);
}

#[test]
fn a_link_has_its_whole_address_and_one_that_leads_nowhere_is_text() {
    let body = &of("[a](x) và [b](#y)")[0]["body"];
    assert_eq!(body[0], json!({ "t": "link", "url": "https://a.gov.vn/x", "body": [text("a")] }));
    assert_eq!(body[1], text(" và "));
    assert_eq!(body[2], text("b"));
}

#[test]
fn lists_nest_and_tasks_say_whether_they_are_done() {
    let blocks = of("3. một\n   - [x] có\n   - [ ] chưa\n4. hai\n");
    assert_eq!(blocks[0]["start"], 3);
    let first = &blocks[0]["items"][0];
    assert_eq!(first["checked"], Value::Null);
    assert_eq!(first["blocks"][0], json!({ "t": "para", "body": [text("một")] }));
    let inner = &first["blocks"][1];
    assert_eq!(inner["start"], Value::Null);
    assert_eq!((&inner["items"][0]["checked"], &inner["items"][1]["checked"]), (&json!(true), &json!(false)));
}

#[test]
fn a_table_has_its_head_its_rows_and_its_alignments() {
    let blocks = of("| a | b |\n|---|--:|\n| 1 | **2** |\n| 3 | 4 |\n");
    assert_eq!(blocks[0]["align"], json!(["none", "right"]));
    assert_eq!(blocks[0]["head"], json!([[text("a")], [text("b")]]));
    assert_eq!(blocks[0]["rows"][0][1], json!([{ "t": "strong", "body": [text("2")] }]));
    assert_eq!(blocks[0]["rows"].as_array().unwrap().len(), 2);
}

#[test]
fn a_note_stands_at_its_first_mention() {
    let blocks = of("| a[^n] |\n|---|\n| b[^n] |\n\nc[^m]\n\n[^n]: Chú *thích*.\n[^m]: Hai.\n");
    let first = &blocks[0]["head"][0][1];
    assert_eq!((&first["n"], &first["blocks"][0]["t"]), (&json!(1), &json!("para")));
    assert_eq!(blocks[0]["rows"][0][0][1], json!({ "t": "note", "n": 1, "blocks": null }));
    assert_eq!(blocks[1]["body"][1]["n"], 2);
    assert_eq!(blocks.as_array().unwrap().len(), 2);
}

#[test]
fn a_note_may_mention_others_and_itself() {
    let blocks = of("a[^1]\n\n[^1]: Một[^2] và [^1].\n[^2]: Hai[^1].\n");
    let first = &blocks[0]["body"][1];
    let inside = &first["blocks"][0]["body"];
    assert_eq!((&inside[1]["n"], &inside[3]), (&json!(2), &json!({ "t": "note", "n": 1, "blocks": null })));
    assert_eq!(inside[1]["blocks"][0]["body"][1], json!({ "t": "note", "n": 1, "blocks": null }));
}

#[test]
fn a_picture_alone_is_a_figure_and_one_in_a_line_is_a_run() {
    let blocks = of("![Quầy *một* cửa](quay.jpg)\n\nXem ![x](b.png) này.\n");
    assert_eq!(blocks[0], json!({ "t": "figure", "src": "quay.jpg", "alt": "Quầy một cửa" }));
    assert_eq!(blocks[1]["body"][1], json!({ "t": "img", "src": "b.png", "alt": "x" }));
}

#[test]
fn alerts_quotes_definitions_code_and_rules_are_told_apart() {
    let blocks = of("> [!WARNING]\n> Cẩn thận.\n\n> Lời.\n\nTên\n: Nghĩa.\n\n```\na\n b\n```\n\n---\n");
    let names: Vec<&str> = blocks.as_array().unwrap().iter().map(|block| block["t"].as_str().unwrap()).collect();
    assert_eq!(names, ["alert", "quote", "defs", "code-block", "rule"]);
    assert_eq!(blocks[0]["kind"], "warning");
    assert_eq!(blocks[2]["items"][0]["term"], json!([text("Tên")]));
    assert_eq!(blocks[2]["items"][0]["blocks"][0]["body"], json!([text("Nghĩa.")]));
    assert_eq!(blocks[3]["text"], "a\n b");
}

#[test]
fn a_component_keeps_its_texts_and_what_it_encloses() {
    let blocks =
        of("{{ <nut href=\"nop\" text=\"Nộp\" n={1} /> }}\n\n{% <buoc> %}\n1. một\n{% </buoc> %}\n\n`{{ <x /> }}`\n");
    assert_eq!(blocks[0]["args"], json!({ "href": "https://a.gov.vn/nop", "text": "Nộp" }));
    assert_eq!((&blocks[1]["name"], &blocks[1]["blocks"][0]["t"]), (&json!("buoc"), &json!("list")));
    assert_eq!(blocks[2]["body"][0]["text"], "{{ <x /> }}");
}

#[test]
fn deep_nesting_ends_in_flat_text() {
    let blocks = of(&format!("{} sâu\n", ">".repeat(80)));
    let text = blocks.to_string();
    assert!(text.contains("sâu") && text.matches("quote").count() <= 24, "{}", text.len());
}

/// All the text of a value.
fn told(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(told).collect(),
        Value::Object(map) if map.contains_key("text") => map["text"].as_str().unwrap_or_default().to_owned(),
        Value::Object(map) => map.values().map(told).collect(),
        _ => String::new(),
    }
}

proptest! {
    #[test]
    fn any_text_makes_blocks(markdown in "[-#>*_`~|:!\\[\\](){}<%/^ \n0-9a-zạđ]{0,200}") {
        let blocks = of(&markdown);
        prop_assert!(blocks.is_array());
    }

    #[test]
    fn no_word_is_lost(words in prop::collection::vec("[a-zđạ]{2,8}", 1..8), shape in 0usize..6) {
        let line = words.join(" ");
        let markdown = match shape {
            0 => format!("> - {line}\n"),
            1 => format!("| {line} |\n|---|\n| x |\n"),
            2 => format!("# {line}\n"),
            3 => format!("t\n: {line}\n"),
            4 => format!("{{% <goi_y> %}}\n{line}\n{{% </goi_y> %}}\n"),
            _ => format!("a[^1]\n\n[^1]: {line}\n"),
        };
        prop_assert!(told(&of(&markdown)).contains(&line), "{}", of(&markdown));
    }
}

#[test]
fn a_body_within_a_quotation_has_its_own_lines_and_the_notes_of_the_page() {
    let blocks = of("> {% <khung> %}\n> - a[^1]\n> {% </khung> %}\n> sau\n\n[^1]: Chú.\n");
    let quoted = &blocks[0]["blocks"];
    assert_eq!((&blocks[0]["t"], &quoted[0]["t"], &quoted[1]["t"]), (&json!("quote"), &json!("call"), &json!("para")));
    let runs = &quoted[0]["blocks"][0]["items"][0]["blocks"][0]["body"];
    assert_eq!(runs[0], text("a"));
    assert_eq!(runs[1]["blocks"][0]["body"][0], text("Chú."));
}

#[test]
fn private_characters_of_an_author_are_text() {
    assert_eq!(of("\u{e000}0\u{e001} {{ <khung /> }}")[0]["body"][0], text("\u{e000}0\u{e001} "));
}
