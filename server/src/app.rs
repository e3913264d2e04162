//! From settings to a running app.

use crate::assets::Assets;
use crate::cli::{DataArgs, ServeArgs, SignUpArg};
use crate::key_file;
use kith_pages::{App, Clock, Settings, SignUp};
use kith_paper::Press;
use kith_store::Store;
use kith_store::open::{Database, OpenError};
use std::path::Path;
use std::sync::Arc;

/// The database in the data folder, where no other is named.
pub const DATABASE_FILE: &str = "kith.sqlite";

/// Opens the database that the settings name, making folder and key for a first start.
///
/// # Errors
/// One line for whoever starts the server.
pub async fn open_store(data: &DataArgs) -> Result<Store, String> {
    make_private_folder(&data.data)?;
    let file = data.data.join(DATABASE_FILE);
    let (database, exists) = match &data.database_url {
        Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
            // Whether a key belongs to it is checked once it is open; a first key may be made either way.
            (Database::Postgres(url.clone()), false)
        }
        Some(_) => return Err("DATABASE_URL must start with postgres://".to_owned()),
        None => {
            let exists = file.exists();
            (Database::Sqlite(file), exists)
        }
    };
    let key_path = data.key_file.clone().unwrap_or_else(|| data.data.join("key"));
    let key_file = key_file::read_or_create(&key_path, exists)?;
    if let Database::Sqlite(file) = &database {
        make_private_file(file);
    }
    Store::open(&database, &key_file.key).await.map_err(|error| {
        // The path was mistyped, and the key made there belongs to nothing. Left lying, it would look like the right one.
        if key_file.made && matches!(error, OpenError::WrongKey) {
            let _ = std::fs::remove_file(&key_path);
        }
        error.to_string()
    })
}

/// Puts an app together around an open store. `origin` is where people reach it.
///
/// # Errors
/// One line, for an icon that can't be read.
pub fn build(store: Store, args: &ServeArgs, origin: String, clock: Clock) -> Result<(App, Assets), String> {
    let assets = Assets::load(args.icon.as_ref())?;
    let settings = Settings {
        origin,
        sign_up: match args.sign_up {
            SignUpArg::Open => SignUp::Open,
            SignUpArg::Invitation => SignUp::Invitation,
        },
        mail: args.smtp_url.is_some(),
        trusted_proxies: args.trusted_proxies.clone(),
    };
    let site = assets.site(&args.name, &args.exit_url);
    let press = Press::new().map_err(|error| error.to_string())?;
    Ok((App::new(store, site, settings, clock, Arc::new(press)), assets))
}

/// The origin from the settings, or this computer's own name for the port.
///
/// # Errors
/// One line when it is no plain http(s) address.
pub fn origin(args: &ServeArgs, port: u16) -> Result<String, String> {
    let Some(origin) = &args.origin else {
        return Ok(format!("http://localhost:{port}"));
    };
    let origin = origin.trim_end_matches('/');
    let host = origin.strip_prefix("https://").or_else(|| origin.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', ' ', '@']) => Ok(origin.to_owned()),
        _ => Err("--origin must be like https://kith.example, without a path".to_owned()),
    }
}

fn make_private_folder(folder: &Path) -> Result<(), String> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|e| format!("the data folder {} can't be made: {e}", folder.display()))
}

/// Before the database opens it, so that the files SQLite puts beside it are as private. Best effort: the words inside
/// are sealed anyway.
fn make_private_file(file: &Path) {
    let mut options = std::fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
        options.mode(0o600);
        let _ = std::fs::set_permissions(file, std::fs::Permissions::from_mode(0o600));
    }
    let _ = options.open(file);
}
