//! The print desk of the preview: any publication in any layout, size, finish and for any office, made
//! when the browser asks. Choosing needs no script: a form that is sent with GET, and links.

use std::fmt::Write as _;

use super::overlay::{self, escape};
use crate::diag::messages::find;
use crate::diag::{Diagnostic, Speech};
use crate::path::decode;
use crate::pipeline::{self, Catalogue, OfficeChoice, Options, PrintOptions};
use crate::print::{Finish, Medium, PngSize, Sheet, Want};

/// Where the desk is.
pub(super) const PATH: &str = "/__cchc/print";
/// The longer side of the preview, in px.
const PREVIEW_PX: u32 = 1400;

/// What the browser asks for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Asked {
    page: String,
    layout: String,
    size: String,
    finish: String,
    office: String,
    /// Which page of the sheet is shown, from 1.
    sheet_page: usize,
}

impl Asked {
    /// Reads a query string.
    pub fn read(query: &str) -> Self {
        let mut asked = Self::default();
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = decode(&value.replace('+', " "));
            match name {
                "page" => asked.page = value,
                "layout" => asked.layout = value,
                "size" => asked.size = value,
                "finish" => asked.finish = value,
                "office" => asked.office = value,
                "n" => asked.sheet_page = value.parse().unwrap_or(1),
                _ => {}
            }
        }
        asked
    }

    fn query(&self) -> String {
        let fields = [
            ("page", &self.page),
            ("layout", &self.layout),
            ("size", &self.size),
            ("finish", &self.finish),
            ("office", &self.office),
        ];
        let named = fields.iter().filter(|(_, value)| !value.is_empty());
        named.map(|(name, value)| format!("{name}={}", encoded(value))).collect::<Vec<_>>().join("&")
    }

    fn options(&self, options: &Options) -> PrintOptions {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        PrintOptions {
            options: options.clone(),
            page: self.page.clone(),
            layout: some(&self.layout),
            sizes: some(&self.size).into_iter().collect(),
            finishes: some(&self.finish).into_iter().collect(),
            offices: some(&self.office).map_or(OfficeChoice::None, |office| OfficeChoice::Some(vec![office])),
            table: None,
            formats: None,
            png: PngSize::default(),
            output_dir: options.root.clone(),
        }
    }
}

/// The sheet that is asked for, with a PDF or with pictures.
pub(super) fn sheet(options: &Options, asked: &Asked, pdf: bool) -> Result<Sheet, Vec<Diagnostic>> {
    let png = (!pdf).then_some(PngSize::LongSide(PREVIEW_PX));
    pipeline::sheet(&asked.options(options), Want { pdf, png, first_only: false })
}

/// The picture of the page that is asked for.
pub(super) fn picture(sheet: &Sheet, asked: &Asked) -> Option<Vec<u8>> {
    let index = asked.sheet_page.max(1) - 1;
    sheet.pngs.get(index).or_else(|| sheet.pngs.first()).map(|png| png.bytes.to_vec())
}

/// The page of the desk.
pub(super) fn html(options: &Options, asked: &Asked, speech: Speech, version: u64) -> String {
    let word = |code: &str| escape(find(code).text(speech));
    let mut body = format!("<p><a href=\"/an-pham/\">cchc</a></p><h1>{}</h1>", word("desk-title"));
    match pipeline::catalogue(options) {
        Ok(catalogue) => {
            body.push_str(&form(&catalogue, asked, speech));
            if asked.page.is_empty() {
                body.push_str(&list(&catalogue));
            } else {
                body.push_str(&shown(options, asked, speech));
            }
        }
        Err(faults) => body.push_str(&overlay::html(&faults, speech)),
    }
    let lang = if speech == Speech::En { "en" } else { "vi" };
    format!(
        "<!doctype html><html lang={lang}><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
         <title>{}</title><link rel=stylesheet href=\"/__cchc/desk.css\"><body><main>{body}</main>{}</body></html>",
        word("desk-title"),
        overlay::tag(version)
    )
}

/// The sheet's pictures, its files, and what preflight found.
fn shown(options: &Options, asked: &Asked, speech: Speech) -> String {
    let word = |code: &str| escape(find(code).text(speech));
    let made = match sheet(options, asked, false) {
        Ok(made) => made,
        Err(faults) => return overlay::html(&faults, speech),
    };
    let query = escape(&asked.query());
    let mut out = format!("<p class=files><a href=\"{PATH}.pdf?{query}\">PDF</a>");
    for number in 1..=made.pngs.len() {
        let _ = write!(out, " <a href=\"{PATH}.png?{query}&amp;n={number}\">PNG {number}</a>");
    }
    let _ = write!(out, " <span>{} × {} mm</span></p>", made.width_mm.round(), made.height_mm.round());
    if !made.warnings.is_empty() {
        let _ = write!(out, "<h2>{}</h2><ul>", word("desk-findings"));
        for warning in &made.warnings {
            let hints = warning.hints(speech).join(" ");
            let _ = write!(out, "<li>{}<br>{}</li>", escape(&warning.message(speech)), escape(&hints));
        }
        out.push_str("</ul>");
    }
    for (index, png) in made.pngs.iter().enumerate() {
        let (width, height) = (png.width, png.height);
        let alt = format!("{} {}", word("desk-picture"), index + 1);
        let _ = write!(
            out,
            "<img src=\"{PATH}.png?{query}&amp;n={}\" width={width} height={height} alt=\"{alt}\">",
            index + 1
        );
    }
    out
}

