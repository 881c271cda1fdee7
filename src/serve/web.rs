//! Answers browsers of this machine: files of the site as it is previewed, and what is new.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::Response;
use axum::{Router, serve};
use tokio::net::TcpListener;

use super::board::{Board, News};
use super::desk::{self, Asked};
use super::{overlay, types};
use crate::path::decode;
use crate::pipeline::Options;
use crate::pipeline::preview::Answer;
use crate::text::nfc;

/// The look of the print desk.
const DESK_STYLE: &str = include_str!("desk.css");
/// How long a browser waits for news before it asks again.
const PATIENCE: Duration = Duration::from_secs(25);

/// What every answer is made from.
#[derive(Clone)]
struct Desk {
    board: Arc<Board>,
    address: SocketAddr,
    options: Arc<Options>,
}

/// Answers until the socket closes.
pub(super) async fn answer(
    socket: TcpListener,
    board: Arc<Board>,
    address: SocketAddr,
    options: Arc<Options>,
) -> std::io::Result<()> {
    serve(socket, Router::new().fallback(one).with_state(Desk { board, address, options })).await
}

async fn one(State(desk): State<Desk>, request: Request) -> Response {
    if !from_this_machine(request.headers(), desk.address) {
        return plain(StatusCode::FORBIDDEN, "text/plain; charset=utf-8", "403".into());
    }
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return plain(StatusCode::METHOD_NOT_ALLOWED, "text/plain; charset=utf-8", "405".into());
    }
    match request.uri().path() {
        "/__cchc/live.js" => plain(StatusCode::OK, types::of("live.js"), overlay::SCRIPT.into()),
        "/__cchc/live.css" => plain(StatusCode::OK, types::of("live.css"), overlay::STYLE.into()),
        "/__cchc/desk.css" => plain(StatusCode::OK, types::of("desk.css"), DESK_STYLE.into()),
        path if path.starts_with(desk::PATH) => printed(&desk, path, request.uri().query().unwrap_or_default()).await,
        "/__cchc/state" => news(&desk, request.uri().query().unwrap_or_default()).await,
        path => {
            after(&desk.board, 0).await;
            let (desk, path) = (desk.clone(), path.to_owned());
            // Some files take long to make: not on the thread that answers.
            let made = tokio::task::spawn_blocking(move || file(&desk, &path)).await;
            made.unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, types::of("a.txt"), "500".into()))
        }
    }
}

/// A page elsewhere whose name was pointed at this machine must not read the preview.
fn from_this_machine(headers: &HeaderMap, address: SocketAddr) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.strip_suffix(&format!(":{}", address.port())).unwrap_or(host);
    let own = if address.is_ipv6() { format!("[{}]", address.ip()) } else { address.ip().to_string() };
    ["localhost", "127.0.0.1", "[::1]", own.as_str()].contains(&name)
}

/// The first news whose version is another than this.
async fn after(board: &Board, version: u64) -> News {
    let mut listening = board.listen();
    let next = tokio::time::timeout(PATIENCE, listening.wait_for(|news| news.version != version)).await;
    match next {
        Ok(Ok(news)) => news.clone(),
        _ => board.now(),
    }
}

async fn news(desk: &Desk, query: &str) -> Response {
    let known = query.split('&').find_map(|pair| pair.strip_prefix("after=")).and_then(|text| text.parse().ok());
    let news = after(&desk.board, known.unwrap_or(0)).await;
    let state = serde_json::json!({ "version": news.version, "site": news.site, "faults": news.faults.as_deref() });
    plain(StatusCode::OK, types::of("state.json"), state.to_string().into())
}

