//! `kith-tools front` makes what browsers are sent into `target/site`; `kith-tools budget` weighs it again.
//!
//! Both fail when a page would weigh more than was promised to people with old phones and bad connections.

mod budget;
mod css;
mod front;
mod node;
mod site;
mod toolchain;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("kith-tools: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let root = workspace_root()?;
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["front"] => front::build(&root),
        ["budget"] => budget::check(&root.join(site::FOLDER)),
        _ => bail!("say `kith-tools front` to build the front end, or `kith-tools budget` to weigh it"),
    }
}

/// The nearest folder upwards that holds the islands' crate: the tool works from anywhere inside the project.
fn workspace_root() -> Result<PathBuf> {
    let here = std::env::current_dir().context("the current folder can't be read")?;
    here.ancestors()
        .find(|folder| folder.join("app/wasm/Cargo.toml").is_file())
        .map(Path::to_path_buf)
        .context("this must be run inside the project's folder")
}
