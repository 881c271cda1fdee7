//! cchc turns Markdown kept in git into the information hub of a province's administrative reform:
//! an accessible static site, print pages, and posters for the offices of its communes.
//!
//! # The way of the data
//!
//! Every stage takes what the one before made and changes nothing of it:
//!
//! ```text
//! files ── source ──▶ SourceTree ── model ──▶ Site ── markdown ──▶ Documents
//!                                                          │
//!                     Pictures ◀── images ◀────────────────┤
//!                                                          ▼
//!             public/ ◀── output ◀── emit ◀── templates (shared values)
//!                                     ▲
//!                       print ────────┘   sheets as PDF and PNG
//! ```
//!
//! [`pipeline`] is that order in code; [`cli`] and [`serve`] only call it. Nothing in the output folder
//! changes before the whole site stands without an error; finished files wait beside it.
//!
//! [`pipeline::preview`] goes the same way for one page at a time: what templates see is made when it is
//! first asked for, and forgotten when an edit makes it untrue. A test holds what it shows against builds.
//!
//! # The rows of the house
//!
//! A module uses only modules of rows above its own in this table; a test holds it. Each outside
//! library has one owner.
//!
//! | row | modules |
//! |-----|---------|
//! | words and values | [`text`], [`date`], [`qr`], [`digest`], [`compress`], [`diag`], [`stamp`] |
//! | names and tables | [`path`], [`data`] |
//! | settings and disk | [`config`], [`output`], [`cache`] |
//! | input | [`source`] |
//! | meaning | [`model`], [`images`], [`styles`], [`scripts`] |
//! | text and drawings | [`markdown`], [`charts`], [`search`] |
//! | form | [`templates`], [`mod@print`] |
//! | the site | [`emit`], [`check`] |
//! | the whole | [`pipeline`] |
//! | people | [`serve`], [`cli`] |
//!
//! What is wrong is told as a [`diag::Diagnostic`]: a code, values and a place in a file. Its words, in
//! Vietnamese and in English, are rows of one catalogue.

// Tests write their own folders; the program writes in two modules only.
#![cfg_attr(test, allow(clippy::disallowed_methods))]

pub mod cache;
pub mod charts;
pub mod check;
pub mod cli;
pub mod compress;
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
pub mod scripts;
pub mod search;
pub mod serve;
pub mod source;
pub mod stamp;
pub mod styles;
pub mod templates;
pub mod text;
