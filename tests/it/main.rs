//! The whole program and the whole library, as their users meet them: one binary, a file a subject.

// A panic is how a test fails, and tests write their own folders.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr, clippy::disallowed_methods)]

mod bad_input;
mod check;
mod cli;
mod component_places;
mod full_disk;
mod house;
mod indices_and_events;
mod keeping;
mod killed;
mod languages;
mod matrix;
mod named_tables;
mod offices_of_old;
mod outgoing;
mod paper;
mod preview;
mod print;
mod publish;
mod random;
#[allow(dead_code, reason = "helpers of several files")]
mod recordings;
mod samples;
mod search;
mod shared_pieces;
#[allow(dead_code, reason = "helpers of several files")]
mod shown_components;
#[allow(dead_code, reason = "helpers of several files")]
mod site;
mod sites;
mod structured_data;
mod unchanged;
mod ways;
mod ways_in;
mod xml;
mod zola_addresses;
mod zola_components;
mod zola_feeds;
mod zola_headings;
mod zola_languages;
mod zola_markdown;
mod zola_order;
mod zola_pager;
mod zola_pictures;
mod zola_publication;
mod zola_taxonomies;
mod zola_templates;
