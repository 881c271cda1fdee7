//! Names of printed files: one pattern, for what a build publishes and for what a person prints.
//!
//! ```text
//! LAYOUT-PAGE-SIZE[-ti-le-1-N][-FINISH][-OFFICE][-PAGE NUMBER].ENDING
//! ```
//!
//! The layout is left out when the page's name begins with it, the finish when it is the usual one,
//! the scale when the sheet is life size; several pictures of one sheet are numbered from 1.

use crate::print::{Finish, Job, Size};

/// The name of a job's files, without number and ending.
pub(super) fn stem(page: &str, job: &Job, office: Option<&str>) -> String {
    of_sheet(page, job.layout(), job.size(), job.finish(), office)
}

/// The same of a sheet that nobody ordered yet.
pub(super) fn of_sheet(page: &str, layout: &str, size: &Size, finish: Finish, office: Option<&str>) -> String {
    let named = page == layout || page.starts_with(&format!("{layout}-"));
    let mut name = if named { page.to_owned() } else { format!("{layout}-{page}") };
    name.push('-');
    name.push_str(&size.id);
    if size.scale > 1 {
        name.push_str(&format!("-ti-le-1-{}", size.scale));
    }
    if finish != Finish::Office {
        name.push('-');
        name.push_str(finish.id());
    }
    if let Some(office) = office {
        name.push('-');
        name.push_str(office);
    }
    name
}

/// The name of the picture number `index` (from 0) of `count`.
pub(super) fn picture(stem: &str, index: usize, count: usize) -> String {
    if count > 1 { format!("{stem}-{}.png", index + 1) } else { format!("{stem}.png") }
}
