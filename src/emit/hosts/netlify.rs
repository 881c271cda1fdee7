//! `_headers` and `_redirects`, as Netlify and Cloudflare Pages read them; GitLab Pages reads the second.
//!
//! Both services add up the rules that fit an address, so pages are given no rule of keeping: their own default
//! asks again each time. Both show `404.html` and compress by themselves.

use std::fmt::Write;

use super::{LASTING, Lasting, Told, address};
use crate::path::encode;

pub(super) fn headers(told: &Told) -> String {
    let mut out = String::from("/*\n");
    for (name, value) in &told.headers {
        let _ = writeln!(out, "  {name}: {value}");
    }
    for one in &told.lasting {
        let place = match one {
            Lasting::File(path) => encode(path),
            Lasting::Folder(name) => format!("{}/*", encode(name)),
        };
        let _ = write!(out, "\n/{place}\n  Cache-Control: {LASTING}\n");
    }
    out
}

/// `force` leads on although a page stands at the old address, which Cloudflare does unasked and takes the sign
/// of for a mistake.
pub(super) fn redirects(told: &Told, force: bool) -> String {
    let mut out = String::new();
    for (from, to) in &told.moved {
        let _ = writeln!(out, "/{} {to} 301{}", encode(address(from)), if force { "!" } else { "" });
    }
    out
}
