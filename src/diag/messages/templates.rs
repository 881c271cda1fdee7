//! What is said about: templates.

use super::Message;

pub(super) const ROWS: &[Message] = &[];
