//! The two programs from npm: `esbuild` takes comments and spaces out, `wasm-opt` makes WebAssembly smaller.

use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

/// What a text is, for the minifier.
#[derive(Clone, Copy)]
pub enum Kind {
    /// Style: kept in today's CSS, since the layers need a browser that knows it anyway.
    Style,
    /// A script whose top-level names are its own.
    Script,
    /// A script whose exports are called by name.
    Module,
}

impl Kind {
    fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Style => &["--loader=css"],
            Self::Script => &["--loader=js"],
            Self::Module => &["--loader=js", "--format=esm"],
        }
    }
}

/// The same text without comments and needless spaces.
pub fn minify(root: &Path, kind: Kind, text: &str) -> Result<Vec<u8>> {
    let mut command = program(root, "esbuild")?;
    command.args(["--minify", "--charset=utf8", "--log-level=warning"]).args(kind.flags());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("esbuild doesn't start")?;
    // Taken out of the child so that it is closed after writing: esbuild waits for the end of its input.
    let mut input = child.stdin.take().context("esbuild has no input")?;
    input.write_all(text.as_bytes()).context("esbuild stopped reading")?;
    drop(input);
    let output = child.wait_with_output().context("esbuild didn't finish")?;
    ensure!(output.status.success(), "esbuild refused a file; its reason is above");
    Ok(output.stdout)
}

/// Rewrites a WebAssembly file to be as small as it can be. The features are those that compiled Rust uses.
pub fn shrink(root: &Path, from: &Path, to: &Path) -> Result<()> {
    let status = program(root, "wasm-opt")?
        .arg("-Oz")
        .args(["--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-sign-ext"])
        .args(["--enable-mutable-globals", "--enable-reference-types", "--enable-multivalue"])
        .args([from.as_os_str(), OsStr::new("-o"), to.as_os_str()])
        .status()
        .context("wasm-opt doesn't start")?;
    ensure!(status.success(), "wasm-opt failed; its reason is above");
    Ok(())
}

fn program(root: &Path, name: &str) -> Result<Command> {
    let path = root.join("tools/node_modules/.bin").join(name);
    ensure!(path.exists(), "{name} isn't installed; bin/setup installs it");
    Ok(Command::new(path))
}
