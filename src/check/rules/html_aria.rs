//! `html-aria`: ARIA that is none.

use crate::check::dom::attr;
use crate::check::{BuiltPage, Faults, Rule, Run};
use crate::diag::Diagnostic;
use crate::diag::Severity;
use crate::diag::messages::Message;

pub(super) static RULE: Rule = Rule {
    words: Message::new(
        "html-aria",
        ["{what} không có trong chuẩn ARIA: {tag}{more}", "{what} is not in the ARIA standard: {tag}{more}"],
        [
            "Sửa tên cho đúng, hoặc bỏ đi: thẻ HTML đúng loại (nav, button, main) thường không cần ARIA.",
            "Mend the name or remove it: the right HTML element (nav, button, main) seldom needs ARIA.",
        ],
    ),
    finds: ["Thuộc tính aria-… hoặc role viết sai", "Misspelt aria-… attributes and roles"],
    why: [
        "Trình duyệt bỏ qua tên nó không biết: điều định nói với máy đọc không đến nơi, mà nhìn trang không thấy gì sai. Theo WAI-ARIA 1.2 và WCAG 2.2, tiêu chí 4.1.2 (mức A).",
        "Browsers pass over names that they do not know, so what was meant never reaches a screen reader. WAI-ARIA 1.2, and WCAG 2.2, criterion 4.1.2 (level A).",
    ],
    wrong: "<nav aria-lable=\"Trình đơn\">\n<div role=\"buton\">",
    right: "<nav aria-label=\"Trình đơn\">\n<button>",
    severity: Severity::Warning,
    fixable: false,
    vietnamese: false,
    run: Run::Page(run),
};

/// Attributes of WAI-ARIA 1.2 and 1.3, without `aria-`.
const ATTRIBUTES: &str = "activedescendant atomic autocomplete braillelabel brailleroledescription busy checked colcount \
    colindex colindextext colspan controls current describedby description details disabled dropeffect errormessage \
    expanded flowto grabbed haspopup hidden invalid keyshortcuts label labelledby level live modal multiline \
    multiselectable orientation owns placeholder posinset pressed readonly relevant required roledescription rowcount \
    rowindex rowindextext rowspan selected setsize sort valuemax valuemin valuenow valuetext";

/// Roles of WAI-ARIA 1.2, its graphics module and its module for digital publications.
const ROLES: &str = "alert alertdialog application article banner blockquote button caption cell checkbox code columnheader \
    combobox comment complementary contentinfo definition deletion dialog directory document emphasis feed figure form \
    generic grid gridcell group heading image img insertion link list listbox listitem log main mark marquee math menu \
    menubar menuitem menuitemcheckbox menuitemradio meter navigation none note option paragraph presentation progressbar \
    radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong \
    subscript suggestion superscript switch tab table tablist tabpanel term textbox time timer toolbar tooltip tree \
    treegrid treeitem graphics-document graphics-object graphics-symbol doc-abstract doc-acknowledgments doc-afterword \
    doc-appendix doc-backlink doc-biblioentry doc-bibliography doc-biblioref doc-chapter doc-colophon doc-conclusion \
    doc-cover doc-credit doc-credits doc-dedication doc-endnote doc-endnotes doc-epigraph doc-epilogue doc-errata \
    doc-example doc-footnote doc-foreword doc-glossary doc-glossref doc-index doc-introduction doc-noteref doc-notice \
    doc-pagebreak doc-pagelist doc-part doc-preface doc-prologue doc-pullquote doc-qna doc-subtitle doc-tip doc-toc";

fn run(page: &BuiltPage<'_>, faults: &mut Faults) {
    let dom = &page.dom;
    // What rules know by name is in the standard.
    let unknown = |(id, _)| dom.attributes(id).iter().filter(|one| one.kind.is_empty()).map(move |one| (id, one.key));
    for (id, key) in dom.elements.iter().enumerate().flat_map(unknown) {
        let Some(name) = key.get(..5).filter(|start| start.eq_ignore_ascii_case("aria-")).map(|_| &key[5..]) else {
            continue;
        };
        let name = name.to_ascii_lowercase();
        if !ATTRIBUTES.split_whitespace().any(|known| known == name) {
            let told = faults.tell(id).arg("what", format!("aria-{name}"));
            nearest(&name, ATTRIBUTES).into_iter().for_each(|near| told.suggest(&format!("aria-{near}")));
        }
    }
    for (id, _) in dom.with(attr::ROLE) {
        let roles = dom.said(id, attr::ROLE).unwrap_or_default().split_whitespace();
        for role in roles.filter(|role| !ROLES.split_whitespace().any(|known| known == *role)) {
            let told = faults.tell(id).arg("what", format!("role=\"{role}\""));
            nearest(role, ROLES).into_iter().for_each(|near| told.suggest(&near));
        }
    }
}

fn nearest(wrong: &str, known: &'static str) -> Option<String> {
    Diagnostic::error("unknown-key").suggest(wrong, known.split_whitespace()).suggestion
}
