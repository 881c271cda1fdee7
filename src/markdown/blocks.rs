//! The body of a page as blocks for print.
/// stub
pub fn blocks(_markdown: &str) -> Vec<serde_json::Value> { Vec::new() }
