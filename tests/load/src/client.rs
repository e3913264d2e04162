//! A kept-alive HTTP/1.1 connection that costs almost nothing: the core that makes the load must have time to spare, or
//! it would be measured instead of the server. It understands what our own servers send, on loopback, and no more.

use crate::Outcome;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// No answer in this time counts as none.
const PATIENCE: Duration = Duration::from_secs(30);

/// One connection.
pub struct Connection {
    stream: TcpStream,
    received: Vec<u8>,
}

/// What came back. The body is as it was on the wire: still compressed, and in chunks if it came so.
pub struct Answer<'a> {
    /// The status.
    pub status: u16,
    /// Status line and headers, with the empty line that ends them.
    pub head: &'a [u8],
    /// What followed.
    pub body: &'a [u8],
}

impl Connection {
    /// Connects.
    pub async fn open(server: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(server).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, received: Vec::with_capacity(64 * 1024) })
    }

    /// Sends a whole request and waits for the whole answer.
    ///
    /// # Errors
    /// When the server closes or breaks off, or takes longer than half a minute.
    pub async fn exchange(&mut self, request: &[u8]) -> Outcome<Answer<'_>> {
        self.stream.write_all(request).await?;
        let (head, end) = tokio::time::timeout(PATIENCE, self.receive()).await??;
        let status = self.received.get(9..12).and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
        let status = status.ok_or("an answer without a status")?;
        Ok(Answer { status, head: &self.received[..head], body: &self.received[head..end] })
    }

    /// Reads one answer; where its headers end and where it ends.
    async fn receive(&mut self) -> Outcome<(usize, usize)> {
        self.received.clear();
        loop {
            if self.stream.read_buf(&mut self.received).await? == 0 {
                return Err("the server closed the connection".into());
            }
            let Some(head) = after(&self.received, b"\r\n\r\n") else { continue };
            if let Some(end) = end(&self.received[..head], &self.received[head..]) {
                return Ok((head, head + end));
            }
        }
    }
}

impl Answer<'_> {
    /// The value of a header, by its lower-case name.
    pub fn header(&self, name: &str) -> Option<&str> {
        header(self.head, name)
    }

    /// The body as text; nonsense if it was compressed.
    pub fn text(&self) -> String {
        let chunked = self.header("transfer-encoding").is_some();
        String::from_utf8_lossy(&if chunked { joined(self.body) } else { self.body.to_vec() }).into_owned()
    }
}

/// How long the body is, once all of it is here.
fn end(head: &[u8], body: &[u8]) -> Option<usize> {
    if let Some(length) = header(head, "content-length") {
        let length = length.parse().ok()?;
        return (body.len() >= length).then_some(length);
    }
    if header(head, "transfer-encoding").is_some() {
        return chunks(body).last().filter(|(_, data)| data.is_empty()).map(|(end, _)| end);
    }
    Some(0)
}

/// The chunks that are here completely: where each ends, and what it holds. The last one is empty.
fn chunks(mut body: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let whole = body.len();
    std::iter::from_fn(move || {
        let start = after(body, b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&body[..start - 2]).ok()?, 16).ok()?;
        let data = body.get(start..start + size)?;
        body = body.get(start + size + 2..)?;
        Some((whole - body.len(), data))
    })
}

fn joined(body: &[u8]) -> Vec<u8> {
    chunks(body).flat_map(|(_, data)| data.to_vec()).collect()
}

/// A header by its lower-case name: our servers write them so.
fn header<'a>(head: &'a [u8], name: &str) -> Option<&'a str> {
    let head = std::str::from_utf8(head).ok()?;
    head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
}

/// Where `mark` has ended.
fn after(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark).map(|at| at + mark.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_ends_where_its_length_says() {
        let head = b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n";
        assert_eq!(end(head, b"ab"), None);
        assert_eq!(end(head, b"abc"), Some(3));
    }

    #[test]
    fn chunks_end_with_an_empty_one_even_if_a_chunk_looks_like_it() {
        let head = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
        let body = b"7\r\n\r\n0\r\n\r\n\r\n2\r\nab\r\n0\r\n\r\n";
        assert_eq!(end(head, body), Some(body.len()));
        assert_eq!(end(head, &body[..12]), None);
        assert_eq!(joined(body), b"\r\n0\r\n\r\nab");
    }
}
