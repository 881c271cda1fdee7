//! Recordings of pages: the player, the file, the words; and passages that are marked as another language.

use crate::sites::{Site, page, site};

/// Frames of MPEG audio, layer III, at 32 kbit/s, 44.1 kHz and mono, whose bands are all empty: 26 ms of
/// silence each.
pub fn silence(frames: usize) -> Vec<u8> {
    let mut frame = vec![0xff, 0xfb, 0x10, 0xc0];
    frame.resize(104, 0);
    frame.repeat(frames)
}

fn hub(front: &str) -> Site {
    let site = site("theme = \"hub\"\n[languages.en]\n[languages.tyz]\n", &[]);
    for path in ["index.html", "section.html", "page.html"] {
        site.remove(&format!("templates/{path}"));
    }
    site.write("content/tin/_index.md", &page("Tin", ""));
    site.write("content/tin/nghe/index.md", &format!("+++\ntitle = \"Bài\"\n{front}+++\nChữ của bài.\n"));
    site.write_bytes("content/tin/nghe/bai.mp3", &silence(120));
    site
}

const ONE: &str = "am_thanh = [{ tep = \"bai.mp3\", ten = \"Nghe & hiểu\", ngon_ngu = \"tyz\", loi = \"loi.txt\", \
                   thoi_luong = \"0:03\", nguoi_doc = \"<đọc>\" }]\n";

#[test]
fn a_recording_has_a_player_a_file_and_its_words_in_their_language() {
    let site = hub(ONE);
    site.write("content/tin/nghe/loi.txt", "<1> một\nhai\n\n<2> \"ba\"\n");
    let pages = site.render();
    let html = pages.text("tin/nghe/index.html");
    for part in [
        "<audio controls preload=\"none\" src=\"bai.mp3\" aria-labelledby=\"nghe-1\">",
        "<strong>Nghe &amp; hiểu</strong>",
        "(tiếng Tày, người đọc: &lt;đọc&gt;)",
        "<a href=\"bai.mp3\" type=\"audio/mpeg\" download",
        "(MP3, 13 KB, 0:03)",
        "<div lang=\"tyz\"><p>&lt;1&gt; một hai</p><p>&lt;2&gt; &quot;ba&quot;</p></div>",
        "\"@type\":\"AudioObject\"",
        "\"contentUrl\":\"https://cchc.vn/tin/nghe/bai.mp3\"",
        "\"duration\":\"PT0M3S\"",
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }
    assert_eq!(pages.files["tin/nghe/bai.mp3"], silence(120));
    // What stands in for a translation plays the same file.
    let english = pages.text("en/tin/nghe/index.html");
    assert!(english.contains("src=\"../../../tin/nghe/bai.mp3\""), "{english}");
}

#[test]
fn a_recording_lies_beside_any_page_or_in_static_and_may_be_a_sections() {
    let site = hub("");
    site.write_bytes("static/am-thanh/chung.mp3", &silence(4));
    site.write_bytes("content/tin/muc.mp3", &silence(5));
    let row = |file: &str, more: &str| {
        format!("am_thanh = [{{ tep = \"{file}\", ten = \"T\", ngon_ngu = \"vi\", {more} }}]\n")
    };
    let own = format!("+++\ntitle = \"Lẻ\"\n{}+++\nx\n", row("muc.mp3", "nguyen_van = true"));
    site.write("content/tin/le.md", &own);
    let of_static = row("/am-thanh/chung.mp3", "loi = \"Xin chào.\"");
    site.write("content/tin/_index.md", &format!("+++\ntitle = \"Tin\"\n{of_static}+++\n"));
    let pages = site.render();
    let html = pages.text("tin/le/index.html");
    assert!(
        html.contains("src=\"../muc.mp3\"")
            && html.contains("đúng nguyên văn")
            && !html.contains("<details class=\"transcript")
    );
    let html = pages.text("tin/index.html");
    assert!(html.contains("src=\"../am-thanh/chung.mp3\"") && html.contains("<p>Xin chào.</p>"), "{html}");
}

#[test]
fn pages_without_recordings_carry_nothing_of_them() {
    let html = hub("").render().text("tin/nghe/index.html");
    assert!(!html.contains("recording") && !html.contains("Lời bằng chữ"), "{html}");
}

#[test]
fn a_passage_in_another_language_says_so() {
    let site = hub("");
    site.write(
        "content/tin/b.md",
        &page("B", "Theo {{ <tieng ma=\"en\" chu=\"good & faith\" /> }} mà làm.\n\n{% <tieng ma=\"tyz\"> %}\n**a** [b](@/tin/_index.md)\n{% </tieng> %}\n"),
    );
    let html = site.render().text("tin/b/index.html");
    assert!(html.contains("<p>Theo <span lang=\"en\">good &amp; faith</span> mà làm.</p>"), "{html}");
    assert!(html.contains("<div lang=\"tyz\">\n<p><strong>a</strong> <a href=\"../\">b</a></p>"), "{html}");
}
