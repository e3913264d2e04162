//! The floor: a bare Axum handler that returns a page's own bytes and headers, and does nothing else. What it reaches
//! is what the machine, the kernel and the HTTP library leave to any server.

use crate::Outcome;
use axum::Router;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::routing::get;
use std::net::SocketAddr;
use std::path::Path;

/// Serves the answer kept in `file` (head, empty line, body) at `/` until it is killed.
pub async fn serve(listen: SocketAddr, file: &Path) -> Outcome<()> {
    let (headers, body) = parse(&std::fs::read(file)?)?;
    let app = Router::new().route("/", get(move || std::future::ready((headers.clone(), body.clone()))));
    let listener = tokio::net::TcpListener::bind(listen).await?;
    axum::serve(listener, app).await?;
    Ok(())
}

fn parse(answer: &[u8]) -> Outcome<(HeaderMap, Bytes)> {
    let end = answer.windows(4).position(|window| window == b"\r\n\r\n").ok_or("no headers in the kept answer")?;
    let mut headers = HeaderMap::new();
    for line in std::str::from_utf8(&answer[..end])?.lines().skip(1) {
        let (name, value) = line.split_once(": ").ok_or("not a header")?;
        // The library writes these itself.
        if !matches!(name, "date" | "content-length" | "transfer-encoding") {
            headers.append(HeaderName::from_bytes(name.as_bytes())?, HeaderValue::from_str(value)?);
        }
    }
    Ok((headers, Bytes::copy_from_slice(&answer[end + 4..])))
}
