//! Receiving a file: read while it arrives, on a thread that may wait, and never kept as it was sent.

use crate::turns::{Turn, Turns};
use axum::extract::Multipart;
use axum::extract::multipart::Field;
use kith_facilities::{Import, Refusal};
use std::io::{self, Read};
use std::time::{Duration, Instant};
use tokio::sync::mpsc::{Receiver, Sender, channel};

/// Pieces of a file that may wait to be read.
const WAITING: usize = 8;
/// The largest of the form's small fields, in bytes.
const LARGEST_FIELD: usize = 200;
/// So many files are read at a time: each may hold some tens of megabytes.
const AT_A_TIME: usize = 4;
/// After this long a file must have come with this many bytes a second: a connection that only drips gives up its turn.
const PATIENCE: Duration = Duration::from_secs(10);
const SLOWEST: u64 = 16 << 10;

/// Whose files one server is reading: one at a time from each account.
pub(crate) fn uploads() -> Turns {
    Turns::new(AT_A_TIME, 1)
}

/// Takes what is still coming from the browser, which would show an error of its own instead of our answer.
pub(super) async fn drain(mut form: Multipart) {
    while let Ok(Some(mut field)) = form.next_field().await {
        while let Ok(Some(_)) = field.chunk().await {}
    }
}

/// What the form held.
#[derive(Default)]
pub(super) struct Sent {
    /// The form's own attempt.
    pub(super) op: String,
    /// What the file was called on the device, without its folders; empty for none.
    pub(super) name: String,
    /// What it held; none when no file was chosen.
    pub(super) file: Option<Result<Import, Refusal>>,
}

/// Reads the form. What comes after the file is passed over.
pub(super) async fn receive(mut form: Multipart, turn: Turn) -> Sent {
    let mut sent = Sent::default();
    loop {
        match form.next_field().await {
            Ok(Some(field)) if field.name() == Some("op") => sent.op = small(field).await,
            Ok(Some(field)) if field.name() == Some("file") => {
                sent.name = file_name(&field);
                // A browser sends an empty one where nothing was chosen.
                let file = read(field, turn).await;
                if !(sent.name.is_empty() && file.as_ref().is_err_and(|refusal| *refusal == Refusal::Empty)) {
                    sent.file = Some(file);
                }
                return sent;
            }
            Ok(Some(_)) => {}
            Ok(None) | Err(_) => return sent,
        }
    }
}

async fn small(mut field: Field<'_>) -> String {
    let mut bytes = Vec::new();
    while let Ok(Some(piece)) = field.chunk().await {
        if bytes.len() + piece.len() > LARGEST_FIELD {
            return String::new();
        }
        bytes.extend_from_slice(&piece);
    }
    String::from_utf8(bytes).unwrap_or_default()
}

/// The last part of its name: some browsers send folders along.
fn file_name(field: &Field<'_>) -> String {
    let name = field.file_name().unwrap_or_default();
    name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

async fn read(mut field: Field<'_>, turn: Turn) -> Result<Import, Refusal> {
    let (pieces, received) = channel(WAITING);
    let reading = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        kith_facilities::read(Pieces { received, piece: Vec::new(), at: 0 })
    });
    let whole = pass_on(&mut field, &pieces).await;
    drop(pieces);
    let read = reading.await.unwrap_or(Err(Refusal::Lost));
    if whole { read } else { read.and(Err(Refusal::Lost)) }
}

/// Passes pieces on as they come. What nobody wants any more is still taken from the browser, which would show an error of
/// its own instead of our answer. Whether all of it came.
async fn pass_on(field: &mut Field<'_>, pieces: &Sender<io::Result<Vec<u8>>>) -> bool {
    let (began, mut bytes) = (Instant::now(), 0);
    loop {
        let took = began.elapsed();
        let too_slow = took > PATIENCE && bytes / took.as_secs().max(1) < SLOWEST;
        match field.chunk().await {
            Ok(Some(piece)) if !too_slow => {
                bytes += piece.len() as u64;
                drop(pieces.send(Ok(piece.to_vec())).await);
            }
            Ok(None) => return true,
            Ok(Some(_)) | Err(_) => {
                // Or half a file would look like a whole one.
                drop(pieces.send(Err(io::Error::from(io::ErrorKind::UnexpectedEof))).await);
                return false;
            }
        }
    }
}

/// The pieces as one file.
struct Pieces {
    received: Receiver<io::Result<Vec<u8>>>,
    piece: Vec<u8>,
    at: usize,
}

impl Read for Pieces {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.at == self.piece.len() {
            match self.received.blocking_recv() {
                Some(piece) => (self.piece, self.at) = (piece?, 0),
                None => return Ok(0),
            }
        }
        let mut rest = self.piece.get(self.at..).unwrap_or_default();
        let read = rest.read(into)?;
        self.at += read;
        Ok(read)
    }
}
