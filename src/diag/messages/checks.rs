//! What is said about running the checks: their output, their baseline and their mending.

use super::Message;

pub(super) const ROWS: &[Message] = &[];
