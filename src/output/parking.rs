//! Where finished files are kept until the whole site stands.

use super::{Artifact, Bytes, Publication};
use crate::path::OutputPath;

/// What becomes of the bytes of a file that was just made: they stay in memory, or are parked beside the
/// output folder, so that a large site takes little memory.
#[derive(Debug, Clone, Copy, Default)]
pub struct Parking<'a>(Option<&'a Publication>);

impl<'a> Parking<'a> {
    /// With what is about to be published.
    pub fn of(publication: &'a Publication) -> Self {
        Self(Some(publication))
    }

    pub(super) fn publication(self) -> Option<&'a Publication> {
        self.0
    }

    /// The artifact of a file that was just made.
    pub fn artifact(self, path: OutputPath, bytes: impl Into<Bytes>, origin: &str) -> Artifact {
        let bytes = bytes.into();
        let bytes = match self.0 {
            Some(publication) => publication.park(&path, bytes),
            None => bytes,
        };
        Artifact::new(path, bytes, origin)
    }
}
