//! What a sheet says, judged before it is set: it depends on the day and on the registry of documents,
//! not on the looks.

use super::super::data::JobData;
use super::super::finish::Finish;
use super::super::size::Size;
use super::super::tables::Layout;
use super::Finding;
use crate::date::Date;
use crate::text::document_number;

/// Words in a line of a slogan, and lines, beyond which nobody reads it from afar.
const WORDS: usize = 12;
const LINES: usize = 2;

/// The findings about the words of a job.
pub(in super::super) fn words(data: &JobData, layout: &Layout, size: &Size, finish: Finish) -> Vec<Finding> {
    let mut found = Vec::new();
    if layout.fields.iter().any(|field| field == "in_an.khau_hieu") {
        slogan(data, &mut found);
    }
    // On cloth in public the law wants the maker; a general sheet is nobody's until it is ordered.
    if size.hem_mm > 0.0 && (data.office.is_some() || finish == Finish::Press) {
        let known = data.office.as_ref().is_some_and(|office| office.address.is_some());
        if !known {
            found.push(Finding::new("print-no-maker", "office.address"));
        }
    }
    hanging(data, size, &mut found);
    ended(data, &mut found);
    if data.draft {
        found.push(Finding::new("print-draft", "draft"));
    }
    if let (Some(due), Some(today)) = (day(data.review_by.as_deref()), day(Some(&data.as_of)))
        && due < today
    {
        found.push(Finding::new("print-review-due", "review_by").value("date", due));
    }
    found
}

fn slogan(data: &JobData, found: &mut Vec<Finding>) {
    let lines = &data.in_an.khau_hieu;
    let words = lines.iter().map(|line| line.replace('~', " ").split_whitespace().count()).max().unwrap_or(0);
    if words > WORDS || lines.len() > LINES {
        let finding = Finding::new("print-slogan-long", "in_an.khau_hieu");
        found.push(finding.value("is", words).value("needs", WORDS));
    }
}

fn hanging(data: &JobData, size: &Size, found: &mut Vec<Finding>) {
    let (from, to) = (day(data.in_an.treo_tu.as_deref()), day(data.in_an.treo_den.as_deref()));
    if let (Some(from), Some(to)) = (from, to) {
        let days = from.days_until(to) + 1;
        let most = size.hanging_days.and_then(|most| i64::try_from(most).ok());
        if days < 1 {
            found.push(Finding::new("print-hanging-reversed", "in_an.treo_den").value("date", from));
        } else if let Some(most) = most.filter(|most| days > *most) {
            let finding = Finding::new("print-hanging-long", "in_an.treo_den");
            found.push(finding.value("days", days).value("needs", most));
        }
    }
    if let (Some(to), Some(today)) = (to, day(Some(&data.as_of)))
        && to < today
    {
        found.push(Finding::new("print-hanging-over", "in_an.treo_den").value("date", to));
    }
}

/// Documents that the sheet cites and that are no longer in force.
fn ended(data: &JobData, found: &mut Vec<Finding>) {
    if data.ended.is_empty() {
        return;
    }
    // A document's own page tells of what was, itself and others, as relations; only its poster cites.
    let texts = if data.page.kind == "van-ban" {
        serde_json::to_value(&data.in_an)
    } else {
        serde_json::to_value((&data.in_an, &data.page.record, &data.page.blocks))
    };
    let mut cited = std::collections::BTreeSet::new();
    gather(&texts.unwrap_or_default(), &mut cited);
    let history = data.page.documents.iter().filter(|named| named.is_history);
    let history: Vec<String> = history.map(|named| document_number::key(&named.number)).collect();
    for number in cited.into_iter().filter(|number| !history.contains(&document_number::key(number))) {
        if let Some(successor) = data.ended.get(&document_number::key(&number)) {
            let finding = Finding::new("print-document-ended", "").value("document", &number);
            found.push(finding.value("successor", successor.as_deref().unwrap_or("–")));
        }
    }
}

fn gather(value: &serde_json::Value, cited: &mut std::collections::BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) => {
            cited.extend(
                document_number::find(text)
                    .into_iter()
                    .filter_map(|range| text.get(range))
                    .map(document_number::canonical),
            );
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| gather(item, cited)),
        serde_json::Value::Object(map) => map.values().for_each(|item| gather(item, cited)),
        _ => {}
    }
}

fn day(written: Option<&str>) -> Option<Date> {
    Date::parse(written?).ok()
}
