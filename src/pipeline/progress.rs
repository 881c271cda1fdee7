//! How far the work is, for whoever shows it.

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Reading files and putting them in relation.
    Read,
    /// Making pages.
    Render,
    /// Making pictures in their sizes.
    Pictures,
    /// Making sheets to print.
    Print,
    /// Putting the rules of the checks to it.
    Check,
    /// Compressing texts.
    Compress,
    /// Writing files.
    Write,
}

/// Hears how far the work is.
pub trait Progress: Sync {
    /// A stage begins; `total` is how many ticks it will have, 0 when that is not known.
    fn stage(&self, stage: Stage, total: usize);

    /// One part of the stage is done.
    fn tick(&self);
}

/// Shows nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: Stage, _: usize) {}

    fn tick(&self) {}
}
