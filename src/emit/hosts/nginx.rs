//! `_nginx.conf`: a part of a `server` block for nginx 1.18 and newer.
//!
//! nginx reads nothing from a site's folder, so somebody copies it; it keeps itself from being shown. All headers
//! are of the block: a header in a `location` would put away those around it.

use std::fmt::Write;

use super::{LASTING, SHORT, Told, address, lasting_pattern, plain};

const HEAD: &str = "\
# Cho nginx. Chép tệp này ra ngoài thư mục của trang, ví dụ /etc/nginx/snippets/cchc.conf, rồi thêm vào khối server:
#     include snippets/cchc.conf;
# Thử bằng \"nginx -t\". Dựng lại trang thì chép lại. Đừng include thẳng từ thư mục của trang:
# ai tải được tệp lên trang sẽ sửa được cấu hình máy chủ.
#
# For nginx. Copy it out of the site's folder and include it in the server block; copy it again after each build.
";

const TYPES: &str = r#"
charset utf-8;
charset_types text/plain text/css text/csv text/calendar text/xml application/xml application/json application/feed+json application/manifest+json application/javascript image/svg+xml;

location ~ \.csv$ { types { } default_type text/csv; }
location ~ \.ics$ { types { } default_type text/calendar; }
location ~ \.webp$ { types { } default_type image/webp; }
location ~ \.webmanifest$ { types { } default_type application/manifest+json; }
location ~ /feed\.json$ { types { } default_type application/feed+json; }

# Tệp .gz do "cchc build --compress" ghi sẵn. Máy chủ có mô-đun brotli thì bỏ dấu # ở dòng brotli_static.
gzip_static on;
gzip_vary on;
# brotli_static on;
"#;

pub(super) fn snippet(told: &Told) -> String {
    let base = &told.base;
    let mut out = String::from(HEAD);
    let _ = writeln!(out, "\nset $cchc_keep \"{SHORT}\";");
    if let Some(pattern) = lasting_pattern(told) {
        let _ = writeln!(out, "if ($uri ~ \"^{}/{pattern}\") {{ set $cchc_keep \"{LASTING}\"; }}", plain(base));
    }
    let _ = writeln!(out, "add_header Cache-Control $cchc_keep;");
    for (name, value) in &told.headers {
        let _ = writeln!(out, "add_header {name} \"{value}\" always;");
    }
    out.push_str(TYPES);
    // Behind another server that speaks HTTPS, nginx would answer with addresses of plain HTTP.
    let _ = writeln!(out, "\nabsolute_redirect off;\nerror_page 404 {base}/404.html;");
    let _ = writeln!(out, "location ~ /\\.(?!well-known/) {{ return 404; }}");
    let _ = writeln!(out, "location = {base}/_nginx.conf {{ return 404; }}");
    for (from, to) in &told.moved {
        let to = to.replace('$', "%24");
        let from = format!("{base}/{}", address(from));
        let _ = writeln!(out, "location = {} {{ return 301 {}; }}", quoted(&from), quoted(&to));
    }
    out
}

/// A word in quotation marks; nginx takes a `$` in it for a variable only where it looks for one.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
