//! The accept loop. Of our own because `axum::serve` has no time limits: a
//! phone that falls silent in the middle of a request would hold its
//! connection for ever.

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr, TcpListener as StdListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, watch};
use tower::ServiceExt as _;

use super::routes::Peer;

/// Connections that are open at a time, over all addresses.
const MAX_CONNECTIONS: usize = 64;

/// Connections that one address may have: some networks give all phones one
/// address, and a browser opens several. Behind a proxy this does not apply.
const MAX_CONNECTIONS_PER_ADDRESS: usize = 32;

/// How long a phone may take to send the headers of a request. Also ends a
/// connection that is idle.
const MAX_HEADER_TIME: Duration = Duration::from_secs(5);

/// How long open requests have when the room closes.
const CLOSING_TIME: Duration = Duration::from_secs(1);

/// What the program asks of the server's thread.
pub(super) enum Command {
    /// Accepts on one more address, too.
    Listen(StdListener),
    /// Ends.
    Close,
}

/// Serves until told to close, on the thread that calls it.
///
/// # Errors
/// Where the system gives no event queue.
pub(super) fn run(
    commands: mpsc::UnboundedReceiver<Command>,
    router: Router,
    is_proxied: bool,
) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(serve(commands, router, is_proxied));
    // What is still open after its second is dropped.
    runtime.shutdown_background();
    Ok(())
}

async fn serve(mut commands: mpsc::UnboundedReceiver<Command>, router: Router, is_proxied: bool) {
    let (closing, is_closing) = watch::channel(false);
    let connections = Connections {
        max_per_address: (!is_proxied).then_some(MAX_CONNECTIONS_PER_ADDRESS),
        ..Connections::default()
    };
    let connections = Arc::new(connections);
    while let Some(Command::Listen(listener)) = commands.recv().await {
        let Ok(listener) = TcpListener::from_std(listener) else { continue };
        let accepting =
            accept(listener, router.clone(), Arc::clone(&connections), is_closing.clone());
        tokio::spawn(accepting);
    }
    let _ = closing.send(true);
    let all_ended = async {
        while connections.count() > 0 {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    let _ = tokio::time::timeout(CLOSING_TIME, all_ended).await;
}

async fn accept(
    listener: TcpListener,
    router: Router,
    connections: Arc<Connections>,
    mut is_closing: watch::Receiver<bool>,
) {
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = is_closing.changed() => return,
        };
        match accepted {
            Ok((stream, peer)) => {
                // Past the limit it is closed at once; the page tries again.
                if let Some(slot) = Connections::enter(&connections, peer.ip()) {
                    let router = router.clone();
                    let is_closing = is_closing.clone();
                    tokio::spawn(async move {
                        connection(stream, peer, router, is_closing).await;
                        drop(slot);
                    });
                }
            }
            // Out of descriptors, or the peer is gone already: neither ends
            // the room, and the first must not spin.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    mut is_closing: watch::Receiver<bool>,
) {
    let service = router.map_request(move |mut request: hyper::Request<_>| {
        request.extensions_mut().insert(Peer(peer.ip()));
        request
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        // A phone between two answers must not keep others out.
        .keep_alive(false)
        .header_read_timeout(MAX_HEADER_TIME)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    let mut connection = std::pin::pin!(connection);
    // What goes wrong on one connection (a phone asleep, half a request) is no
    // news for anyone.
    tokio::select! {
        _ = connection.as_mut() => {}
        _ = is_closing.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}

/// The open connections by address.
#[derive(Default)]
struct Connections {
    max_per_address: Option<usize>,
    open: Mutex<HashMap<IpAddr, usize>>,
}

impl Connections {
    /// Returns a guard that counts one connection for as long as it lives, or
    /// nothing where there are enough.
    fn enter(all: &Arc<Self>, from: IpAddr) -> Option<Slot> {
        let mut open = all.open.lock().unwrap_or_else(PoisonError::into_inner);
        let of_this_address = open.get(&from).copied().unwrap_or(0);
        let is_full = open.values().sum::<usize>() >= MAX_CONNECTIONS
            || all.max_per_address.is_some_and(|most| of_this_address >= most);
        if is_full {
            return None;
        }
        open.insert(from, of_this_address + 1);
        Some(Slot { all: Arc::clone(all), from })
    }

    fn count(&self) -> usize {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).values().sum()
    }
}

/// One counted connection.
struct Slot {
    all: Arc<Connections>,
    from: IpAddr,
}

impl Drop for Slot {
    fn drop(&mut self) {
        let mut open = self.all.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = open.get_mut(&self.from) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.from);
            }
        }
    }
}
