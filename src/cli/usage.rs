//! What is wrong with the words of a command line, told like every other finding.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::diag::Diagnostic;

/// A finding made of what clap found.
pub(super) fn fault(error: &clap::Error) -> Diagnostic {
    let text = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(many)) => many.join(", "),
        Some(ContextValue::StyledStr(styled)) => styled.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    // `--port <PORT>`: the name alone says enough.
    let name = |kind: ContextKind| text(kind).split(' ').next().unwrap_or_default().to_owned();
    let near = |kind: ContextKind| match error.get(kind) {
        Some(ContextValue::String(one)) => Some(one.clone()),
        Some(ContextValue::Strings(many)) => many.first().cloned(),
        _ => None,
    };
    let (value, valid) = (text(ContextKind::InvalidValue), text(ContextKind::ValidValue));
    let mut fault = match error.kind() {
        ErrorKind::UnknownArgument if !text(ContextKind::InvalidArg).starts_with('-') => {
            Diagnostic::error("cli-extra-word").arg("argument", text(ContextKind::InvalidArg))
        }
        ErrorKind::UnknownArgument => {
            Diagnostic::error("cli-unknown-argument").arg("argument", text(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidSubcommand => {
            Diagnostic::error("cli-unknown-command").arg("command", text(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => {
            Diagnostic::error("cli-missing-argument").arg("arguments", text(ContextKind::InvalidArg))
        }
        ErrorKind::MissingSubcommand => Diagnostic::error("cli-no-command"),
        ErrorKind::ArgumentConflict if name(ContextKind::InvalidArg) == name(ContextKind::PriorArg) => {
            Diagnostic::error("cli-twice").arg("argument", name(ContextKind::InvalidArg))
        }
        ErrorKind::TooManyValues => {
            Diagnostic::error("cli-takes-no-value").arg("value", &value).arg("argument", name(ContextKind::InvalidArg))
        }
        ErrorKind::ArgumentConflict => Diagnostic::error("cli-conflict")
            .arg("first", name(ContextKind::InvalidArg))
            .arg("second", text(ContextKind::PriorArg)),
        ErrorKind::InvalidValue if value.is_empty() => {
            Diagnostic::error("cli-missing-value").arg("argument", name(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidValue if !valid.is_empty() => Diagnostic::error("cli-value-not-known")
            .arg("value", value)
            .arg("argument", name(ContextKind::InvalidArg))
            .arg("known", valid),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            Diagnostic::error("cli-invalid-value").arg("value", value).arg("argument", name(ContextKind::InvalidArg))
        }
        ErrorKind::InvalidUtf8 => Diagnostic::error("cli-not-utf8"),
        // Further kinds cannot arise from this command line; clap's own first line is better than none.
        _ => Diagnostic::error("cli-usage").arg("detail", first_line(error)),
    };
    fault.suggestion = near(ContextKind::SuggestedArg)
        .or_else(|| near(ContextKind::SuggestedSubcommand))
        .or_else(|| near(ContextKind::SuggestedValue));
    fault
}

fn first_line(error: &clap::Error) -> String {
    error.to_string().lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}
