//! `.htaccess` for Apache 2.4. Every line is of the class `FileInfo`, the one that shared hosts allow; what
//! belongs to a module that may be missing stands within `IfModule`.

use std::fmt::Write;

use super::{LASTING, SHORT, Told, address, lasting_pattern, plain};

const TYPES: &str = r#"
<IfModule mod_mime.c>
  AddType text/csv .csv
  AddType text/calendar .ics
  AddType image/webp .webp
  AddType image/svg+xml .svg
  AddType application/manifest+json .webmanifest
  AddCharset utf-8 .html .css .js .xml .json .txt .csv .ics .svg .webmanifest
  <Files "feed.json">
    ForceType "application/feed+json; charset=utf-8"
  </Files>
</IfModule>
"#;

/// A file that `build --compress` made is sent in place of its own, with the kind of its own.
const COMPRESSED: &str = r#"
  # Tệp .br, .gz do "cchc build --compress" ghi sẵn.
  RewriteCond %{HTTP:Accept-Encoding} \bbr\b
  RewriteCond %{REQUEST_FILENAME}index.html.br -s
  RewriteRule ^(.*/)?$ $1index.html.br [L,E=no-gzip:1]
  RewriteCond %{HTTP:Accept-Encoding} \bgzip\b
  RewriteCond %{REQUEST_FILENAME}index.html.gz -s
  RewriteRule ^(.*/)?$ $1index.html.gz [L,E=no-gzip:1]
  RewriteCond %{HTTP:Accept-Encoding} \bbr\b
  RewriteCond %{REQUEST_FILENAME}.br -s
  RewriteRule ^(.+\.(?:html|css|js|xml|json|svg|txt|csv|ics|webmanifest))$ $1.br [L,E=no-gzip:1]
  RewriteCond %{HTTP:Accept-Encoding} \bgzip\b
  RewriteCond %{REQUEST_FILENAME}.gz -s
  RewriteRule ^(.+\.(?:html|css|js|xml|json|svg|txt|csv|ics|webmanifest))$ $1.gz [L,E=no-gzip:1]
</IfModule>
<IfModule mod_mime.c>
  <FilesMatch "\.(?:html|css|js|xml|json|svg|txt|csv|ics|webmanifest)\.br$">
    RemoveLanguage .br
    AddEncoding br .br
  </FilesMatch>
  <FilesMatch "\.(?:html|css|js|xml|json|svg|txt|csv|ics|webmanifest)\.gz$">
    RemoveType .gz
    AddEncoding gzip .gz
  </FilesMatch>
</IfModule>
<IfModule mod_headers.c>
  <FilesMatch "\.(?:html|css|js|xml|json|svg|txt|csv|ics|webmanifest)(?:\.br|\.gz)?$">
    Header merge Vary Accept-Encoding
  </FilesMatch>
</IfModule>
"#;

pub(super) fn htaccess(told: &Told) -> String {
    let base = &told.base;
    let mut out = String::from("# Cho Apache 2.4, cần AllowOverride FileInfo. Needs AllowOverride FileInfo.\n\n");
    let _ = writeln!(out, "ErrorDocument 404 {base}/404.html\n\n<IfModule mod_headers.c>");
    for (name, value) in &told.headers {
        let _ = writeln!(out, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(out, "  Header set Cache-Control \"{SHORT}\"");
    if let Some(pattern) = lasting_pattern(told) {
        out.push_str("  <IfModule mod_setenvif.c>\n");
        let _ = writeln!(out, "    SetEnvIf Request_URI \"^{}/{pattern}\" cchc_keep", plain(base));
        out.push_str("  </IfModule>\n");
        let _ = writeln!(out, "  Header set Cache-Control \"{LASTING}\" env=cchc_keep");
    }
    out.push_str("</IfModule>\n");
    out.push_str(TYPES);
    out.push_str("\n<IfModule mod_rewrite.c>\n  RewriteEngine On\n");
    out.push_str("  RewriteRule (?:^|/)\\.(?!well-known/) - [R=404,L]\n");
    for (from, to) in &told.moved {
        let from = plain(address(from));
        let file = if from.is_empty() || from.ends_with('/') { "(?:index\\.html)?" } else { "" };
        let to = to.replace('%', "\\%").replace('$', "\\$").replace('"', "%22");
        let _ = writeln!(out, "  RewriteRule \"^{from}{file}$\" \"{to}\" [R=301,NE,L]");
    }
    out.push_str(COMPRESSED);
    out
}
