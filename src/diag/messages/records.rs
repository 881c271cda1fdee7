//! What is said about documents and their registry, approval and review.

use super::Message;

pub(super) const ROWS: &[Message] = &[];
