//! The command line: words in, a command run, findings and an exit code out.
//!
//! Sole owner of clap and of the terminal. Exit codes: 0 all is well, 1 something was found wrong,
//! 2 the command itself was not understood.

mod args;
mod baseline;
mod begin;
mod check;
mod findings;
mod help;
mod impact;
mod print;
mod progress;
mod report;
mod say;
mod schema;
mod site;
mod usage;

use std::ffi::OsString;
use std::time::{SystemTime, UNIX_EPOCH};

use clap::FromArgMatches;
use clap::error::ErrorKind;

use crate::date::Date;
use crate::diag::{Diagnostic, Speech};
use crate::pipeline::{Options, Outgoing, STACK};
use args::{Cli, Command, MessageFormat};
use report::Report;

const WELL: i32 = 0;
const FAULTS: i32 = 1;
const USAGE: i32 = 2;

/// How a command ended, beyond what it has told already.
enum End {
    Well,
    Faults,
    /// The command line was wrong.
    Usage(Diagnostic),
}

/// Runs a command line, program name first; gives the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> i32 {
    let args: Vec<OsString> = args.into_iter().collect();
    let speech = speech(&args);
    let parsed = help::with_names_told(help::command(speech), speech)
        .try_get_matches_from(args)
        .and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) => return not_parsed(&error, speech),
    };
    // Only now: help and `--version` need no workers. Fails when a pool is there already, which then is as good.
    let _ = rayon::ThreadPoolBuilder::new().stack_size(STACK).build_global();
    let report = Report { speech: cli.lang.speech(), format: cli.command.message_format() };
    match dispatch(cli, report) {
        End::Well => WELL,
        End::Faults => FAULTS,
        End::Usage(fault) => {
            report.findings(&[fault]);
            USAGE
        }
    }
}

fn dispatch(cli: Cli, report: Report) -> End {
    let base = |drafts: bool, as_of: Option<&str>| -> Result<Options, Diagnostic> {
        Ok(Options {
            root: cli.root.clone(),
            config: cli.config.clone(),
            output_dir: None,
            base_url: None,
            drafts,
            as_of: day(as_of)?,
            portable: false,
            force: false,
            release_gate: false,
            preview: false,
            outgoing: Outgoing::default(),
        })
    };
    let ended = match cli.command {
        Command::Init(init) => Ok(begin::init(&cli.root, &init, report)),
        Command::New(new) => base(true, None).map(|options| begin::new(&options, &new, report)),
        Command::Build(build) => base(build.choice.drafts, build.choice.as_of.as_deref())
            .and_then(|options| site::build(options, build, report)),
        Command::Check(wanted) => base(wanted.choice.drafts, wanted.choice.as_of.as_deref())
            .and_then(|options| check::check(options, wanted, report)),
        Command::Explain(wanted) => base(false, None).and_then(|options| check::explain(&options, &wanted, report)),
        Command::Serve(serve) => {
            base(serve.drafts, serve.as_of.as_deref()).and_then(|options| site::serve(options, &serve, report))
        }
        Command::Impact(wanted) => {
            base(true, wanted.as_of.as_deref()).map(|options| impact::impact(&options, &wanted, report))
        }
        Command::Schema(wanted) => base(true, None).map(|options| schema::schema(&options, &wanted, report)),
        Command::Print(print) => {
            base(print.choice.drafts, print.choice.as_of.as_deref()).map(|options| print::print(options, print, report))
        }
        Command::Completions(wanted) => Ok(completions(wanted.shell, report)),
        Command::Help(wanted) => help_on(wanted.command.as_deref(), report),
    };
    ended.unwrap_or_else(End::Usage)
}

/// The language to speak: known before the rest of the command line is read, for its faults too.
fn speech(args: &[OsString]) -> Speech {
    let words: Vec<&str> = args.iter().filter_map(|word| word.to_str()).collect();
    let english = words.windows(2).any(|pair| pair == ["--lang", "en"]) || words.contains(&"--lang=en");
    if english { Speech::En } else { Speech::Vi }
}

fn not_parsed(error: &clap::Error, speech: Speech) -> i32 {
    let report = Report { speech, format: MessageFormat::Text };
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            report.line(error.render().ansi().to_string().trim_end());
            WELL
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            report.aside(error.render().ansi().to_string().trim_end());
            USAGE
        }
        _ => {
            report.findings(&[usage::fault(error)]);
            USAGE
        }
    }
}

/// The day of the build: the one given, else today in Vietnam.
fn day(written: Option<&str>) -> Result<Date, Diagnostic> {
    let Some(written) = written else {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        return Ok(Date::from_unix_seconds(i64::try_from(now.as_secs()).unwrap_or(0)));
    };
    Date::parse(written).map_err(|_| Diagnostic::error("cli-bad-date").arg("value", written))
}

fn completions(shell: clap_complete::Shell, report: Report) -> End {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut help::command(report.speech), "cchc", &mut text);
    report.line(String::from_utf8_lossy(&text).trim_end());
    End::Well
}

fn help_on(name: Option<&str>, report: Report) -> Result<End, Diagnostic> {
    let mut all = help::with_names_told(help::command(report.speech), report.speech);
    let Some(name) = name else {
        report.line(all.render_help().ansi().to_string().trim_end());
        return Ok(End::Well);
    };
    all.build();
    let known: Vec<String> = all.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let unknown = || Diagnostic::error("cli-unknown-command").arg("command", name);
    let sub = all.find_subcommand_mut(name);
    let sub = sub.ok_or_else(|| unknown().suggest(name, known.iter().map(String::as_str)))?;
    report.line(sub.render_help().ansi().to_string().trim_end());
    Ok(End::Well)
}

#[cfg(test)]
mod tests;
