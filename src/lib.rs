//! cchc turns Markdown kept in git into the information hub of an administrative reform: an
//! accessible static site, print pages, and posters for offices.
#![doc = ""]
#![warn(missing_docs)]

pub mod cache;
pub mod check;
pub mod config;
pub mod data;
pub mod date;
pub mod diag;
pub mod digest;
pub mod emit;
pub mod images;
pub mod markdown;
pub mod model;
pub mod output;
pub mod path;
pub mod pipeline;
pub mod print;
pub mod qr;
pub mod source;
pub mod templates;
pub mod text;
