//! What is said about indices, charts, places, events and feedback.

use super::Message;

pub(super) const ROWS: &[Message] = &[];
