//! SQLite's connection that writes. sqlx's own pool asks each connection that comes back whether it is still there, on its
//! thread, before anybody else gets it. A file doesn't hang up, and that question cost as much as most of our queries
//! (docs/adr/0017).

use crate::error::Result;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions as _, Connection as _, Executor as _, SqliteConnection};
use std::ops::{Deref, DerefMut};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// How long somebody waits for their turn before they are told that the database is busy.
const PATIENCE: Duration = Duration::from_secs(10);

/// A few connections and a queue in front of them: first come, first served. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Lane(Arc<Inner>);

struct Inner {
    options: SqliteConnectOptions,
    width: u32,
    turns: Arc<Semaphore>,
    /// Those that nobody uses. They are opened when they are needed first.
    free: Mutex<Vec<SqliteConnection>>,
}

impl Lane {
    /// A lane for at most `width` at a time.
    pub(crate) fn new(options: SqliteConnectOptions, width: u32) -> Self {
        let turns = Arc::new(Semaphore::new(width as usize));
        Self(Arc::new(Inner { options, width, turns, free: Mutex::default() }))
    }

    /// The file behind it.
    pub(crate) fn file(&self) -> PathBuf {
        self.0.options.get_filename().to_owned()
    }

    /// Waits for a connection.
    pub(crate) async fn turn(&self) -> Result<Turn> {
        let permit = match Arc::clone(&self.0.turns).try_acquire_owned() {
            Ok(permit) => permit,
            Err(_) => {
                let turn = Arc::clone(&self.0.turns).acquire_owned();
                let turn = tokio::time::timeout(PATIENCE, turn).await.map_err(|_| sqlx::Error::PoolTimedOut)?;
                turn.map_err(|_| sqlx::Error::PoolClosed)?
            }
        };
        let free = self.free().pop();
        let connection = match free {
            Some(connection) => connection,
            None => self.0.options.connect().await?,
        };
        Ok(Turn { lane: self.clone(), held: Some((connection, permit)), unfinished: false })
    }

    /// Waits until nobody uses a connection, and ends them all, so that SQLite folds its write-ahead log back.
    pub(crate) async fn close(&self) {
        let _all = self.0.turns.acquire_many(self.0.width).await;
        self.0.turns.close();
        let connections = std::mem::take(&mut *self.free());
        for connection in connections {
            // Best effort: the log is folded back at the next start otherwise.
            let _ = connection.close().await;
        }
    }

    fn free(&self) -> std::sync::MutexGuard<'_, Vec<SqliteConnection>> {
        self.0.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A connection, until this is dropped.
pub(crate) struct Turn {
    lane: Lane,
    /// Always there until the drop.
    held: Option<(SqliteConnection, OwnedSemaphorePermit)>,
    /// Whether a transaction may be open on it.
    unfinished: bool,
}

impl Turn {
    /// Begins a transaction that writes. It takes SQLite's lock at once, because a read that upgrades later fails instead
    /// of waiting.
    pub(crate) async fn begin(mut self) -> Result<Self> {
        // Before it is sent: whoever is cancelled meanwhile leaves a transaction open as well.
        self.unfinished = true;
        self.execute("begin immediate").await?;
        Ok(self)
    }

    pub(crate) async fn commit(mut self) -> Result<()> {
        self.execute("commit").await?;
        self.unfinished = false;
        Ok(())
    }
}

impl Deref for Turn {
    type Target = SqliteConnection;
    fn deref(&self) -> &SqliteConnection {
        match &self.held {
            Some((connection, _)) => connection,
            None => unreachable!("a connection is held until the drop"),
        }
    }
}

impl DerefMut for Turn {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        match &mut self.held {
            Some((connection, _)) => connection,
            None => unreachable!("a connection is held until the drop"),
        }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let Some((mut connection, permit)) = self.held.take() else { return };
        let lane = self.lane.clone();
        if !self.unfinished {
            lane.free().push(connection);
            return;
        }
        // What wasn't committed never happened. The next one gets the connection after that; where no runtime is left to
        // do it, closing the connection does it too.
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(async move {
                // Fails when the commit had gone through, or the beginning hadn't: then there is nothing to undo.
                let _ = connection.execute("rollback").await;
                lane.free().push(connection);
                drop(permit);
            });
        }
    }
}
