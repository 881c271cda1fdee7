//! `web.config` for IIS 8 and newer. It names no module that Windows Server may lack, for one that is missing
//! stops the whole site: so addresses that moved are left to the pages that stand there, and compression to
//! IIS itself, which sends no file that is compressed already.

use std::fmt::Write;

use super::{LASTING, Lasting, Told};
use crate::markdown::escape;

/// Endings and kinds that older versions do not know, or know without an encoding.
const TYPES: [(&str, &str); 8] = [
    (".csv", "text/csv; charset=utf-8"),
    (".ics", "text/calendar; charset=utf-8"),
    (".json", "application/json; charset=utf-8"),
    (".svg", "image/svg+xml"),
    (".txt", "text/plain; charset=utf-8"),
    (".webmanifest", "application/manifest+json"),
    (".webp", "image/webp"),
    (".xml", "application/xml; charset=utf-8"),
];

pub(super) fn web_config(told: &Told) -> String {
    let mut out =
        String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- Cho IIS 8 trở lên. For IIS 8 and newer. -->\n");
    out.push_str("<configuration>\n  <system.webServer>\n    <httpProtocol>\n      <customHeaders>\n");
    out.push_str("        <remove name=\"X-Powered-By\" />\n");
    for (name, value) in &told.headers {
        let _ = writeln!(out, "        <remove name=\"{name}\" />");
        let _ = writeln!(out, "        <add name=\"{name}\" value=\"{}\" />", escape(value));
    }
    out.push_str("      </customHeaders>\n    </httpProtocol>\n    <staticContent>\n");
    for (ending, kind) in TYPES {
        let _ = writeln!(out, "      <remove fileExtension=\"{ending}\" />");
        let _ = writeln!(out, "      <mimeMap fileExtension=\"{ending}\" mimeType=\"{kind}\" />");
    }
    out.push_str("      <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"00:05:00\" />\n");
    out.push_str("    </staticContent>\n    <httpErrors errorMode=\"Custom\">\n");
    out.push_str("      <remove statusCode=\"404\" subStatusCode=\"-1\" />\n");
    out.push_str("      <error statusCode=\"404\" path=\"404.html\" responseMode=\"File\" />\n");
    out.push_str("    </httpErrors>\n  </system.webServer>\n");
    for one in &told.lasting {
        let (Lasting::File(path) | Lasting::Folder(path)) = one;
        let _ = writeln!(out, "  <location path=\"{}\">\n    <system.webServer>\n      <staticContent>", escape(path));
        let custom = LASTING.replace(", max-age=31536000", "");
        let _ = writeln!(
            out,
            "        <clientCache cacheControlMode=\"UseMaxAge\" cacheControlMaxAge=\"365.00:00:00\" cacheControlCustom=\"{custom}\" />"
        );
        out.push_str("      </staticContent>\n    </system.webServer>\n  </location>\n");
    }
    out.push_str("</configuration>\n");
    out
}
