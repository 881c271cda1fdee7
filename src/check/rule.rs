//! What a rule is: its words, how grave it is, and what runs.

use super::{BuiltPage, Checked, Faults, Findings, Finished, Subject, Whole};
use crate::diag::messages::Message;
use crate::diag::{Severity, Speech};

/// One rule of `cchc check`. A rule is one file of [`super::rules`] and one line of its table.
#[derive(Debug)]
pub struct Rule {
    /// Its code, what a finding says, and how to mend it.
    pub words: Message,
    /// What it finds, in one line: Vietnamese, English.
    pub finds: [&'static str; 2],
    /// Why that is wrong, and who says so.
    pub why: [&'static str; 2],
    /// An example of what it finds.
    pub wrong: &'static str,
    /// The same, mended.
    pub right: &'static str,
    /// How grave its findings are, unless the configuration says otherwise.
    pub severity: Severity,
    /// Whether `--fix` mends what it finds, when that is safe.
    pub fixable: bool,
    /// Whether it is for text in Vietnamese alone.
    pub vietnamese: bool,
    /// What it does.
    pub run: Run,
}

/// Judges one file.
pub type Judge<'a> = Box<dyn Fn(&Subject<'_>, &mut Findings) + Sync + 'a>;

/// What a rule looks at.
#[derive(Debug)]
pub enum Run {
    /// One file at a time.
    Each(fn(&Subject<'_>, &mut Findings)),
    /// One file at a time, by what was learnt from the whole site first.
    Prepared(for<'a> fn(&'a Checked<'a>) -> Judge<'a>),
    /// All files together.
    Site(fn(&Whole<'_>, &mut Findings)),
    /// All files together and the site as it is made: only when it can be built.
    Built(fn(&Whole<'_>, &Finished<'_>, &mut Findings)),
    /// Each finished page, whatever made it: only when the site can be built. Its words end in `{more}`.
    Page(fn(&BuiltPage<'_>, &mut Faults)),
    /// The network: only when it is asked for.
    Network(fn(&Whole<'_>, &mut Findings)),
}

impl Rule {
    /// Its code.
    pub fn code(&self) -> &'static str {
        self.words.code
    }

    /// One of its texts in a language.
    pub fn said(texts: [&'static str; 2], speech: Speech) -> &'static str {
        match speech {
            Speech::Vi => texts[0],
            Speech::En => texts[1],
        }
    }
}
