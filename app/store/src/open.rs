//! Opening a database: connect, bring it up to date, and make sure that the key file belongs to it.

use crate::db::{Pools, Readers, Store, query};
use crate::fold::Folder;
use crate::hub::Hub;
use crate::keys::{KEY_BYTES, Keys, Place};
use crate::lane::Lane;
use crate::letters::Desk;
use sqlx::ConnectOptions as _;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;
use thiserror::Error;
use uuid::Uuid;

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Database {
    /// A file.
    Sqlite(PathBuf),
    /// A server, by its `postgres://` address.
    Postgres(String),
}

/// Why a database could not be opened: one line each, for whoever starts the server.
#[derive(Debug, Error)]
pub enum OpenError {
    /// The file or server can't be reached or used.
    #[error("the database can't be opened: {0}")]
    Unreachable(String),
    /// It may be read but not written.
    #[error("the database can't be written to; check the owner and permissions of the file and its folder")]
    ReadOnly,
    /// Written by a later version.
    #[error("the database was written by a newer version of this program; use that version, nothing was changed")]
    Newer,
    /// A change to the schema could not be made.
    #[error("the database could not be brought up to date: {0}")]
    Migration(String),
    /// The key file isn't the one this database was made with.
    #[error("the key file does not belong to this database; put back the one it was created with, nothing was changed")]
    WrongKey,
}

impl Store {
    /// Opens the database, applies missing migrations and checks the key.
    ///
    /// # Errors
    /// [`OpenError`]; nothing is damaged by any of them.
    pub async fn open(database: &Database, key_encryption_key: &[u8; KEY_BYTES]) -> Result<Self, OpenError> {
        let pools = match database {
            Database::Sqlite(file) => sqlite(file).await?,
            Database::Postgres(url) => postgres(url).await?,
        };
        let hub = Hub::default();
        let desk = Desk::open(&pools, &hub);
        let store = Self { pools, keys: Arc::new(Keys::new(key_encryption_key)), desk, hub };
        store.check_key().await?;
        Ok(store)
    }

    /// Whether the database answers.
    pub async fn is_ready(&self) -> bool {
        query("select 1 as one").one(self).await.is_ok()
    }

    /// Ends all connections, so that SQLite folds its write-ahead log back into the file.
    pub async fn close(&self) {
        self.hub.hang_up();
        match &self.pools {
            Pools::Sqlite { writer, readers, .. } => {
                self.desk.close().await;
                readers.close();
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    /// The first start seals a known word; every later start must be able to open it.
    async fn check_key(&self) -> Result<(), OpenError> {
        const WORD: &str = "kith";
        let place = Place::row("key_check", Uuid::nil());
        let failed = |e: crate::StoreError| OpenError::Unreachable(e.to_string());
        let sealed = self.keys.server.seal(place, &WORD).map_err(failed)?;
        query("insert into key_check (id, words) values (1, $1) on conflict (id) do nothing")
            .bind(sealed)
            .run(self)
            .await
            .map_err(|e| if is_read_only(&e) { OpenError::ReadOnly } else { failed(e) })?;
        let row = query("select words from key_check where id = 1").one(self).await.map_err(failed)?;
        let words: Vec<u8> = row.get("words").map_err(failed)?;
        match self.keys.server.open::<String>(place, &words) {
            Ok(word) if word == WORD => Ok(()),
            _ => Err(OpenError::WrongKey),
        }
    }
}

async fn sqlite(file: &Path) -> Result<Pools, OpenError> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .pragma("secure_delete", "on")
        // Only a net: the log is folded back beside whoever writes, long before (fold.rs).
        .pragma("wal_autocheckpoint", "40000")
        .disable_statement_logging();
    let failed = |e: sqlx::Error| match &e {
        sqlx::Error::Database(d) if d.message().contains("readonly") => OpenError::ReadOnly,
        sqlx::Error::Database(d) => OpenError::Unreachable(d.message().to_owned()),
        _ => OpenError::Unreachable(e.to_string()),
    };
    let migrating = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await.map_err(failed)?;
    SQLITE.run(&migrating).await.map_err(migration)?;
    migrating.close().await;
    let writer = Lane::new(options, 1);
    Ok(Pools::Sqlite { folder: Folder::start(writer.clone()), writer, readers: Readers::of(file) })
}

async fn postgres(url: &str) -> Result<Pools, OpenError> {
    let pool = PgPoolOptions::new()
        .max_connections(10)
        .acquire_timeout(Duration::from_secs(10))
        .connect(url)
        .await
        // The address holds a password, and some of sqlx's messages hold the address.
        .map_err(|e| match e {
            sqlx::Error::Database(d) => OpenError::Unreachable(d.message().to_owned()),
            sqlx::Error::Io(e) => OpenError::Unreachable(e.to_string()),
            sqlx::Error::PoolTimedOut => OpenError::Unreachable("it does not answer".into()),
            _ => OpenError::Unreachable("check DATABASE_URL".into()),
        })?;
    POSTGRES.run(&pool).await.map_err(migration)?;
    Ok(Pools::Postgres(pool))
}

fn migration(error: MigrateError) -> OpenError {
    match error {
        MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) => OpenError::Newer,
        MigrateError::Execute(sqlx::Error::Database(e))
        | MigrateError::ExecuteMigration(sqlx::Error::Database(e), _)
            if e.message().contains("readonly") =>
        {
            OpenError::ReadOnly
        }
        other => OpenError::Migration(other.to_string()),
    }
}

fn is_read_only(error: &crate::StoreError) -> bool {
    matches!(error, crate::StoreError::Database(sqlx::Error::Database(e)) if e.message().contains("readonly"))
}
