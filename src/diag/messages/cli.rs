//! What is said about: cli.

use super::Message;

pub(super) const ROWS: &[Message] = &[];
