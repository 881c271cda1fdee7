//! `audio-weight`: recordings that are heavy for a weak signal.

use crate::check::{Findings, Rule, Run, Subject};
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "audio-weight",
        ["tệp âm thanh “{file}” nặng {size} KB", "the recording `{file}` weighs {size} KB"],
        [
            "Lưu lại ở một kênh (mono), 32 đến 64 kbit/s: đủ rõ cho tiếng nói. Bản dài thì cắt thành vài bản ngắn.",
            "Save it as mono at 32 to 64 kbit/s, which is clear enough for speech. Cut a long one into several short ones.",
        ],
    ),
    finds: ["Tệp âm thanh nặng", "Heavy recordings"],
    why: [
        "Trang không tải tệp trước khi người đọc bấm nghe. Nhưng ở nơi sóng yếu, tệp nặng thì bấm rồi vẫn phải chờ, và tốn tiền dung lượng. Mức nhắc là 3 MB; đổi bằng khóa audio_weight trong bảng [check].",
        "A page fetches a recording only when the reader plays it. But on a weak signal a heavy one makes them wait, and costs them data. It is told from 3 MB; change this with audio_weight in [check].",
    ],
    wrong: "am_thanh = [{ tep = \"bai-25mb.mp3\", … }]",
    right: "am_thanh = [{ tep = \"bai-64kbit.mp3\", … }]",
    severity: Severity::Note,
    fixable: false,
    vietnamese: false,
    run: Run::Each(run),
};

fn run(subject: &Subject<'_>, findings: &mut Findings) {
    let recordings = subject.care("am_thanh").and_then(|all| all.as_array());
    let most = subject.settings.audio_weight as u64;
    for (number, recording) in recordings.into_iter().flatten().enumerate() {
        let bytes = recording.get("dung_luong").and_then(serde_json::Value::as_u64).unwrap_or_default();
        if bytes > most {
            let file = recording.get("tep").and_then(|file| file.as_str()).unwrap_or_default();
            let place = subject.field(&format!("am_thanh.{number}.tep"));
            findings.tell(subject, place).arg("file", file).arg("size", bytes.div_ceil(1000));
        }
    }
}
