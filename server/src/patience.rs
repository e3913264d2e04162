//! A connection that ends when whoever is at the other end stops reading.

use std::future::Future;
use std::io::{self, ErrorKind, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Sleep, sleep};

/// A stream whose writes fail once the other end has taken nothing for a while, although something waits for it. Without
/// it, a client that asks and never reads holds its answers in memory for as long as it likes. Any progress starts the
/// time anew, and nothing to write is no waiting: an event stream may be silent for hours.
pub struct Patience<S> {
    stream: S,
    longest: Duration,
    /// Runs while the other end takes nothing.
    waiting: Option<Pin<Box<Sleep>>>,
}

impl<S> Patience<S> {
    /// Waits `longest` for each bit of progress.
    pub fn new(stream: S, longest: Duration) -> Self {
        Self { stream, longest, waiting: None }
    }

    /// What became of a write; too long without progress is an error.
    fn after<T>(&mut self, written: Poll<io::Result<T>>, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.waiting = None;
            return written;
        }
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(self.longest)));
        waiting.as_mut().poll(context).map(|()| Err(ErrorKind::TimedOut.into()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Patience<S> {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.after(written, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, slices);
        self.after(written, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    // A socket has nothing of its own to flush, so being done with it says nothing about the other end.
    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Patience<S> {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::poll_fn;
    use std::time::Instant;
    use tokio::net::{TcpListener, TcpStream};

    const LONGEST: Duration = Duration::from_millis(300);

    async fn connection() -> (Patience<TcpStream>, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let (client, server) = tokio::join!(TcpStream::connect(listener.local_addr().unwrap()), listener.accept());
        (Patience::new(server.unwrap().0, LONGEST), client.unwrap())
    }

    /// Writes for ever; why it ended.
    async fn writes(mut server: Patience<TcpStream>) -> ErrorKind {
        let bytes = [0; 64 * 1024];
        loop {
            if let Err(error) = poll_fn(|context| Pin::new(&mut server).poll_write(context, &bytes)).await {
                return error.kind();
            }
        }
    }

    #[tokio::test]
    async fn whoever_never_reads_is_left() {
        let (server, _client) = connection().await;
        assert_eq!(writes(server).await, ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn whoever_reads_slowly_is_waited_for() {
        let (server, client) = connection().await;
        let writing = tokio::spawn(writes(server));
        let (began, mut into) = (Instant::now(), vec![0; 1024 * 1024]);
        while began.elapsed() < LONGEST * 4 {
            client.readable().await.unwrap();
            let _ = client.try_read(&mut into);
            tokio::time::sleep(LONGEST / 10).await;
        }
        assert!(!writing.is_finished());
        drop(client);
        assert_ne!(writing.await.unwrap(), ErrorKind::TimedOut);
    }
}
