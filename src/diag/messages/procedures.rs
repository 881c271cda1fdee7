//! What is said about procedures, models, questions and decision trees.

use super::Message;

pub(super) const ROWS: &[Message] = &[];
