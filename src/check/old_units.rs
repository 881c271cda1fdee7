//! The table of communes that were merged, which `old_units` of `[check]` names: read for the rule
//! `old-place`, and what is wrong with it.

use crate::config::Config;
use crate::data::read_columns;
use crate::diag::Diagnostic;
use crate::source::SourceTree;
use crate::text::writing::places::{Merged, Units};

/// The columns of the table; the codes are for others who read it.
const COLUMNS: [&str; 5] = ["old_code", "old_unit", "old_district", "new_code", "new_name"];

/// The units of the table; none when the site names no table, or when it is faulty.
pub(super) fn read(config: &Config, files: &SourceTree) -> (Units, Vec<Diagnostic>) {
    match rows(config, files) {
        Ok(rows) => (Units::new(rows), Vec::new()),
        Err(faults) => (Units::default(), faults),
    }
}

fn rows(config: &Config, files: &SourceTree) -> Result<Vec<Merged>, Vec<Diagnostic>> {
    let Some((name, span)) = &config.check.old_units else { return Ok(Vec::new()) };
    let missing = || vec![Diagnostic::error("table-file-missing").arg("file", name).at(span.clone())];
    let file = files.get(name).ok_or_else(missing)?;
    let text = file.text().map_err(|fault| vec![fault])?;
    let rows = read_columns(file.path.as_str(), text, &COLUMNS, &[])?;
    let merged = rows.into_iter().filter_map(|row| {
        let [_, unit, district, _, new_name] = <[String; 5]>::try_from(row.values).ok()?;
        Some(Merged { unit, district, new_name })
    });
    Ok(merged.collect())
}
