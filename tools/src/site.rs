//! The finished files: named after what is in them, so that a browser may keep each one for ever.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use sha2::{Digest, Sha256};

/// Where the server looks for them, seen from the workspace's root.
pub const FOLDER: &str = "target/site";

/// The files of one build, before they are written.
#[derive(Default)]
pub struct Site {
    files: BTreeMap<String, Finished>,
}

struct Finished {
    hashed: String,
    bytes: Vec<u8>,
}

impl Site {
    /// Adds one file under its plain name, such as `exit.js`.
    pub fn add(&mut self, name: &str, bytes: Vec<u8>) {
        let hashed = hashed_name(name, &bytes);
        self.files.insert(name.to_owned(), Finished { hashed, bytes });
    }

    /// Plain name to hashed name, for whatever refers to another file.
    pub fn names(&self) -> BTreeMap<String, String> {
        self.files.iter().map(|(name, file)| (name.clone(), file.hashed.clone())).collect()
    }

    /// Replaces everything in `folder` by these files, with a `.br` beside each one that compression helps.
    pub fn write(&self, folder: &Path) -> Result<()> {
        if folder.exists() {
            fs::remove_dir_all(folder).with_context(|| format!("{} can't be emptied", folder.display()))?;
        }
        fs::create_dir_all(folder).with_context(|| format!("{} can't be made", folder.display()))?;
        for file in self.files.values() {
            save(folder, &file.hashed, &file.bytes)?;
            if compresses(&file.hashed) {
                save(folder, &format!("{}.br", file.hashed), &compress(&file.bytes)?)?;
            }
        }
        Ok(())
    }
}

/// Whether the folder still holds a build: somebody may have removed it, or only what is in it.
pub fn is_complete(folder: &Path) -> bool {
    fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

/// `kith.js` with some content becomes `kith.0123456789ab.js`.
fn hashed_name(name: &str, bytes: &[u8]) -> String {
    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(bytes)[..6]);
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}.{digest}.{extension}"),
        None => format!("{name}.{digest}"),
    }
}

/// Fonts are compressed inside already.
fn compresses(name: &str) -> bool {
    !name.ends_with(".woff2")
}

fn compress(mut bytes: &[u8]) -> Result<Vec<u8>> {
    let settings = BrotliEncoderParams { quality: 11, size_hint: bytes.len(), ..BrotliEncoderParams::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut bytes, &mut packed, &settings).context("brotli failed")?;
    Ok(packed)
}

fn save(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let path = folder.join(name);
    fs::write(&path, bytes).with_context(|| format!("{} can't be written", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_content_and_only_with_it() {
        assert_eq!(hashed_name("exit.js", b"a"), hashed_name("exit.js", b"a"));
        assert_ne!(hashed_name("exit.js", b"a"), hashed_name("exit.js", b"b"));
    }

    #[test]
    fn the_hash_stands_before_the_extension() {
        let name = hashed_name("atkinson-400.woff2", b"a");
        assert!(name.starts_with("atkinson-400.") && name.ends_with(".woff2"));
        assert_eq!(name.split('.').nth(1).map(str::len), Some(12));
    }

    #[test]
    fn what_was_compressed_can_be_read_again() {
        let text = b"the same words, the same words, the same words".repeat(20);
        let packed = compress(&text).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut packed.as_slice(), &mut unpacked).unwrap();
        assert!(packed.len() < text.len() / 4);
        assert_eq!(unpacked, text);
    }
}
