//! Backups: SQLite's own `VACUUM INTO`, or `pg_dump`. Never with the key file.

use crate::app;
use crate::cli::DataArgs;
use std::ffi::OsString;
use std::path::Path;

/// Writes a backup to `file`, which must not exist.
///
/// # Errors
/// One line; an unfinished file is removed.
pub async fn write(data: &DataArgs, file: &Path) -> Result<(), String> {
    // Opening would make an empty one, and a backup of nothing looks like a backup.
    if data.database_url.is_none() && !data.data.join(app::DATABASE_FILE).exists() {
        return Err(format!("there is no database in {}; check --data", data.data.display()));
    }
    create(file)?;
    let done = match &data.database_url {
        Some(url) => dump(url, file).await,
        None => vacuum(data, file).await,
    };
    if done.is_err() {
        let _ = std::fs::remove_file(file);
    }
    done
}

/// Makes the empty file that both databases then write into: nobody else can open it at any moment, and nothing that is
/// there already is overwritten, not even through a link.
fn create(file: &Path) -> Result<(), String> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(file) {
        Ok(_) => Ok(()),
        Err(e) if e.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(format!("{} exists already; choose another name", file.display()))
        }
        Err(e) => Err(format!("{} can't be written: {e}", file.display())),
    }
}

async fn vacuum(data: &DataArgs, file: &Path) -> Result<(), String> {
    let store = app::open_store(data).await?;
    let done = store.vacuum_into(file).await.map_err(|e| format!("the backup failed: {e}"));
    store.close().await;
    done
}

/// The password goes to `pg_dump` through the environment: a command line can be read by everybody on the machine.
async fn dump(url: &str, file: &Path) -> Result<(), String> {
    let (url, password) = without_password(url);
    let file = file.to_owned();
    let run = move || {
        let mut dump = std::process::Command::new("pg_dump");
        dump.args(["--format=custom", "--no-owner", "--no-password", "--file"]).arg(&file).arg("--dbname").arg(url);
        if let Some(password) = password {
            dump.env("PGPASSWORD", password);
        }
        dump.output()
    };
    let output = tokio::task::spawn_blocking(run)
        .await
        .map_err(|e| e.to_string())?
        .map_err(|e| format!("pg_dump can't be started ({e}); install the PostgreSQL client tools"))?;
    if output.status.success() { Ok(()) } else { Err("pg_dump failed; run it by hand to see why".to_owned()) }
}

/// An address in two: what may be seen, and the password.
fn without_password(url: &str) -> (String, Option<OsString>) {
    let split = || {
        let (scheme, rest) = url.split_once("://")?;
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (user, host) = rest[..end].rsplit_once('@')?;
        let (user, password) = user.split_once(':')?;
        Some((format!("{scheme}://{user}@{host}{}", &rest[end..]), Some(decoded(password))))
    };
    split().unwrap_or_else(|| (url.to_owned(), None))
}

/// `%40` is an `@`; what isn't written so stays as it is.
fn decoded(text: &str) -> OsString {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, others)) = rest.split_first() {
        let hex = others.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        let byte = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &others[2..] } else { others };
    }
    String::from_utf8_lossy(&bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_leaves_the_address() {
        let split = |url: &str| without_password(url);
        assert_eq!(
            split("postgres://kith:p%40ss%3aw%zz@db.example:5432/kith?sslmode=require"),
            ("postgres://kith@db.example:5432/kith?sslmode=require".to_owned(), Some("p@ss:w%zz".into()))
        );
        for without in ["postgres://kith@db.example/kith", "postgres:///kith?host=/run/a@b:c"] {
            assert_eq!(split(without), (without.to_owned(), None));
        }
    }
}
