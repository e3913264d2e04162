//! The whole front end in order: islands, style, fonts, scripts, and then the weighing.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

use crate::node::{self, Kind};
use crate::site::{self, Site};
use crate::{budget, css, wasm};

/// Builds `target/site`, or leaves it alone when nothing that goes into it has changed.
pub fn build(root: &Path) -> Result<()> {
    let raw = wasm::compile(root)?;
    let inputs = inputs(root, &raw)?;
    let stamp = root.join("target/front/site.stamp");
    let folder = root.join(site::FOLDER);

    if fs::read_to_string(&stamp).is_ok_and(|last| last == inputs) && site::is_complete(&folder) {
        println!("front end: nothing has changed");
        return budget::check(&folder);
    }
    // Removed first, so that a build that stops half-way isn't taken for a finished one the next time.
    if stamp.exists() {
        fs::remove_file(&stamp).context("the old stamp can't be removed")?;
    }
    collect(root, &raw)?.write(&folder)?;
    fs::write(&stamp, inputs).context("the stamp can't be written")?;
    budget::check(&folder)
}

fn collect(root: &Path, raw: &Path) -> Result<Site> {
    let mut site = Site::default();

    println!("front end: shrinking the islands");
    let islands = wasm::finish(root, raw)?;
    site.add("kith.wasm", islands.wasm);
    site.add("kith.js", node::minify(root, Kind::Module, &islands.glue)?);

    println!("front end: scripts, fonts and style");
    for path in files(&root.join("app/script"), "js")? {
        let text = read(&path)?;
        site.add(&file_name(&path), node::minify(root, Kind::Script, &text)?);
    }
    for path in files(&root.join("style/fonts"), "woff2")? {
        let bytes = fs::read(&path).with_context(|| format!("{} can't be read", path.display()))?;
        site.add(&file_name(&path), bytes);
    }
    let style = css::gather(&root.join("style"))?;
    let style = String::from_utf8(node::minify(root, Kind::Style, &style)?).context("the style isn't UTF-8")?;
    site.add("app.css", css::point_to_hashed(&style, &site.names())?.into_bytes());
    Ok(site)
}

/// A digest of everything that the site is made from, this tool included.
fn inputs(root: &Path, raw: &Path) -> Result<String> {
    let mut paths = vec![raw.to_path_buf(), root.join("tools/package-lock.json")];
    paths.push(std::env::current_exe().context("this tool can't find itself")?);
    paths.extend(files(&root.join("app/script"), "js")?);
    paths.extend(files(&root.join("style/fonts"), "woff2")?);
    paths.extend(css::in_order(&root.join("style"))?);

    let mut digest = Sha256::new();
    for path in paths {
        let bytes = fs::read(&path).with_context(|| format!("{} can't be read", path.display()))?;
        digest.update(path.as_os_str().as_encoded_bytes());
        digest.update(bytes.len().to_le_bytes());
        digest.update(&bytes);
    }
    Ok(data_encoding::HEXLOWER.encode(&digest.finalize()))
}

/// The files of one kind directly inside a folder, by name; none when there is no such folder.
pub fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|e| e == extension) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// A text file, with its name in the error.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} can't be read as text", path.display()))
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
