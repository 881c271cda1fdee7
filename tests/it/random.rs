//! Whatever bytes stand in a file, a build ends with a site or with findings whose places are real.

use std::cell::OnceCell;
use std::fs;

use cchc::diag::{Diagnostic, Severity};
use proptest::prelude::*;
use proptest::sample::select;

use crate::site::SmallSite;

thread_local! {
    /// One site a test, for its other files are the same in every case.
    static SITE: OnceCell<SmallSite> = const { OnceCell::new() };
}

/// Builds the site with these files in memory; what is told must lie within its file.
fn build_with(files: &[(&str, &[u8])]) -> Result<(), TestCaseError> {
    SITE.with(|site| {
        let site = site.get_or_init(SmallSite::sound);
        for (path, bytes) in files {
            site.write(path, bytes);
        }
        let found = match site.render() {
            Ok(built) => {
                prop_assert!(built.tree.get("index.html").is_some());
                built.warnings
            }
            Err(found) => {
                prop_assert!(found.iter().any(|fault| fault.severity == Severity::Error));
                found
            }
        };
        found.iter().try_for_each(|fault| lies_within_its_file(site, fault))
    })
}

fn lies_within_its_file(site: &SmallSite, fault: &Diagnostic) -> Result<(), TestCaseError> {
    let Some(span) = &fault.span else { return Ok(()) };
    prop_assert!(!span.file.is_empty() && span.length >= 1, "{fault:?}");
    if span.line == 0 {
        prop_assert!(span.column == 0, "{fault:?}");
        return Ok(());
    }
    let Ok(bytes) = fs::read(site.root().join(&span.file)) else {
        return Err(TestCaseError::fail(format!("no such file: {fault:?}")));
    };
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let lines: Vec<&str> = text.split('\n').collect();
    prop_assert!(span.line <= lines.len(), "{fault:?}");
    let length = lines[span.line - 1].chars().count();
    prop_assert!((1..=length + 1).contains(&span.column), "{fault:?} in a line of {length}");
    prop_assert!(span.column - 1 + span.length <= length.max(span.column), "{fault:?} in a line of {length}");
    Ok(())
}

/// Pieces of Markdown, sound and broken, and any characters.
fn markdown() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "\n",
        "\n\n",
        "\r\n",
        "> ",
        "- ",
        "1. ",
        "    ",
        "\t",
        "# ",
        "## Mục",
        "{#a}",
        " {#a .b}",
        "***",
        "**",
        "_",
        "~~",
        "`",
        "```",
        "```rust\n",
        "[a](@/tin/mot.md)",
        "[b](@/tin/mot.md#khong)",
        "[c](#noi)",
        "[d](../../x)",
        "[e](/tin/)",
        "[^1]",
        "\n[^1]: chú",
        "![",
        "![ảnh](x.png \"t\")",
        "](",
        "[",
        "]",
        "|a|b|\n|-|:-:|\n|1|2|\n",
        "|",
        "<b>",
        "</b>",
        "<div>\n",
        "<!--",
        "-->",
        "<!-- more -->",
        "{{ <ghi_chu chu=\"a\" /> }}",
        "{{ <ghi_chu\nchu={1} /> }}",
        "{{ <g/> }}",
        "{% <khung> %}",
        "{% <khung ten=\"đ\"> %}",
        "{% </khung> %}",
        "{%<a\n>%}",
        "{%</a\n>%}",
        "{{",
        "}}",
        "{%",
        "%}",
        "<https://a.vn>",
        "<a@b.vn>",
        "> [!NOTE]\n",
        "\n: nghĩa\n",
        "- [ ] ",
        "118/2025/NĐ-CP",
        "&amp;",
        "&#0;",
        "\\",
        "\u{0}",
        "\u{e000}0\u{e001}",
        "\u{e000}",
        "đ",
        "e\u{301}",
        "👩‍👩‍👧",
        "\u{202e}",
        "+++\n",
        "---\n",
        "===\n",
        "\n## Câu? {#a}\n",
        "\n- [một](#a)\n",
        "](#b",
    ]);
    let piece = prop_oneof![4 => pieces.prop_map(str::to_owned), 1 => "\\PC{0,6}"];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Lines of front matter or configuration, sound and broken.
