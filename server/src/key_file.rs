//! The key-encryption key: 32 random bytes in a file that only its owner can read, outside the database and backups.

use kith_store::keys::KEY_BYTES;
use std::io::Write;
use std::path::Path;

/// A key, and whether this start made it.
pub struct KeyFile {
    /// The key itself.
    pub key: [u8; KEY_BYTES],
    /// Whether the file was not there before.
    pub made: bool,
}

/// Reads the key, or makes one for a data folder that has no database yet.
///
/// # Errors
/// One line for whoever starts the server. A missing key beside an existing database is an error: a new key would open
/// nothing.
pub fn read_or_create(path: &Path, database_exists: bool) -> Result<KeyFile, String> {
    match std::fs::read(path) {
        Ok(bytes) => {
            private(path)?;
            let key = decode(&bytes)
                .ok_or_else(|| format!("the key file {} is damaged: it should hold 64 hex digits", path.display()))?;
            Ok(KeyFile { key, made: false })
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound && !database_exists => {
            create(path).map(|key| KeyFile { key, made: true })
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => Err(format!(
            "the key file {} is missing, and without it the database can't be read; put it back",
            path.display()
        )),
        Err(e) => Err(format!("the key file {} can't be read: {e}", path.display())),
    }
}

fn decode(bytes: &[u8]) -> Option<[u8; KEY_BYTES]> {
    data_encoding::HEXLOWER_PERMISSIVE.decode(bytes.trim_ascii()).ok()?.try_into().ok()
}

fn create(path: &Path) -> Result<[u8; KEY_BYTES], String> {
    let key: [u8; KEY_BYTES] = rand::random();
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        writeln!(file, "{}", data_encoding::HEXLOWER.encode(&key))?;
        file.sync_all()
    });
    written.map(|()| key).map_err(|e| format!("the key file {} can't be written: {e}", path.display()))
}

/// A key that others can read is no key.
#[cfg(unix)]
fn private(path: &Path) -> Result<(), String> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).map_err(|e| e.to_string())?.permissions().mode();
    if mode & 0o077 == 0 {
        Ok(())
    } else {
        Err(format!("the key file {} can be read by others; run: chmod 600 {}", path.display(), path.display()))
    }
}

#[cfg(not(unix))]
fn private(_: &Path) -> Result<(), String> {
    Ok(())
}
