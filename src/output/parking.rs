//! Where finished files are kept until the whole site stands.

use std::marker::PhantomData;

use super::Artifact;
use crate::path::OutputPath;

/// What becomes of the bytes of a finished file: they stay in memory.
#[derive(Debug, Clone, Copy, Default)]
pub struct Parking<'a>(PhantomData<&'a ()>);

impl Parking<'_> {
    /// The artifact of a file that was just made.
    pub fn artifact(self, path: OutputPath, bytes: Vec<u8>, origin: &str) -> Artifact {
        Artifact::new(path, bytes, origin)
    }
}
