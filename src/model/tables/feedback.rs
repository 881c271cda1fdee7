//! Results of feedback: what was asked, who answered what, and when. The table is published whole, so
//! that it may hold nothing that tells of a person.

use super::{MOST_FAULTS, Row, Table};
use crate::date::Date;
use crate::diag::Diagnostic;
use crate::text::fold;
use crate::text::writing::personal::{self, Kind};

/// The columns of the table: day, content, field, who answers, result, day of the answer, its address.
pub const COLUMNS: &[&str] = &["ngay", "noi_dung", "linh_vuc", "co_quan_tra_loi", "ket_qua", "ngay_tra_loi", "url"];

/// A column that it may have: the day by which an answer was due.
pub const OPTIONAL: &[&str] = &["han_tra_loi"];

/// Words by which a column names or finds a person.
const PERSONAL: &[&str] = &[
    "ten",
    "ho_ten",
    "ho_va_ten",
    "nguoi_gui",
    "nguoi_phan_anh",
    "cccd",
    "cmnd",
    "can_cuoc",
    "so_can_cuoc",
    "dien_thoai",
    "so_dien_thoai",
    "sdt",
    "email",
    "thu_dien_tu",
    "dia_chi",
    "ngay_sinh",
    "nam_sinh",
    "tai_khoan",
    "so_tai_khoan",
    "name",
    "phone",
    "address",
];

/// One result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The day on which it was received.
    pub date: Date,
    /// What was said, without anything that tells of a person.
    pub content: String,
    /// The field that it belongs to.
    pub field: Option<String>,
    /// Who has to answer.
    pub body: Option<String>,
    /// What came of it.
    pub result: Option<String>,
    /// The day of the answer.
    pub answered: Option<Date>,
    /// The day by which the answer was due.
    pub due: Option<Date>,
    /// Where the answer can be read.
    pub url: Option<String>,
}

/// The fault of a column that tells of people.
pub(super) fn personal_column(name: &str) -> Option<Diagnostic> {
    let plain = fold(name).replace([' ', '-'], "_");
    PERSONAL.contains(&plain.trim_matches('_')).then(|| Diagnostic::error("feedback-personal-column").arg("key", name))
}

/// Takes the rows of a table; gives what is wrong with them. Newest first.
pub(super) fn add(answers: &mut Vec<Answer>, table: &Table<'_>, as_of: Date) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for row in &table.rows {
        if faults.len() > MOST_FAULTS {
            break;
        }
        let mut cells = Row::new(table, row);
        let found = answer(&mut cells, as_of);
        faults.extend(cells.finish());
        answers.extend(found);
    }
    answers.sort_by_key(|answer| std::cmp::Reverse(answer.date));
    faults
}

fn answer(cells: &mut Row<'_, '_>, as_of: Date) -> Option<Answer> {
    for column in COLUMNS.iter().chain(OPTIONAL) {
        let text = cells.text(column).unwrap_or_default();
        // The digits of an address name its document.
        let found = if *column == "url" { text.contains('@').then_some("email") } else { looks_personal(&text) };
        if let Some(what) = found {
            let what = Diagnostic::error(match what {
                "cccd" => "what-identity-number",
                "phone" => "what-phone-number",
                "bank" => "what-bank-account",
                _ => "what-email",
            });
            cells.complain_with("feedback-personal-cell", column, "what", what.in_both());
        }
    }
    let (date, content) = (cells.needed("ngay").and_then(|_| cells.date("ngay")), cells.needed("noi_dung"));
    let (answered, due, url) = (cells.date("ngay_tra_loi"), cells.date("han_tra_loi"), cells.url("url"));
    for (column, day) in [("ngay_tra_loi", answered), ("han_tra_loi", due)] {
        if let (Some(date), Some(day)) = (date, day)
            && day < date
        {
            cells.complain_with("feedback-before", column, "date", date);
        }
    }
    for (column, day) in [("ngay", date), ("ngay_tra_loi", answered)] {
        if day.is_some_and(|day| day > as_of) {
            cells.complain("feedback-future", column);
        }
    }
    if answered.is_some() && cells.text("ket_qua").is_none() {
        cells.complain("cell-empty", "ket_qua");
    }
    let answer = Answer {
        date: date?,
        content: content?,
        field: cells.text("linh_vuc"),
        body: cells.text("co_quan_tra_loi"),
        result: cells.text("ket_qua"),
        answered,
        due,
        url,
    };
    cells.is_sound().then_some(answer)
}

/// What in a text looks like the number of an identity card (12 digits), a telephone number or an
/// e-mail address. Points, hyphens and spaces within a number do not hide it. An identity number opens
/// with the code of a province, 001 to 096 (Thông tư 59/2021/TT-BCA).
fn looks_personal(text: &str) -> Option<&'static str> {
    let email = |word: &str| {
        let (before, after) = word.split_once('@')?;
        (!before.is_empty() && after.contains('.')).then_some(())
    };
    if text.split_whitespace().any(|word| email(word).is_some()) {
        return Some("email");
    }
    let by_length = digit_runs(text).into_iter().find_map(|digits| match digits.len() {
        12 if digits.starts_with('0') => Some("cccd"),
        10 | 11 if digits.starts_with('0') => Some("phone"),
        11 if digits.starts_with("84") => Some("phone"),
        _ => None,
    });
    // What the words around a number say of it: an old identity card, a bank account.
    let by_words = || personal::find(text).into_iter().next().map(|one| one.kind);
    by_length.or_else(|| {
        by_words().map(|kind| match kind {
            Kind::IdentityNumber => "cccd",
            Kind::Phone => "phone",
            Kind::Email => "email",
            Kind::BankAccount => "bank",
        })
    })
}

/// The digits of each number, with what people write within one left out: a single space, point or
/// hyphen between two digits. A day such as 01/7/2025 has slashes and is no number.
fn digit_runs(text: &str) -> Vec<String> {
    let mut runs = Vec::new();
    let mut run = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let within = !run.is_empty()
            && matches!(c, ' ' | '\u{a0}' | '.' | '-')
            && chars.peek().is_some_and(char::is_ascii_digit);
        if c.is_ascii_digit() {
            run.push(c);
        } else if !within {
            runs.push(std::mem::take(&mut run));
        }
    }
    runs.push(run);
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_tells_of_a_person_is_seen_and_figures_and_days_are_not() {
        for text in ["Số CCCD 004085001234", "004 085 001 234", "gọi 0912.345.678", "+84 912 345 678", "a.b@x.vn"] {
            assert!(looks_personal(text).is_some(), "{text}");
        }
        for text in [
            "ngày 01/7/2025 và 02/7/2025",
            "mã hồ sơ H14.5",
            "1.001193",
            "123.456.789.000 đồng",
            "năm 2025-2026",
            "a @ b",
        ] {
            assert_eq!(looks_personal(text), None, "{text}");
        }
    }

    #[test]
    fn columns_that_name_people_are_refused_however_they_are_written() {
        for name in ["ho_ten", "Họ tên", "SĐT", "Số điện thoại", "email", "dia-chi"] {
            assert!(personal_column(name).is_some(), "{name}");
        }
        assert!(personal_column("ghi_chu").is_none());
    }

    proptest! {
        #[test]
        fn twelve_digits_are_seen_wherever_they_stand(before in "[a-zà-ỹ ]{0,9}", digits in "0[0-9]{11}", after in "[a-zà-ỹ,]{0,9}") {
            let text = format!("{before}: {digits}{after}");
            prop_assert!(looks_personal(&text).is_some());
        }
    }
}
