//! Which compiler can make WebAssembly on this machine.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The target that browsers run.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// A way to compile the islands.
pub enum Toolchain {
    /// The toolchain on the path has the target installed.
    Installed,
    /// Debian's compiler for browsers' packages: no target, but the standard library's source, so it is built with us.
    DebianWeb {
        /// Its linker, whose name carries the version of LLVM.
        linker: PathBuf,
    },
}

impl Toolchain {
    /// Looks at what is there; installing is the business of `bin/setup`.
    pub fn find() -> Result<Self> {
        if has_target()? {
            return Ok(Self::Installed);
        }
        let has_source = Path::new("/usr/lib/rustlib/src/rust/library/std").is_dir();
        match newest_linker(Path::new("/usr/bin")) {
            Some(linker) if has_source && Path::new("/usr/bin/cargo").is_file() => Ok(Self::DebianWeb { linker }),
            _ => bail!("no compiler here can make {TARGET}; bin/setup installs one"),
        }
    }

    /// `cargo build`, ready for what to build.
    pub fn cargo_build(&self) -> Command {
        match self {
            Self::Installed => {
                let mut command = Command::new("cargo");
                command.args(["build", "--target", TARGET]);
                command
            }
            Self::DebianWeb { linker } => {
                let path = std::env::var("PATH").unwrap_or_default();
                let mut command = Command::new("/usr/bin/cargo");
                command
                    .args(["build", "--target", TARGET, "-Zbuild-std=std,panic_abort"])
                    // rustup's wrappers, and the library path that its cargo sets, belong to the other compiler.
                    .env("PATH", format!("/usr/bin:{path}"))
                    .env_remove("RUSTUP_TOOLCHAIN")
                    .env_remove("LD_LIBRARY_PATH")
                    .env_remove("CARGO")
                    // Building the standard library is still an unstable option of a stable compiler.
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker);
                command
            }
        }
    }
}

fn has_target() -> Result<bool> {
    let output = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .output()
        .context("rustc doesn't start; bin/setup installs it")?;
    let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    Ok(output.status.success() && Path::new(&folder).is_dir())
}

/// The `wasm-ld-NN` with the highest number: the plain `wasm-ld` of an older Debian can't read today's object files.
fn newest_linker(folder: &Path) -> Option<PathBuf> {
    let versions = std::fs::read_dir(folder).ok()?.filter_map(|entry| {
        let path = entry.ok()?.path();
        let version: u32 = path.file_name()?.to_str()?.strip_prefix("wasm-ld-")?.parse().ok()?;
        Some((version, path))
    });
    versions.max().map(|(_, path)| path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_linker_is_chosen_by_number() {
        let folder = std::env::temp_dir().join(format!("kith-linkers-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for name in ["wasm-ld", "wasm-ld-9", "wasm-ld-19", "wasm-ld-14", "ld"] {
            std::fs::write(folder.join(name), "").unwrap();
        }
        let newest = newest_linker(&folder);
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(newest, Some(folder.join("wasm-ld-19")));
    }
}
