//! The command line speaks both languages, and tells what is wrong with it.

use std::collections::BTreeSet;

use clap::FromArgMatches;

use super::args::{Cli, Command};
use super::{help, usage};
use crate::diag::{Diagnostic, Speech, messages};

fn parse(line: &str, speech: Speech) -> Result<Cli, Diagnostic> {
    let words = line.split(' ').filter(|word| !word.is_empty());
    help::with_names_told(help::command(speech), speech)
        .try_get_matches_from(std::iter::once("cchc").chain(words))
        .and_then(|matches| Cli::from_arg_matches(&matches))
        .map_err(|error| usage::fault(&error))
}

fn fault(line: &str) -> Diagnostic {
    parse(line, Speech::Vi).expect_err(line)
}

#[test]
fn every_word_of_the_help_is_in_the_catalogue_in_both_languages() {
    let unknown = messages::find("no-such-row").vi;
    for speech in [Speech::Vi, Speech::En] {
        let mut command = help::command(speech);
        command.build();
        command.clone().debug_assert();
        let all = std::iter::once(&command).chain(command.get_subcommands());
        for sub in all {
            let text = sub.clone().render_help().to_string();
            assert!(!text.contains(unknown) && !text.contains(messages::find("no-such-row").en), "{text}");
        }
    }
}

#[test]
fn vietnamese_help_has_no_english_frame() {
    let mut command = help::with_names_told(help::command(Speech::Vi), Speech::Vi);
    command.build();
    let all: Vec<_> = std::iter::once(command.clone()).chain(command.get_subcommands().cloned()).collect();
    for mut sub in all {
        let text = sub.render_help().to_string();
        for english in ["Usage", "Options", "Commands", "Arguments", "default", "possible", "aliases", "Print"] {
            assert!(!text.contains(english), "{english} in: {text}");
        }
        assert!(text.contains("Cách dùng: cchc"), "{text}");
    }
}

#[test]
fn commands_have_vietnamese_names() {
    let names = |line: &str| format!("{:?}", parse(line, Speech::Vi).unwrap().command);
    let kind = |line: &str| names(line).split('(').next().unwrap().to_owned();
    let known: BTreeSet<String> =
        ["khoi-tao x", "moi thu-tuc x", "dung", "xem", "kiem", "in a", "goi-y bash", "tro-giup"]
            .iter()
            .map(|line| kind(line))
            .collect();
    assert_eq!(known.len(), 8, "{known:?}");
}

#[test]
fn the_root_may_stand_before_or_after_the_command() {
    for line in ["--root a build", "build --root a", "-r a dung"] {
        assert_eq!(parse(line, Speech::Vi).unwrap().root.to_str(), Some("a"), "{line}");
    }
}

#[test]
fn several_offices_and_formats_are_parted_by_commas() {
    let Command::Print(print) =
        parse("print p --office ha-lang,tien-thanh --format pdf,png", Speech::Vi).unwrap().command
    else {
        panic!("not print")
    };
    assert_eq!(print.office, ["ha-lang", "tien-thanh"]);
    assert_eq!(print.format.len(), 2);
}

#[test]
fn what_is_wrong_with_a_command_line_is_named_with_its_remedy() {
    let cases = [
        ("bild", "cli-unknown-command", Some("build")),
        ("build --ouput-dir x", "cli-unknown-argument", Some("--output-dir")),
        ("new", "cli-missing-argument", None),
        ("serve --port", "cli-missing-value", None),
        ("serve --port many", "cli-invalid-value", None),
        ("build --format xml", "cli-value-not-known", None),
        ("print p --format jpg", "cli-value-not-known", None),
        ("print p --office a --all-offices", "cli-conflict", None),
        ("--lang fr build", "cli-value-not-known", None),
        ("build extra", "cli-extra-word", None),
        ("new tin-tuc Hai từ", "cli-extra-word", None),
        ("build -o a -o b", "cli-twice", None),
        ("build --drafts=false", "cli-takes-no-value", None),
    ];
    for (line, code, near) in cases {
        let fault = fault(line);
        assert_eq!(fault.code, code, "{line}");
        if near.is_some() {
            assert_eq!(fault.suggestion.as_deref(), near, "{line}");
        }
        let message = fault.message(Speech::Vi) + &fault.hints(Speech::Vi).join(" ");
        assert!(!message.contains('{') && !message.contains("“”"), "{line}: {message}");
    }
}

#[test]
fn the_language_is_known_before_the_rest_is_read() {
    let words = |line: &str| line.split(' ').map(Into::into).collect::<Vec<_>>();
    assert_eq!(super::speech(&words("cchc --lang en bild")), Speech::En);
    assert_eq!(super::speech(&words("cchc bild --lang=en")), Speech::En);
    assert_eq!(super::speech(&words("cchc bild")), Speech::Vi);
}
