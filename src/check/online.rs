//! Asks other sites whether addresses are alive. The one owner of `ureq`.
//!
//! An address is asked for by HEAD, and by GET where a server does not answer HEAD. The addresses of
//! one host are asked for one after the other, with a pause; several hosts are asked side by side.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::Duration;

use ureq::{Agent, Error, ResponseExt};

use super::addresses::host;

/// How many hosts are asked side by side.
const HOSTS: usize = 8;

/// Redirections that are followed.
const MOST_REDIRECTS: u32 = 6;

/// How to ask.
#[derive(Debug, Clone, Copy)]
pub(super) struct Manner {
    /// How long one address may take.
    pub timeout: Duration,
    /// How long a host is left in peace between two questions.
    pub pause: Duration,
}

impl Default for Manner {
    fn default() -> Self {
        Self { timeout: Duration::from_secs(20), pause: Duration::from_millis(300) }
    }
}

/// What became of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum State {
    /// A server answers for it; also one that wants a password or no programs (401, 403, 429).
    Alive,
    /// It has moved for good, to there.
    Moved(String),
    /// The server says that it is not there, or that it fails.
    Refused(u16),
    /// No server answers, or not in time, or not in a way that can be trusted.
    Unreachable(String),
}

/// Asks for every address.
pub(super) fn visit(addresses: &[&str], manner: Manner) -> BTreeMap<String, State> {
    let mut by_host: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for address in addresses {
        by_host.entry(host(address).unwrap_or_default()).or_default().push(address);
    }
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(manner.timeout))
        .http_status_as_error(false)
        .max_redirects(MOST_REDIRECTS)
        .user_agent(concat!("cchc/", env!("CARGO_PKG_VERSION"), " (", env!("CARGO_PKG_REPOSITORY"), ")"))
        .build()
        .into();
    let waiting = Mutex::new(by_host.into_values().collect::<Vec<_>>());
    let found = Mutex::new(BTreeMap::new());
    std::thread::scope(|scope| {
        for _ in 0..HOSTS {
            scope.spawn(|| {
                while let Some(addresses) = next(&waiting) {
                    for (number, address) in addresses.into_iter().enumerate() {
                        if number > 0 {
                            std::thread::sleep(manner.pause);
                        }
                        let state = ask(&agent, address);
                        if let Ok(mut found) = found.lock() {
                            found.insert(address.to_owned(), state);
                        }
                    }
                }
            });
        }
    });
    found.into_inner().unwrap_or_default()
}

fn next<'a>(waiting: &Mutex<Vec<Vec<&'a str>>>) -> Option<Vec<&'a str>> {
    waiting.lock().ok()?.pop()
}

fn ask(agent: &Agent, address: &str) -> State {
    // What stands after `#` is for the browser alone.
    let asked = address.split('#').next().unwrap_or_default();
    match agent.head(asked).call() {
        Ok(answer) if is_well(answer.status().as_u16()) => {
            judge(asked, answer.status().as_u16(), &answer.get_uri().to_string())
        }
        _ => match agent.get(asked).call() {
            Ok(answer) => judge(asked, answer.status().as_u16(), &answer.get_uri().to_string()),
            Err(error) => State::Unreachable(reason(&error)),
        },
    }
}

fn is_well(status: u16) -> bool {
    (200..400).contains(&status)
}

fn judge(asked: &str, status: u16, answered: &str) -> State {
    match status {
        _ if is_well(status) && is_elsewhere(asked, answered) => State::Moved(answered.to_owned()),
        200..=399 | 401 | 403 | 405 | 406 | 429 => State::Alive,
        _ => State::Refused(status),
    }
}

/// Whether another address answered; a slash at the end makes no other.
fn is_elsewhere(asked: &str, answered: &str) -> bool {
    asked.trim_end_matches('/') != answered.trim_end_matches('/')
}

fn reason(error: &Error) -> String {
    match error {
        Error::HostNotFound => "DNS".to_owned(),
        Error::Timeout(_) => "timeout".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;

    /// A server that knows a few paths and counts what it is asked.
    fn server() -> (String, std::sync::Arc<Mutex<Vec<String>>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let log = std::sync::Arc::new(Mutex::new(Vec::new()));
        let seen = log.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let seen = seen.clone();
                std::thread::spawn(move || {
                    let mut line = String::new();
                    let mut reader = BufReader::new(stream.try_clone().unwrap());
                    reader.read_line(&mut line).unwrap();
                    let mut header = String::new();
                    while reader.read_line(&mut header).unwrap() > 2 {
                        header.clear();
                    }
                    let request = line.trim_end_matches(" HTTP/1.1\r\n").to_owned();
                    seen.lock().unwrap().push(request.clone());
                    let answer = match request.as_str() {
                        "HEAD /co" | "GET /chi-get" | "HEAD /moi" | "GET /moi" => "200 OK",
                        "HEAD /cu" | "GET /cu" => "301 Moved\r\nLocation: /moi",
                        "HEAD /kin" | "GET /kin" => "403 Forbidden",
                        "HEAD /cham" | "GET /cham" => {
                            std::thread::sleep(Duration::from_secs(3));
                            "200 OK"
                        }
                        "HEAD /chi-get" => "405 Method Not Allowed",
                        _ => "404 Not Found",
                    };
                    let _ = write!(stream, "HTTP/1.1 {answer}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                });
            }
        });
        (base, log)
    }

    #[test]
    fn addresses_are_alive_moved_refused_or_out_of_reach() {
        let (base, log) = server();
        let manner = Manner { timeout: Duration::from_millis(700), pause: Duration::from_millis(1) };
        let paths = ["/co#x", "/chi-get", "/cu", "/kin", "/khong", "/cham"];
        let addresses: Vec<String> = paths.iter().map(|path| format!("{base}{path}")).collect();
        let closed = "http://127.0.0.1:1/".to_owned();
        let all: Vec<&str> = addresses.iter().chain([&closed]).map(String::as_str).collect();
        let found = visit(&all, manner);
        let state = |path: &str| found[&format!("{base}{path}")].clone();
        assert_eq!(state("/co#x"), State::Alive);
        assert_eq!(state("/chi-get"), State::Alive);
        assert_eq!(state("/cu"), State::Moved(format!("{base}/moi")));
        assert_eq!(state("/kin"), State::Alive);
        assert_eq!(state("/khong"), State::Refused(404));
        assert_eq!(state("/cham"), State::Unreachable("timeout".to_owned()));
        assert!(matches!(&found[&closed], State::Unreachable(_)));
        let log = log.lock().unwrap();
        assert_eq!(log.iter().filter(|line| line.ends_with(" /co")).count(), 1, "{log:?}");
    }
}