/// The print desk, or a file that it offers. Setting a sheet takes a while: not on the thread that answers.
async fn printed(desk: &Desk, path: &str, query: &str) -> Response {
    let (options, asked) = (desk.options.clone(), Asked::read(query));
    let (speech, version) = (desk.board.speech(), after(&desk.board, 0).await.site);
    let end = path[desk::PATH.len()..].to_owned();
    let made = tokio::task::spawn_blocking(move || match end.as_str() {
        "" => Ok(("desk.html", desk::html(&options, &asked, speech, version).into_bytes())),
        ".pdf" => desk::sheet(&options, &asked, true)
            .map(|sheet| ("a.pdf", sheet.pdf.map(|b| b.to_vec()).unwrap_or_default())),
        ".png" => desk::sheet(&options, &asked, false)
            .map(|sheet| ("a.png", desk::picture(&sheet, &asked).unwrap_or_default())),
        _ => Err(Vec::new()),
    });
    match made.await {
        Ok(Ok((name, bytes))) => plain(StatusCode::OK, types::of(name), bytes),
        Ok(Err(faults)) if !faults.is_empty() => {
            plain(StatusCode::BAD_REQUEST, types::of("a.html"), overlay::html(&faults, speech).into())
        }
        _ => plain(StatusCode::NOT_FOUND, "text/plain; charset=utf-8", "404".into()),
    }
}

/// The file for an address: its own, that of the folder, or the page for what is not there.
fn file(desk: &Desk, path: &str) -> Response {
    let decoded = decode(path);
    let inner = nfc(decoded.trim_start_matches('/')).into_owned();
    let name = if inner.is_empty() || inner.ends_with('/') { format!("{inner}index.html") } else { inner.clone() };
    match desk.board.answer(&name) {
        (Answer::Nothing, _) => {}
        (answer, site) => return send(desk, StatusCode::OK, &name, answer, site),
    }
    if !matches!(desk.board.answer(&format!("{inner}/index.html")).0, Answer::Nothing) {
        return redirect(&format!("{path}/"));
    }
    let (answer, site) = desk.board.answer("404.html");
    send(desk, StatusCode::NOT_FOUND, "404.html", answer, site)
}

fn send(desk: &Desk, status: StatusCode, name: &str, answer: Answer, site: u64) -> Response {
    let (speech, kind) = (desk.board.speech(), types::of(name));
    match answer {
        Answer::Found(bytes) if kind.starts_with("text/html") => plain(status, kind, with_news(&bytes, site)),
        Answer::Found(bytes) => plain(status, kind, bytes.to_vec()),
        Answer::Broken(faults) => {
            let page = overlay::page(speech, site, &overlay::findings(&faults, speech));
            plain(StatusCode::INTERNAL_SERVER_ERROR, types::of("a.html"), page.into())
        }
        Answer::Nothing => plain(status, types::of("a.html"), overlay::page(speech, site, "").into()),
    }
}

/// A page that hears of the next change.
fn with_news(page: &[u8], site: u64) -> Vec<u8> {
    let end = b"</body>";
    let at = page.windows(end.len()).rposition(|part| part.eq_ignore_ascii_case(end)).unwrap_or(page.len());
    [&page[..at], overlay::tag(site).as_bytes(), &page[at..]].concat()
}

fn redirect(place: &str) -> Response {
    let mut response = plain(StatusCode::TEMPORARY_REDIRECT, "text/plain; charset=utf-8", Vec::new());
    // `//elsewhere/` would leave this machine.
    if let Ok(value) = format!("/{}", place.trim_start_matches('/')).parse() {
        response.headers_mut().insert(header::LOCATION, value);
    }
    response
}

fn plain(status: StatusCode, kind: &'static str, body: Vec<u8>) -> Response {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, header::HeaderValue::from_static("nosniff"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_answered() {
        let address: SocketAddr = "127.0.0.1:1111".parse().unwrap();
        let asked = |host: &'static str| {
            let headers = HeaderMap::from_iter([(header::HOST, header::HeaderValue::from_static(host))]);
            from_this_machine(&headers, address)
        };
        assert!(asked("127.0.0.1:1111") && asked("localhost:1111") && asked("[::1]:1111"));
        assert!(!asked("evil.example:1111") && !asked("127.0.0.1.evil.example") && !asked(""));
    }

    #[test]
    fn the_script_stands_before_the_end_of_the_body() {
        let page = with_news(b"<body><p>a</BODY></html>", 7);
        let page = String::from_utf8(page).unwrap();
        assert!(page.starts_with("<body><p>a<script") && page.ends_with("</script></BODY></html>"), "{page}");
    }
}
