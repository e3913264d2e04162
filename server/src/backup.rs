//! Backups: SQLite's own `VACUUM INTO`, or `pg_dump`. Never with the key file.

use crate::app;
use crate::cli::DataArgs;
use std::path::Path;

/// Writes a backup to `file`, which must not exist.
///
/// # Errors
/// One line; an unfinished file is removed.
pub async fn write(data: &DataArgs, file: &Path) -> Result<(), String> {
    if file.exists() {
        return Err(format!("{} exists already; choose another name", file.display()));
    }
    let done = match &data.database_url {
        Some(url) => dump(url, file).await,
        // Opening would make an empty one, and a backup of nothing looks like a backup.
        None if !data.data.join(app::DATABASE_FILE).exists() => {
            return Err(format!("there is no database in {}; check --data", data.data.display()));
        }
        None => {
            let store = app::open_store(data).await?;
            let done = store.vacuum_into(file).await.map_err(|e| format!("the backup failed: {e}"));
            store.close().await;
            done
        }
    };
    if done.is_err() {
        let _ = std::fs::remove_file(file);
    } else {
        private(file);
    }
    done
}

/// The address goes to `pg_dump` through the environment: a command line can be read by everybody on the machine.
async fn dump(url: &str, file: &Path) -> Result<(), String> {
    let (url, file) = (url.to_owned(), file.to_owned());
    let run = move || {
        std::process::Command::new("pg_dump")
            .args(["--format=custom", "--no-owner", "--file"])
            .arg(&file)
            .env("PGDATABASE", &url)
            .output()
    };
    let output = tokio::task::spawn_blocking(run)
        .await
        .map_err(|e| e.to_string())?
        .map_err(|e| format!("pg_dump can't be started ({e}); install the PostgreSQL client tools"))?;
    if output.status.success() { Ok(()) } else { Err("pg_dump failed; run it by hand to see why".to_owned()) }
}

/// Best effort: the words inside are sealed anyway.
fn private(_file: &Path) {
    #[cfg(unix)]
    let _ = std::fs::set_permissions(_file, std::os::unix::fs::PermissionsExt::from_mode(0o600));
}
