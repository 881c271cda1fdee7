//! Tables, with header cells that say what they head and alignment by class, not by style.

use pulldown_cmark::Alignment;

/// Where the walk is within a table.
#[derive(Debug, Default)]
pub(super) struct TableState {
    alignments: Vec<Alignment>,
    in_head: bool,
    has_body: bool,
    column: usize,
}

impl TableState {
    /// Opens a table; the box around it scrolls by keyboard too and has a name.
    pub fn start(&mut self, alignments: Vec<Alignment>, label: &str) -> String {
        *self = Self { alignments, ..Self::default() };
        format!("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{label}\"><table>")
    }

    pub fn end(&self) -> &'static str {
        if self.has_body { "</tbody></table></div>\n" } else { "</table></div>\n" }
    }

    pub fn head_start(&mut self) -> &'static str {
        self.in_head = true;
        self.column = 0;
        "<thead><tr>"
    }

    pub fn head_end(&mut self) -> &'static str {
        self.in_head = false;
        "</tr></thead>"
    }

    pub fn row_start(&mut self) -> &'static str {
        self.column = 0;
        if std::mem::replace(&mut self.has_body, true) { "<tr>" } else { "<tbody><tr>" }
    }

    pub fn cell_start(&mut self) -> String {
        let class = match self.alignments.get(self.column) {
            Some(Alignment::Center) => " class=\"align-center\"",
            Some(Alignment::Right) => " class=\"align-right\"",
            _ => "",
        };
        self.column += 1;
        if self.in_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") }
    }

    pub fn cell_end(&self) -> &'static str {
        if self.in_head { "</th>" } else { "</td>" }
    }
}
