//! The islands: from Rust to a small WebAssembly file and the script that loads it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::node;
use crate::toolchain::{TARGET, Toolchain};

/// The islands as the browser gets them.
pub struct Islands {
    /// The script that wasm-bindgen writes: it loads the WebAssembly and exports each island by name.
    pub glue: String,
    /// The program itself.
    pub wasm: Vec<u8>,
}

/// Compiles `app/wasm` and says where the result lies.
///
/// It has a target folder of its own, since the native build may use another compiler; cargo knows when it is fresh.
pub fn compile(root: &Path) -> Result<PathBuf> {
    println!("front end: compiling the islands (some minutes the first time)");
    let status = Toolchain::find()?
        .cargo_build()
        .args(["--quiet", "-p", "kith-wasm", "--profile", "wasm", "--target-dir", "target/front"])
        .current_dir(root)
        .status()
        .context("cargo doesn't start")?;
    ensure!(status.success(), "the islands don't compile; the reason is above");
    Ok(root.join("target/front").join(TARGET).join("wasm/kith_wasm.wasm"))
}

/// Splits what the compiler made into the program and its loading script, and makes the program small.
pub fn finish(root: &Path, raw: &Path) -> Result<Islands> {
    let work = root.join("target/front/bindgen");
    if work.exists() {
        fs::remove_dir_all(&work).context("the last build can't be removed")?;
    }
    Bindgen::new()
        .input_path(raw)
        .out_name("kith")
        .web(true)?
        .typescript(false)
        // The page says where the hashed file is, so the script must not guess.
        .omit_default_module_path(true)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(&work)
        .context("wasm-bindgen failed")?;
    ensure!(!work.join("snippets").exists(), "a dependency brings a script of its own, which would need a hashed name");

    let small = work.join("small.wasm");
    node::shrink(root, &work.join("kith_bg.wasm"), &small)?;
    Ok(Islands {
        glue: fs::read_to_string(work.join("kith.js")).context("wasm-bindgen wrote no script")?,
        wasm: fs::read(&small).context("wasm-opt wrote nothing")?,
    })
}
