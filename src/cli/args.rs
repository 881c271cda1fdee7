//! The shape of the command line: commands, options, their names. Their words are in the catalogue.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diag::Speech;

#[derive(Debug, Parser)]
#[command(name = "cchc", version, disable_help_subcommand = true)]
pub(super) struct Cli {
    #[arg(short, long, global = true, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
    #[arg(short, long, global = true, value_name = "FILE")]
    pub config: Option<String>,
    #[arg(long, global = true, value_enum, default_value_t = Lang::Vi, value_name = "LANG")]
    pub lang: Lang,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    Vi,
    En,
}

impl Lang {
    pub fn speech(self) -> Speech {
        match self {
            Self::Vi => Speech::Vi,
            Self::En => Speech::En,
        }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(visible_alias = "khoi-tao")]
    Init(Init),
    #[command(visible_alias = "moi")]
    New(New),
    #[command(visible_alias = "dung")]
    Build(Build),
    #[command(visible_alias = "xem")]
    Serve(Serve),
    #[command(visible_alias = "kiem")]
    Check(Check),
    #[command(visible_alias = "giai-thich")]
    Explain(Explain),
    #[command(visible_alias = "anh-huong")]
    Impact(Impact),
    #[command(visible_alias = "in")]
    Print(Print),
    #[command(visible_alias = "luoc-do")]
    Schema(Schema),
    #[command(visible_alias = "goi-y", alias = "completion")]
    Completions(Completions),
    #[command(visible_alias = "tro-giup")]
    Help(Help),
}

/// How findings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum MessageFormat {
    #[default]
    Text,
    Json,
}

/// How the findings of `check` are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub(super) enum CheckFormat {
    #[default]
    Text,
    Json,
    Sarif,
    Github,
}

/// What is published, and how what is wrong with it is told.
#[derive(Debug, Args)]
pub(super) struct Choice {
    #[arg(long)]
    pub drafts: bool,
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    #[arg(short = 'u', long, value_name = "URL")]
    pub base_url: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Init {
    #[arg(value_name = "DIR", default_value = ".")]
    pub folder: PathBuf,
    #[arg(short, long)]
    pub force: bool,
}

#[derive(Debug, Args)]
pub(super) struct New {
    #[arg(value_name = "KIND")]
    pub kind: String,
    #[arg(value_name = "TITLE")]
    pub title: String,
    #[arg(long, value_name = "DIR")]
    pub section: Option<String>,
    #[arg(long, value_name = "SLUG")]
    pub slug: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Build {
    #[command(flatten)]
    pub choice: Choice,
    #[arg(short, long, value_name = "DIR")]
    pub output_dir: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["compress", "host"])]
    pub portable: bool,
    #[arg(long, requires = "portable")]
    pub zip: bool,
    #[arg(long)]
    pub compress: bool,
    #[arg(long, value_name = "HOSTS", value_delimiter = ',')]
    pub host: Vec<String>,
    #[arg(long)]
    pub release_gate: bool,
    #[arg(short, long)]
    pub force: bool,
    #[arg(long, alias = "message-format", value_enum, default_value_t, value_name = "FORMAT")]
    pub format: MessageFormat,
}

#[derive(Debug, Args)]
pub(super) struct Serve {
    #[arg(long)]
    pub drafts: bool,
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    #[arg(short, long, value_name = "PORT")]
    pub port: Option<u16>,
    #[arg(short, long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    pub interface: String,
    #[arg(short = 'O', long)]
    pub open: bool,
}

#[derive(Debug, Args)]
pub(super) struct Check {
    #[command(flatten)]
    pub choice: Choice,
    #[arg(long, value_name = "CODES", value_delimiter = ',')]
    pub only: Vec<String>,
    #[arg(long)]
    pub strict: bool,
    #[arg(long)]
    pub external: bool,
    #[arg(long, conflicts_with_all = ["write_baseline", "format"])]
    pub fix: bool,
    #[arg(long, requires = "fix")]
    pub write: bool,
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["only", "baseline"])]
    pub write_baseline: Option<PathBuf>,
    #[arg(long, alias = "message-format", value_enum, default_value_t, value_name = "FORMAT")]
    pub format: CheckFormat,
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    #[arg(value_name = "CODE")]
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct Impact {
    #[arg(value_name = "NUMBER")]
    pub number: String,
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<String>,
    #[arg(long, alias = "message-format", value_enum, default_value_t, value_name = "FORMAT")]
    pub format: MessageFormat,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    #[arg(value_name = "KIND")]
    pub kind: Option<String>,
    #[arg(short, long, value_name = "DIR", default_value = ".cchc/schema")]
    pub output_dir: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Print {
    #[arg(value_name = "PAGE")]
    pub page: Option<String>,
    #[arg(short, long, value_name = "LAYOUT")]
    pub layout: Option<String>,
    #[arg(short, long, value_name = "SIZE")]
    pub size: Vec<String>,
    #[arg(long, value_name = "FINISH", value_delimiter = ',')]
    pub finish: Vec<String>,
    #[arg(long, value_name = "OFFICE", value_delimiter = ',', conflicts_with = "all_offices")]
    pub office: Vec<String>,
    #[arg(long)]
    pub all_offices: bool,
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    #[arg(long, value_enum, value_delimiter = ',', ignore_case = true, value_name = "FORMATS")]
    pub format: Vec<SheetFormat>,
    #[arg(long, value_name = "PPI")]
    pub ppi: Option<u32>,
    #[arg(long)]
    pub data: bool,
    #[arg(short, long, value_name = "DIR", default_value = "in")]
    pub output_dir: PathBuf,
    #[command(flatten)]
    pub choice: Choice,
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    pub message_format: MessageFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SheetFormat {
    Pdf,
    Png,
}

#[derive(Debug, Args)]
pub(super) struct Completions {
    #[arg(value_enum, value_name = "SHELL")]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub(super) struct Help {
    #[arg(value_name = "COMMAND")]
    pub command: Option<String>,
}

impl Command {
    /// How this command's findings are to be shown.
    pub fn message_format(&self) -> MessageFormat {
        match self {
            Self::Build(build) => build.format,
            Self::Check(check) if check.format == CheckFormat::Json => MessageFormat::Json,
            Self::Impact(impact) => impact.format,
            Self::Print(print) => print.message_format,
            _ => MessageFormat::Text,
        }
    }
}
