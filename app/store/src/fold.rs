//! Folding SQLite's write-ahead log back into the file, beside whoever writes. SQLite would do it by itself in the middle
//! of a commit, and everybody who saves would wait for sixteen megabytes (docs/adr/0032).

use crate::db::Direct;
use crate::error::Result;
use crate::lane::Lane;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::mpsc;

/// After so many writes there is something to fold: some sixteen megabytes of log.
const OFTEN: u64 = 1000;
/// What is written while a fold is under way is left for the next one, which has a fraction of the work.
const ROUNDS: usize = 2;

/// Told of every write. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Folder {
    written: Arc<AtomicU64>,
    bell: mpsc::Sender<()>,
}

impl Folder {
    /// Starts folding for a file. It ends with the last store that knows it.
    pub(crate) fn start(writer: Lane) -> Self {
        let (bell, rings) = mpsc::channel(1);
        tokio::spawn(folds(writer, rings));
        Self { written: Arc::default(), bell }
    }

    /// So many writes were committed.
    pub(crate) fn wrote(&self, many: usize) {
        let many = many as u64;
        if self.written.fetch_add(many, Ordering::Relaxed) + many >= OFTEN {
            self.written.store(0, Ordering::Relaxed);
            // Full means that it is about to fold anyway.
            let _ = self.bell.try_send(());
        }
    }
}

async fn folds(writer: Lane, mut rings: mpsc::Receiver<()>) {
    while rings.recv().await.is_some() {
        for _ in 0..ROUNDS {
            // A fold that fails is tried again after the next writes; beyond its own limit SQLite folds in a commit.
            let _ = fold(writer.file()).await;
        }
        // The rest, while nobody writes: only then does the log begin anew, instead of growing.
        if let Ok(_turn) = writer.turn().await {
            let _ = fold(writer.file()).await;
        }
    }
}

/// Folds what is there, on a thread that may wait for the disk. The connection is opened for it: that costs little beside
/// the fold, and leaves nothing open when the store closes.
async fn fold(file: PathBuf) -> Result<()> {
    let folded = tokio::task::spawn_blocking(move || Direct::open(&file)?.fold());
    folded.await.map_err(|_| sqlx::Error::WorkerCrashed)?
}

#[cfg(test)]
mod tests {
    use super::fold;
    use crate::testing::{World, at, programme};

    #[tokio::test]
    async fn what_was_written_is_in_the_file_itself_after_a_fold() {
        let world = World::new().await;
        let rosa = world.rosa().await;
        fold(world.file().to_owned()).await.unwrap();
        let long = |world: &World| std::fs::metadata(world.file()).unwrap().len();
        let before = long(&world);
        for n in 0..40 {
            rosa.add_option(&programme(&format!("Harbour House {n}")), at(n)).await.unwrap();
        }
        assert_eq!(long(&world), before, "it is in the log alone");
        fold(world.file().to_owned()).await.unwrap();
        assert!(long(&world) > before);
        assert_eq!(rosa.options().await.unwrap().len(), 40);
    }
}
