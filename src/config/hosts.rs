//! `hosts`: the web servers and services that the site is put on.

use crate::data::Reader;
use crate::diag::Diagnostic;

/// A web server or a service for static sites that reads files of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// Netlify: `_headers`, `_redirects`.
    Netlify,
    /// Cloudflare Pages: the same two files.
    Cloudflare,
    /// nginx: a part of a `server` block to be included.
    Nginx,
    /// Apache: `.htaccess`.
    Apache,
    /// IIS: `web.config`.
    Iis,
}

impl Host {
    /// Each with its name in the configuration and on the command line.
    const NAMES: [(&'static str, Self); 5] = [
        ("netlify", Self::Netlify),
        ("cloudflare", Self::Cloudflare),
        ("nginx", Self::Nginx),
        ("apache", Self::Apache),
        ("iis", Self::Iis),
    ];

    /// The host of a name, in small or capital letters.
    ///
    /// # Errors
    /// When none has the name; the nearest is proposed.
    pub fn find(name: &str) -> Result<Self, Box<Diagnostic>> {
        let found = Self::NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(name.trim()));
        found.map(|(_, host)| *host).ok_or_else(|| {
            let known = Self::NAMES.map(|(known, _)| known);
            let fault = Diagnostic::error("host-unknown").arg("value", name).arg("known", known.join(", "));
            Box::new(fault.suggest(&name.to_lowercase(), known))
        })
    }
}

pub(super) fn read(reader: &Reader<'_>) -> Vec<Host> {
    let mut found = Vec::new();
    for (number, name) in reader.texts("hosts").unwrap_or_default().iter().enumerate() {
        match Host::find(name) {
            Ok(host) => found.push(host),
            Err(fault) => reader.complain(fault.at(reader.span_of_item("hosts", number))),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn a_host_that_is_not_known_is_told_where_it_stands_with_the_nearest() {
        let text = |hosts: &str| format!("base_url = 'https://a.vn'\nhosts = [{hosts}]\n");
        let config = Config::read("c", &text("'nginx', 'IIS'")).unwrap();
        assert_eq!(config.hosts, [Host::Nginx, Host::Iis]);
        let faults = Config::read("c", &text("'nginx', 'apahce'")).unwrap_err();
        let span = faults[0].span.as_ref().unwrap();
        assert_eq!((faults[0].code, span.line), ("host-unknown", 2));
        assert_eq!(faults[0].suggestion.as_deref(), Some("apache"));
    }
}
