//! The accept loop: hyper directly, because slow headers and slow readers must time out, and a stop must let running
//! answers finish.

use crate::patience::Patience;
use axum::Router;
use axum::body::Body;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

/// How long the headers of a request may take, and how long an idle connection is kept.
const HEADERS: Duration = Duration::from_secs(15);
/// How long a client may take none of an answer that waits for it.
const READING: Duration = Duration::from_secs(25);
/// How long running answers may take to finish after a stop.
const DRAIN: Duration = Duration::from_secs(10);
/// Browsers send about fifteen headers; a hundred is plenty.
const MOST_HEADERS: usize = 100;
/// Header bytes held per connection.
const HEADER_BYTES: usize = 32 * 1024;

/// tokio wakes itself, at the price of two system calls, for each new timer that would be the next to run out. Every
/// request has three, of some ten seconds; beside one that is always nearer, they cost nothing.
const TICK: Duration = Duration::from_secs(1);

/// Serves until `stop`, then drains.
pub async fn serve(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let graceful = GracefulShutdown::new();
    let mut ticks = tokio::time::interval(TICK);
    tokio::pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, peer)) => spawn(stream, peer, router.clone(), &graceful),
                // Out of descriptors, or a client that left at once: neither is a reason to stop.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            _ = ticks.tick() => {}
            () = &mut stop => break,
        }
    }
    drop(listener);
    if tokio::time::timeout(DRAIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("some answers did not finish in time");
    }
}

fn spawn(stream: TcpStream, peer: SocketAddr, router: Router, graceful: &GracefulShutdown) {
    let _ = stream.set_nodelay(true);
    let service = router.map_request(move |request: hyper::Request<hyper::body::Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(peer);
        request
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS)
        .max_headers(MOST_HEADERS)
        .max_buf_size(HEADER_BYTES)
        .serve_connection(TokioIo::new(Patience::new(stream, READING)), TowerToHyperService::new(service));
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        // A client that breaks off mid-request, or stops reading, is its own affair.
        let _ = connection.await;
    });
}

/// Resolves at Ctrl-C or SIGTERM.
pub async fn stop_signal() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}
