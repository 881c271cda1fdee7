//! The whole program and the whole library, as their users meet them: one binary, a file a subject.

mod bad_input;
mod cli;
mod house;
mod site;
