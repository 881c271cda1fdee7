//! `schema`: the front matter of each kind as JSON Schema, for editors.

use serde_json::Value as Json;

use super::End;
use super::args::Schema;
use super::report::Report;
use super::say::say;
use crate::diag::Diagnostic;
use crate::model::json_schema;
use crate::model::kinds::{self, KINDS};
use crate::output;
use crate::pipeline::{self, Options};

pub(super) fn schema(options: &Options, wanted: &Schema, report: Report) -> End {
    match made(options, wanted, report) {
        Ok(()) => End::Well,
        Err(faults) => {
            report.findings(&faults);
            End::Faults
        }
    }
}

fn made(options: &Options, wanted: &Schema, report: Report) -> Result<(), Vec<Diagnostic>> {
    // A folder without a site has no taxonomies; its editor may still know the kinds.
    let config = pipeline::read_config(options).ok();
    let mut names: Vec<&str> = config
        .iter()
        .flat_map(|config| &config.languages)
        .flat_map(|l| &l.taxonomies)
        .map(|t| t.name.as_str())
        .collect();
    names.sort_unstable();
    names.dedup();
    if let Some(written) = &wanted.kind {
        let kind = kinds::find(written).ok_or_else(|| vec![unknown(written)])?;
        report.line(&pretty(&json_schema(kind, &names)));
        return Ok(());
    }
    let folder = options.root.join(&wanted.output_dir);
    for kind in KINDS {
        let text = pretty(&json_schema(kind, &names)) + "\n";
        let path = folder.join(format!("{}.schema.json", kind.name));
        output::replace(&path, text.as_bytes()).map_err(|fault| vec![fault])?;
    }
    let args = [("count", KINDS.len().to_string()), ("folder", wanted.output_dir.display().to_string())];
    report.line(&say("schema-done", report.speech, &args));
    Ok(())
}

fn pretty(schema: &Json) -> String {
    serde_json::to_string_pretty(schema).unwrap_or_default()
}

fn unknown(written: &str) -> Diagnostic {
    let names = || KINDS.iter().map(|kind| kind.name);
    let known = names().collect::<Vec<_>>().join(", ");
    Diagnostic::error("new-unknown-kind").arg("kind", written).arg("known", known).suggest(written, names())
}
