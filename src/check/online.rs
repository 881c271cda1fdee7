//! Asks other sites whether addresses are alive. The one owner of `ureq` and `idna`.
//!
//! An address is asked for by HEAD, and by GET where a server does not answer HEAD. The addresses of
//! one host are asked for one after the other, with a pause; several hosts are asked side by side.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::time::{Duration, Instant};

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
    /// How long all addresses of a host may take, the pauses apart; those that are left are not asked for.
    pub host_total: Duration,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(15),
            pause: Duration::from_millis(300),
            host_total: Duration::from_secs(60),
        }
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
    Unreachable(Trouble),
    /// It was not asked for: other addresses of its host took too long.
    Unasked,
}

/// Why no answer came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// Nobody knows the host.
    Name,
    /// The answer took too long.
    Time,
    /// The address leads on and on.
    Circles,
    /// The connection is not to be trusted.
    Trust,
    /// No connection, or it broke off.
    Connection,
    /// It is no address.
    Address,
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
                    ask_host(&agent, &addresses, manner, &found);
                }
            });
        }
    });
    found.into_inner().unwrap_or_default()
}

fn next<'a>(waiting: &Mutex<Vec<Vec<&'a str>>>) -> Option<Vec<&'a str>> {
    waiting.lock().ok()?.pop()
}

/// Asks for the addresses of one host, one after the other.
fn ask_host(agent: &Agent, addresses: &[&str], manner: Manner, found: &Mutex<BTreeMap<String, State>>) {
    let mut spent = Duration::ZERO;
    // A host that nobody knows is not looked up again.
    let mut unknown = false;
    for (number, address) in addresses.iter().enumerate() {
        let state = if unknown {
            State::Unreachable(Trouble::Name)
        } else if spent >= manner.host_total {
            State::Unasked
        } else {
            if number > 0 {
                std::thread::sleep(manner.pause);
            }
            let start = Instant::now();
            let state = ask(agent, address);
            spent += start.elapsed();
            state
        };
        unknown |= state == State::Unreachable(Trouble::Name);
        if let Ok(mut found) = found.lock() {
            found.insert((*address).to_owned(), state);
        }
    }
}

fn ask(agent: &Agent, address: &str) -> State {
    let Some(asked) = spelt(address) else { return State::Unreachable(Trouble::Address) };
    match agent.head(&asked).call() {
        Ok(answer) if is_well(answer.status().as_u16()) => {
            judge(&asked, answer.status().as_u16(), &answer.get_uri().to_string())
        }
        Err(error) if trouble(&error) == Trouble::Name => State::Unreachable(Trouble::Name),
        _ => match agent.get(&asked).call() {
            Ok(answer) => judge(&asked, answer.status().as_u16(), &answer.get_uri().to_string()),
            Err(error) => State::Unreachable(trouble(&error)),
        },
    }
}

