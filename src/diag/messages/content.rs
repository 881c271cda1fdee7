//! What is said about: content.

use super::Message;

pub(super) const ROWS: &[Message] = &[];
