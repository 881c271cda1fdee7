//! The body of a page as blocks for print.
/// stub
pub fn blocks(_markdown: &str, _resolve: &dyn Fn(&str) -> Option<String>) -> Vec<serde_json::Value> {
    Vec::new()
}