fn keys() -> impl Strategy<Value = String> {
    let key = select(vec![
        "title",
        "date",
        "updated",
        "expires",
        "weight",
        "slug",
        "path",
        "aliases",
        "template",
        "kind",
        "draft",
        "render",
        "extra",
        "extra.a",
        "taxonomies",
        "in_an",
        "nguon",
        "ma_thu_tuc",
        "truong_hop",
        "giay_to",
        "cach_thuc",
        "co_quan",
        "ket_qua",
        "muc_xac_minh",
        "authors",
        "base_url",
        "theme",
        "paginate_by",
        "sort_by",
        "redirect_to",
        "from_data",
        "output_dir",
        "languages",
        "languages.en",
        "markdown",
        "slugify",
        "ignored_content",
        "feed_limit",
        "đ",
    ]);
    let value = prop_oneof![
        select(vec![
            "\"a\"",
            "''",
            "1",
            "-1",
            "1e9",
            "true",
            "[]",
            "[\"a\", 1]",
            "{}",
            "{ a = 1 }",
            "2026-06-09",
            "2026-13-01",
            "\"2026-02-30\"",
            "\"../x\"",
            "\"/\"",
            "\"đ\"",
            "\"con\"",
            "\"none\"",
            "\"https://a.vn\"",
            "[[1]]",
            "[{}]",
            "\"page.html\"",
            "\"thu-tuc\"",
            "\"mo-hinh\"",
            "\"chon-duong\"",
            "[{ ten = \"a\", thoi_han = 1, giay_to = [{ mau = \"x\" }] }, {}]",
            "[{ cach = [\"truc-tiep\"], don_vi = \"giờ\", le_phi = 0 }]",
            "99999999999999999999",
            "*a",
            "&a b",
            "!!x y",
            "|",
            "[",
            "{",
            "\"",
            "nan",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,8}",
    ];
    let sign = select(vec![" = ", ": ", " ", "=\n", ":\n  - "]);
    let line = prop_oneof![
        6 => (key.clone(), sign, value).prop_map(|(key, sign, value)| format!("{key}{sign}{value}\n")),
        1 => key.prop_map(|key| format!("[{key}]\n")),
        1 => "\\PC{0,12}\n",
    ];
    prop::collection::vec(line, 0..8).prop_map(|lines| lines.concat())
}

/// Bytes as a spreadsheet, or something else, writes them.
fn table() -> impl Strategy<Value = Vec<u8>> {
    let pieces = select(vec![
        "ma",
        "ten",
        "loai",
        ",",
        ",",
        ";",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\"",
        "\"\"",
        "xã",
        "phường",
        "01",
        " ",
        "đ",
        "\0",
        "\u{feff}",
        "..",
        "/",
        "con",
        "ma,ten,loai\n",
        "01,Mẫu,xã\n",
    ]);
    let piece = prop_oneof![
        8 => pieces.prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..4),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markdown_is_built_or_told(texts in prop::collection::vec(markdown(), 6)) {
        let pages: Vec<(String, String)> = texts.iter().enumerate()
            .map(|(number, text)| (format!("content/tin/a{number}.md"), format!("+++\ntitle = \"Đầu\"\n+++\n{text}")))
            .collect();
        let files: Vec<(&str, &[u8])> = pages.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
        build_with(&files)?;
    }

    #[test]
    fn any_front_matter_is_built_or_told(
        toml in prop::collection::vec(keys(), 3),
        yaml in prop::collection::vec(keys(), 3),
        section in keys(),
    ) {
        let fenced = |fence: &str, keys: &str| format!("{fence}\n{keys}{fence}\nChữ.\n");
        let mut files = vec![("content/tin/sub/_index.md".to_owned(), fenced("+++", &section))];
        for (number, (toml, yaml)) in toml.iter().zip(&yaml).enumerate() {
            files.push((format!("content/tin/t{number}.md"), fenced("+++", toml)));
            files.push((format!("content/tin/y{number}.md"), fenced("---", yaml)));
        }
        let files: Vec<(&str, &[u8])> = files.iter().map(|(path, text)| (path.as_str(), text.as_bytes())).collect();
        build_with(&files)?;
    }

    #[test]
    fn any_configuration_is_built_or_told(keys in keys(), sound in any::<bool>()) {
        let text = if sound { format!("base_url = \"https://trang.example\"\n{keys}") } else { keys };
        build_with(&[("config.toml", text.as_bytes())])?;
    }

    #[test]
    fn any_table_is_built_or_told(bytes in table(), header in any::<bool>()) {
        let bytes = if header { [b"ma,ten,loai\n", bytes.as_slice()].concat() } else { bytes };
        build_with(&[("content/xa/xa.csv", &bytes)])?;
    }

    #[test]
    fn any_bytes_in_any_file_are_built_or_told(
        bytes in prop::collection::vec(any::<u8>(), 0..200),
        path in select(vec!["content/tin/b.md", "content/tin/anh.png", "static/a.jpg", "data/a.yaml", "templates/a.html"]),
    ) {
        build_with(&[(path, &bytes)])?;
    }
}
