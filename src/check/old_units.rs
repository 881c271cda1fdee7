//! The table of communes that were merged, read for the rule `old-place`, and what is wrong with it: the
//! one that `old_units` of `[check]` names, else the one that the site looks up old names in.

use super::Checked;
use crate::data::read_columns;
use crate::diag::{Diagnostic, Span};
use crate::text::writing::places::{Merged, Units};

/// The columns of the table; the codes are for others who read it.
const COLUMNS: [&str; 5] = ["old_code", "old_unit", "old_district", "new_code", "new_name"];

/// The units of the table; none when the site names no table, or when it is faulty.
pub(super) fn read(checked: &Checked<'_>) -> (Units, Vec<Diagnostic>) {
    match rows(checked) {
        Ok(rows) => (Units::new(rows), Vec::new()),
        Err(faults) => (Units::default(), faults),
    }
}

/// The path of the table, and where the configuration names it.
pub(super) fn file<'a>(checked: &Checked<'a>) -> Option<(&'a str, Option<&'a Span>)> {
    let named = checked.config.check.old_units.as_ref().map(|(file, span)| (file.as_str(), Some(span)));
    named.or_else(|| checked.site.tables.old_units.source().map(|path| (path.as_str(), None)))
}

fn rows(checked: &Checked<'_>) -> Result<Vec<Merged>, Vec<Diagnostic>> {
    let Some((name, span)) = file(checked) else { return Ok(Vec::new()) };
    let missing = || {
        let fault = Diagnostic::error("table-file-missing").arg("file", name);
        vec![span.map_or(fault.clone(), |span| fault.at(span.clone()))]
    };
    let file = checked.files.get(name).ok_or_else(missing)?;
    let text = file.text().map_err(|fault| vec![fault])?;
    let rows = read_columns(file.path.as_str(), text, &COLUMNS, &[])?;
    let merged = rows.into_iter().filter_map(|row| {
        let [_, unit, district, _, new_name] = <[String; 5]>::try_from(row.values).ok()?;
        Some(Merged { unit, district, new_name })
    });
    Ok(merged.collect())
}
