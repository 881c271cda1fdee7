//! The headers of every answer, for a site that needs nothing but its own files.
//!
//! Why each: the policy names what pages use and refuses the rest (CSP level 3); `nosniff` and `DENY` are for
//! browsers that know no better; no address of a reader's page goes to another site; no device of a reader's
//! telephone is ever asked for; no other window holds on to ours.

use crate::config::Config;

/// What a page may use. Nothing is `unsafe-…`. `data:` is for pictures within the style sheet, which a browser
/// takes from no other file when the site is read from a stick.
const POLICY: &[(&str, &str)] = &[
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("media-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    ("frame-ancestors", "'none'"),
];

/// For half a year a browser asks by HTTPS only. Not longer, and not for other names of the domain: where a
/// certificate runs out nobody gets in any more, and what was told cannot be taken back.
const BY_HTTPS: &str = "max-age=15768000";

/// The policy as one header says it.
pub fn policy() -> String {
    let each = POLICY.iter().map(|(name, sources)| format!("{name} {sources}"));
    each.collect::<Vec<_>>().join("; ")
}

/// Every header with its value.
pub(super) fn all(config: &Config) -> Vec<(&'static str, String)> {
    let mut all = vec![
        ("Content-Security-Policy", policy()),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("X-Frame-Options", "DENY".to_owned()),
        ("Referrer-Policy", "same-origin".to_owned()),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
    ];
    // In a folder of somebody else's site it is not ours to say.
    if config.base_url.strip_prefix("https://").is_some_and(|rest| !rest.contains('/')) {
        all.push(("Strict-Transport-Security", BY_HTTPS.to_owned()));
    }
    all
}