/// An address as servers are asked for it: with its scheme, its host in the letters of the DNS
/// (`xn--…`), the rest percent-encoded, without what stands after `#`, which is for the browser alone.
fn spelt(address: &str) -> Option<String> {
    let address = address.split('#').next().unwrap_or_default();
    let whole = if address.starts_with("//") { format!("https:{address}") } else { address.to_owned() };
    let (scheme, rest) = whole.split_once("://")?;
    let end = rest.find(['/', '?', '\\']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (user, place) = authority.rsplit_once('@').map_or(("", authority), |(user, place)| (user, place));
    let (name, port) = place.split_once(':').map_or((place, ""), |(name, port)| (name, port));
    let name = if name.is_ascii() { name.to_owned() } else { idna::domain_to_ascii(name).ok()? };
    let mut out = scheme.to_lowercase() + "://";
    if !user.is_empty() {
        out = out + user + "@";
    }
    out += &name;
    if !port.is_empty() {
        out = out + ":" + port;
    }
    for byte in path.bytes() {
        match byte {
            0x21..=0x7E => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    Some(out)
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

fn trouble(error: &Error) -> Trouble {
    match error {
        Error::HostNotFound => Trouble::Name,
        Error::Timeout(_) => Trouble::Time,
        Error::TooManyRedirects | Error::RedirectFailed => Trouble::Circles,
        Error::Tls(_) | Error::Rustls(_) | Error::Pem(_) => Trouble::Trust,
        Error::BadUri(_) | Error::Http(_) => Trouble::Address,
        // The standard library has no kind for it: its own words, and the number of Windows.
        Error::Io(error)
            if ["lookup address", "os error 11001"].iter().any(|sign| error.to_string().contains(sign)) =>
        {
            Trouble::Name
        }
        Error::Io(error) if error.kind() == std::io::ErrorKind::TimedOut => Trouble::Time,
        // rustls tells a bad certificate so.
        Error::Io(error) if error.kind() == std::io::ErrorKind::InvalidData => Trouble::Trust,
        _ => Trouble::Connection,
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
                        "HEAD /vong" | "GET /vong" => "302 Found\r\nLocation: /vong",
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
        let manner = Manner {
            timeout: Duration::from_millis(700),
            pause: Duration::from_millis(1),
            host_total: Duration::from_secs(60),
        };
        let paths = ["/co#x", "/chi-get", "/cu", "/kin", "/khong", "/cham", "/vong"];
        let addresses: Vec<String> = paths.iter().map(|path| format!("{base}{path}")).collect();
        let (closed, unknown) = ("http://127.0.0.1:1/".to_owned(), "http://khong-co.invalid/".to_owned());
        let all: Vec<&str> = addresses.iter().chain([&closed, &unknown]).map(String::as_str).collect();
        let found = visit(&all, manner);
        let state = |path: &str| found[&format!("{base}{path}")].clone();
        assert_eq!(state("/co#x"), State::Alive);
        assert_eq!(state("/chi-get"), State::Alive);
        assert_eq!(state("/cu"), State::Moved(format!("{base}/moi")));
        assert_eq!(state("/kin"), State::Alive);
        assert_eq!(state("/khong"), State::Refused(404));
        assert_eq!(state("/cham"), State::Unreachable(Trouble::Time));
        assert_eq!(found[&closed], State::Unreachable(Trouble::Connection));
        assert_eq!(found[&unknown], State::Unreachable(Trouble::Name));
        assert_eq!(state("/vong"), State::Unreachable(Trouble::Circles));
        let log = log.lock().unwrap();
        assert_eq!(log.iter().filter(|line| line.ends_with(" /co")).count(), 1, "{log:?}");
    }
    #[test]
    fn a_slow_host_takes_no_longer_than_its_total() {
        let (base, log) = server();
        let (timeout, pause) = (Duration::from_millis(300), Duration::from_millis(1));
        let manner = Manner { timeout, pause, host_total: Duration::from_millis(500) };
        let addresses: Vec<String> = (0..20).map(|number| format!("{base}/cham#{number}")).collect();
        let found = visit(&addresses.iter().map(String::as_str).collect::<Vec<_>>(), manner);
        assert_eq!(found.values().filter(|state| **state == State::Unreachable(Trouble::Time)).count(), 1);
        assert_eq!(found.values().filter(|state| **state == State::Unasked).count(), 19);
        assert!(log.lock().unwrap().len() <= 2);
    }

    #[test]
    fn addresses_are_spelt_as_servers_are_asked_for_them() {
        for (written, asked) in [
            ("https://tiếngviệt.vn/Tin tức?q=đ#muc", "https://xn--tingvit-5t4cyc.vn/Tin%20t%E1%BB%A9c?q=%C4%91"),
            ("//a.vn/x", "https://a.vn/x"),
            ("HTTP://a.vn:80", "http://a.vn:80"),
            ("https://u:p@a.vn/%20", "https://u:p@a.vn/%20"),
        ] {
            assert_eq!(spelt(written).as_deref(), Some(asked), "{written}");
        }
    }
}
