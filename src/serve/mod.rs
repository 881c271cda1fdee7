//! The preview: a site served on this machine, each page rendered when a browser asks for it.
//!
//! Sole owner of axum, tokio and notify. Nothing is written to the output folder. Four parts: a `board`
//! that holds the preview and what is wrong now, a `watch` that gathers changes of files in batches, and a
//! `web` side that answers browsers; a thread of its own looks over, in spare moments, what nobody asked for.

mod batch;
mod board;
mod browser;
mod desk;
mod overlay;
mod turns;
mod types;
mod watch;
mod web;

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;

use crate::diag::{Diagnostic, Speech};
use crate::pipeline::{self, Options};
use board::Board;

/// The port that is tried first; the next ones when it is taken.
const PORT: u16 = 1111;
const PORTS_TRIED: u16 = 20;

/// What a preview is asked for.
#[derive(Debug, Clone)]
pub struct Settings {
    /// What is built; its address is that of the server.
    pub options: Options,
    /// The address to listen on; of this machine.
    pub interface: IpAddr,
    /// The port; the first free one from 1111 when none is named.
    pub port: Option<u16>,
    /// Whether the browser is opened.
    pub open: bool,
}

/// Hears what the server does.
pub trait Listener: Sync {
    /// The language of messages in the page.
    fn speech(&self) -> Speech;
    /// The site can be looked at.
    fn ready(&self, address: &str);
    /// The site was built.
    fn built(&self, pages: usize, took: Duration, warnings: &[Diagnostic]);
    /// The site could not be built.
    fn failed(&self, faults: &[Diagnostic]);
    /// Something else went wrong, and the server goes on.
    fn warned(&self, fault: &Diagnostic);
}

/// Serves until the program is stopped.
///
/// # Errors
/// When no port can be opened, or the server stops by itself.
pub fn run(settings: &Settings, listener: &dyn Listener) -> Result<(), Diagnostic> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| stopped(&e))?;
    let socket = runtime.block_on(bind(settings))?;
    let address = socket.local_addr().map_err(|error| stopped(&error))?;
    let site = format!("http://{address}");
    let options = Options { base_url: Some(site.clone()), portable: false, preview: true, ..settings.options.clone() };
    let board = Arc::new(Board::new(listener.speech()));
    let served = Arc::new(options.clone());
    std::thread::scope(|scope| {
        let (making, working) = (board.clone(), board.clone());
        let opened = settings.open;
        let shown = format!("{site}/");
        scope.spawn(move || {
            // Watching begins before reading, so that no change falls between the two.
            let root = options.root.clone();
            let following = watch::Following::new(&root);
            making.open(options, listener);
            listener.ready(&shown);
            if opened && let Err(error) = browser::open(&shown) {
                listener.warned(&Diagnostic::warning("serve-browser").arg("detail", error));
            }
            match following {
                Ok(following) => following.run(&making, listener),
                Err(error) => listener.warned(&watch::fault(&root, &error)),
            }
        });
        scope.spawn(move || pipeline::apart(|| working.work(listener)));
        runtime.block_on(web::answer(socket, board, address, served)).map_err(|error| stopped(&error))
    })
}

/// The port that was named, or the first free one.
async fn bind(settings: &Settings) -> Result<TcpListener, Diagnostic> {
    let first = settings.port.unwrap_or(PORT);
    let last = if settings.port.is_some() { first } else { first.saturating_add(PORTS_TRIED) };
    let mut port = first;
    loop {
        match TcpListener::bind(SocketAddr::new(settings.interface, port)).await {
            Ok(socket) => return Ok(socket),
            Err(_) if port < last => port += 1,
            Err(error) => return Err(Diagnostic::error("serve-port").arg("port", first).arg("detail", error)),
        }
    }
}

fn stopped(error: &std::io::Error) -> Diagnostic {
    Diagnostic::error("serve-failed-to-run").arg("detail", error)
}

#[cfg(test)]
mod tests;
