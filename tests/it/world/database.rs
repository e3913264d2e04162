//! A fresh database for every test: a file in a folder of its own, or a database of its own on the throwaway PostgreSQL.

use kith_server::cli::DataArgs;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use std::fs::Permissions;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Which of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    Sqlite,
    /// A server.
    Postgres,
}

impl Kind {
    /// Whether tests on it were left out on purpose, for a quick loop.
    pub fn is_left_out(self) -> bool {
        let only = std::env::var("KITH_TEST_ONLY").unwrap_or_default();
        assert!(matches!(only.as_str(), "" | "sqlite"), "KITH_TEST_ONLY knows only sqlite");
        self == Self::Postgres && only == "sqlite"
    }
}

/// A database and the folder with its key.
#[derive(Debug)]
pub struct Fresh {
    /// Which of the two.
    pub kind: Kind,
    /// The data folder.
    pub folder: PathBuf,
    /// The database's own name on the server.
    name: String,
}

/// What a filled database is copied from: the files of its folder, and on a server a database that nobody opens.
pub struct Original {
    kind: Kind,
    files: Vec<(&'static str, Vec<u8>)>,
    name: String,
}

impl Fresh {
    /// An empty one.
    pub async fn empty(kind: Kind) -> Self {
        let fresh = Self::named(kind);
        administer(kind, &format!("create database {}", fresh.name)).await;
        fresh
    }

    /// A copy, key and all.
    pub async fn copy_of(original: &Original) -> Self {
        let fresh = Self::named(original.kind);
        for (name, bytes) in &original.files {
            let file = fresh.folder.join(name);
            std::fs::write(&file, bytes).unwrap();
            std::fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
        }
        administer(original.kind, &format!("create database {} template {}", fresh.name, original.name)).await;
        fresh
    }

    /// What copies are made from. Nobody may have it open.
    pub fn original(&self) -> Original {
        let read = |name| std::fs::read(self.folder.join(name)).ok().map(|bytes| (name, bytes));
        let files = ["key", "kith.sqlite"].into_iter().filter_map(read).collect();
        Original { kind: self.kind, files, name: self.name.clone() }
    }

    fn named(kind: Kind) -> Self {
        let name = format!("kith_it_{}", Uuid::now_v7().simple());
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(&name);
        std::fs::create_dir_all(&folder).unwrap();
        Self { kind, folder, name }
    }

    /// The settings that lead to it.
    pub fn data(&self) -> DataArgs {
        DataArgs { data: self.folder.clone(), database_url: self.url(), key_file: None }
    }

    /// Its address, where it has one.
    pub fn url(&self) -> Option<String> {
        (self.kind == Kind::Postgres).then(|| {
            let base = server();
            let (server, _) = base.rsplit_once('/').unwrap();
            format!("{server}/{}", self.name)
        })
    }

    /// The file, where it is one.
    pub fn file(&self) -> PathBuf {
        self.folder.join("kith.sqlite")
    }

    /// Marks it as one that a later version has changed.
    pub async fn came_from_a_newer_version(&self) {
        let checksum = if self.kind == Kind::Sqlite { "x'00'" } else { "'\\x00'" };
        let columns = "version, description, success, checksum, execution_time";
        let values = format!("9999, 'of tomorrow', true, {checksum}, 0");
        self.runs(&format!("insert into _sqlx_migrations ({columns}) values ({values})")).await;
    }

    /// Takes that mark away.
    pub async fn came_from_this_version(&self) {
        self.runs("delete from _sqlx_migrations where version = 9999").await;
    }

    async fn runs(&self, sql: &str) {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        match self.url() {
            None => {
                let mut file = SqliteConnection::connect(self.file().to_str().unwrap()).await.unwrap();
                sql.execute(&mut file).await.unwrap();
                file.close().await.unwrap();
            }
            Some(url) => {
                let mut server = PgConnection::connect(&url).await.unwrap();
                sql.execute(&mut server).await.unwrap();
                server.close().await.unwrap();
            }
        }
    }

    /// Puts a backup in its place.
    pub async fn is_replaced_by(&self, backup: &Path) {
        match self.url() {
            None => {
                std::fs::copy(backup, self.file()).unwrap();
            }
            Some(url) => {
                administer(self.kind, &format!("drop database {} with (force)", self.name)).await;
                administer(self.kind, &format!("create database {}", self.name)).await;
                let restored = std::process::Command::new("pg_restore")
                    .args(["--no-owner", "--dbname", &url])
                    .arg(backup)
                    .output();
                let restored = restored.unwrap();
                assert!(restored.status.success(), "{restored:?}");
            }
        }
    }

    /// Forgets its folder, when an original is all that is still needed.
    pub fn forget_folder(&self) {
        remove_folder(&self.folder);
    }

    /// Leaves nothing behind.
    pub async fn remove(&self) {
        administer(self.kind, &format!("drop database {} with (force)", self.name)).await;
        remove_folder(&self.folder);
    }
}

async fn administer(kind: Kind, sql: &str) {
    if kind == Kind::Postgres {
        let mut server = PgConnection::connect(&server()).await.unwrap();
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&mut server).await.unwrap();
        server.close().await.unwrap();
    }
}

fn server() -> String {
    std::env::var("KITH_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!(
            "KITH_TEST_POSTGRES is not set. bin/test starts a throwaway PostgreSQL and sets it; \
             KITH_TEST_ONLY=sqlite leaves these tests out for a quick loop."
        )
    })
}

/// A folder that is gone already is gone.
fn remove_folder(folder: &Path) {
    let _ = std::fs::remove_dir_all(folder);
}
