//! What is said about: output.

use super::Message;

pub(super) const ROWS: &[Message] = &[];
