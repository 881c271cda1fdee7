//! Puts the catalogue's words, in one language, into the command line's help.

use clap::builder::styling::{AnsiColor, Styles};
use clap::{Arg, ArgAction, Command, CommandFactory};

use super::args::Cli;
use super::say::{say, word};
use crate::diag::{Speech, messages};

/// Options of every command stand after those of the command.
const LAST: usize = 900;

/// The whole command line, its help in one language.
pub(super) fn command(speech: Speech) -> Command {
    let styles = Styles::styled()
        .header(AnsiColor::Yellow.on_default().bold())
        .literal(AnsiColor::Green.on_default())
        .placeholder(AnsiColor::Cyan.on_default());
    spoken(Cli::command(), "", speech)
        .styles(styles)
        .about(word("help-about", speech))
        .after_help(word("help-after", speech))
        .mut_subcommands(|sub| {
            let name = sub.get_name().to_owned();
            let about = word(&format!("help-{name}"), speech);
            let heading = word("help-examples", speech);
            let examples = word(&format!("examples-{name}"), speech);
            spoken(sub, &name, speech).about(about).after_help(format!("{heading}:\n{examples}"))
        })
}

/// Says the other names of each command in its sentence: clap would list them in English.
pub(super) fn with_names_told(command: Command, speech: Speech) -> Command {
    command.mut_subcommands(|sub| {
        let visible: Vec<&str> = sub.get_visible_aliases().collect();
        let also = say("help-also", speech, &[("names", visible.join(", "))]);
        let about = sub.get_about().map(ToString::to_string).unwrap_or_default();
        let all: Vec<String> = sub.get_all_aliases().map(str::to_owned).collect();
        sub.about(format!("{about} {also}")).alias(None).aliases(all)
    })
}

/// The words that clap has in English only, and the words of every option.
fn spoken(command: Command, name: &str, speech: Speech) -> Command {
    let usage = usage(&command, name, speech);
    let template =
        format!("{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}\n", word("help-usage", speech));
    let mut command = command
        .help_template(template)
        .override_usage(usage)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading(word("help-commands", speech))
        .subcommand_value_name(word("value-COMMAND", speech))
        .mut_args(|arg| explained(arg, name, speech))
        .arg(flag("help", 'h', ArgAction::Help, speech));
    if name.is_empty() {
        command = command.arg(flag("version", 'V', ArgAction::Version, speech));
    }
    command
}

/// `--help` and `--version`, last in every list.
fn flag(name: &'static str, short: char, action: ArgAction, speech: Speech) -> Arg {
    let help = if name == "help" { "help-this" } else { "help-version" };
    let arg = Arg::new(name).short(short).long(name).action(action).help(word(help, speech));
    arg.help_heading(word("help-options", speech)).display_order(LAST + 1)
}

/// An option with its words and the name of its value.
fn explained(arg: Arg, command: &str, speech: Speech) -> Arg {
    let id = arg.get_id().as_str().replace('_', "-");
    let own = format!("help-{command}-{id}");
    let code = if messages::get(&own).is_some() { own } else { format!("help-{id}") };
    let heading = if arg.is_positional() { "help-arguments" } else { "help-options" };
    let names: Vec<&'static str> = arg.get_value_names().unwrap_or_default().iter().map(|n| value(n, speech)).collect();
    let takes = arg.get_action().takes_values();
    let arg = arg.help(word(&code, speech)).help_heading(word(heading, speech));
    let arg = arg.hide_default_value(true).hide_possible_values(true);
    let arg = if arg.is_global_set() { arg.display_order(LAST) } else { arg };
    if takes && !names.is_empty() { arg.value_names(names) } else { arg }
}

fn value(name: &str, speech: Speech) -> &'static str {
    word(&format!("value-{name}"), speech)
}

/// `cchc print [TÙY CHỌN] BÀI`.
fn usage(command: &Command, name: &str, speech: Speech) -> String {
    let mut parts = vec!["cchc".to_owned()];
    parts.extend((!name.is_empty()).then(|| name.to_owned()));
    parts.push(word("help-options-place", speech).to_owned());
    for arg in command.get_positionals() {
        let shown = arg.get_value_names().and_then(|names| names.first()).map_or("", |name| value(name, speech));
        parts.push(if arg.is_required_set() { shown.to_owned() } else { format!("[{shown}]") });
    }
    parts.extend(name.is_empty().then(|| word("value-COMMAND", speech).to_owned()));
    parts.join(" ")
}