fn form(catalogue: &Catalogue, asked: &Asked, speech: Speech) -> String {
    let word = |code: &str| escape(find(code).text(speech));
    let mut out = format!("<form action=\"{PATH}\" method=get>");
    let pages = catalogue.publications.iter().map(|row| (row.page.clone(), row.title.clone()));
    let own = (!asked.page.is_empty() && !catalogue.publications.iter().any(|row| row.page == asked.page))
        .then(|| (asked.page.clone(), asked.page.clone()));
    select(&mut out, "page", &word("desk-page"), own.into_iter().chain(pages), &asked.page);
    let of_page = catalogue.publications.iter().find(|row| row.page == asked.page).map(|row| row.layout.as_str());
    let layout = if asked.layout.is_empty() { of_page.unwrap_or_default() } else { asked.layout.as_str() };
    let layouts = catalogue.layouts.iter().map(|row| (row.id.clone(), row.name.text(speech).to_owned()));
    select(&mut out, "layout", &word("desk-layout"), layouts, layout);
    let row = catalogue.layouts.iter().find(|row| row.id == layout);
    let size_name = |id: &String| {
        let size = catalogue.sizes.iter().find(|size| &size.id == id);
        (id.clone(), size.map_or(id.clone(), |size| size.name.text(speech).to_owned()))
    };
    let sizes = row.into_iter().flat_map(|row| row.sizes.iter().map(size_name));
    let any = || std::iter::once((String::new(), word("desk-usual")));
    select(&mut out, "size", &word("desk-size"), any().chain(sizes), &asked.size);
    let finishes = row.map_or(&Finish::ALL[..], |row| &row.finishes[..]);
    let finishes = finishes.iter().map(|finish| (finish.id().to_owned(), finish.id().to_owned()));
    select(&mut out, "finish", &word("desk-finish"), finishes, &asked.finish);
    let offices = catalogue.office_names.iter().map(|(id, name)| (id.clone(), name.clone()));
    let none = std::iter::once((String::new(), word("desk-no-office")));
    select(&mut out, "office", &word("desk-office"), none.chain(offices), &asked.office);
    let _ = write!(out, "<button>{}</button></form>", word("desk-show"));
    out
}

fn select(out: &mut String, name: &str, label: &str, choices: impl Iterator<Item = (String, String)>, chosen: &str) {
    let _ = write!(out, "<label>{label} <select name={name}>");
    for (value, text) in choices {
        let mark = if value == chosen { " selected" } else { "" };
        let _ = write!(out, "<option value=\"{}\"{mark}>{}</option>", escape(&value), escape(&text));
    }
    out.push_str("</select></label> ");
}

/// Every publication as a link.
fn list(catalogue: &Catalogue) -> String {
    let rows = catalogue.publications.iter().map(|row| {
        let screen = catalogue.layouts.iter().any(|l| l.id == row.layout && l.medium == Medium::Screen);
        let kind = if screen { "PNG" } else { "PDF" };
        let (page, title) = (encoded(&row.page), escape(&row.title));
        format!("<li><a href=\"{PATH}?page={page}\">{title}</a> {kind}</li>")
    });
    format!("<ul>{}</ul>", rows.collect::<String>())
}

/// A value of a query string.
fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'/' => out.push(char::from(byte)),
            _ => {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_and_written_again() {
        let asked = Asked::read("page=an-pham/bang-ron&size=0%2C9x7+m&office=ha-lang&n=2&other=x");
        assert_eq!((asked.page.as_str(), asked.size.as_str(), asked.sheet_page), ("an-pham/bang-ron", "0,9x7 m", 2));
        assert_eq!(asked.query(), "page=an-pham/bang-ron&size=0%2C9x7%20m&office=ha-lang");
        assert_eq!(Asked { sheet_page: 2, ..Asked::read(&asked.query()) }, asked);
    }

    #[test]
    fn what_a_query_says_never_becomes_a_tag() {
        let catalogue =
            Catalogue { layouts: vec![], sizes: vec![], publications: vec![], offices: 0, office_names: vec![] };
        let html = form(&catalogue, &Asked::read("page=%22%3E%3Cscript%3E"), Speech::Vi);
        assert!(!html.contains("<script") && html.contains("&quot;&gt;&lt;script&gt;"), "{html}");
    }
}
