//! What is said about the writing of a text: spelling, places, dates, structure.

use super::Message;

pub(super) const ROWS: &[Message] = &[];
