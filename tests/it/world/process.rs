//! The real program in a process of its own: what it prints, how it ends, what it logs.

use super::database::Fresh;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Output, Stdio};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::watch;

/// Far more than anything takes; a program that hangs must not hang the tests.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where the program is. Building it with the same targets as the tests costs nothing when it is up to date.
pub fn kith() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".into());
        let built = std::process::Command::new(cargo)
            .args(["build", "--quiet", "--bin", "kith", "--test", "it"])
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
            .status();
        assert!(built.unwrap().success(), "the kith binary could not be built");
        // This test is target/debug/deps/it-….
        std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join("kith")
    })
}

/// The program with a database, and with nothing of this process's own settings.
pub fn command(fresh: &Fresh, arguments: &[&str]) -> Command {
    bare(kith(), &fresh.folder, fresh.url().as_deref(), arguments)
}

/// The program at any place with any data folder.
pub fn bare(program: &Path, data: &Path, url: Option<&str>, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("KITH_DATA", data).kill_on_drop(true).stdin(Stdio::null());
    if let Some(url) = url {
        command.env("DATABASE_URL", url);
    }
    command
}

/// What a finished program said.
#[derive(Debug)]
pub struct Said {
    /// How it ended.
    pub code: Option<i32>,
    /// On standard output.
    pub out: String,
    /// On standard error.
    pub err: String,
}

impl Said {
    /// One clear line and exit code 1: what every failed start must be.
    #[track_caller]
    pub fn refuses(&self, why: &str) {
        assert_eq!(self.code, Some(1), "{self:?}");
        assert_eq!(self.out, "", "{self:?}");
        assert_eq!(self.err.lines().count(), 1, "{self:?}");
        assert!(self.err.starts_with("kith: ") && self.err.contains(why), "not “{why}”: {self:?}");
    }
}

/// Runs it to its end.
pub async fn run(mut command: Command) -> Said {
    said(tokio::time::timeout(PATIENCE, command.output()).await.expect("it ends by itself").unwrap())
}

/// Runs it to its end with something on its standard input; it may stop reading early.
pub async fn run_with(mut command: Command, input: &[u8]) -> Said {
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let fed = async move {
        let _ = stdin.write_all(input).await;
    };
    let both = async { tokio::join!(fed, child.wait_with_output()).1 };
    said(tokio::time::timeout(PATIENCE, both).await.expect("it ends by itself").unwrap())
}

fn said(output: Output) -> Said {
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Said { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

/// A serving program.
pub struct Serving {
    /// Where it serves.
    pub origin: String,
    child: Child,
    said: Arc<Mutex<String>>,
}

impl Serving {
    /// Starts it and waits until it says that it listens.
    pub async fn start(mut command: Command) -> Self {
        let mut child = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let said = Arc::new(Mutex::new(String::new()));
        let (ready, mut listens) = watch::channel(None);
        let hears = Arc::clone(&said);
        tokio::spawn(async move {
            while let Ok(Some(line)) = lines.next_line().await {
                let after = line.split_once("listening on ").map(|(_, after)| after);
                if let Some((address, _)) = after.and_then(|after| after.split_once(')')) {
                    let _ = ready.send(Some(format!("http://{address}")));
                }
                let mut hears = hears.lock().unwrap();
                hears.push_str(&line);
                hears.push('\n');
            }
        });
        let listens = tokio::time::timeout(PATIENCE, listens.wait_for(Option::is_some)).await;
        let origin = match listens {
            Ok(Ok(origin)) => origin.clone().unwrap(),
            _ => panic!("it did not start: {}", said.lock().unwrap()),
        };
        Self { origin, child, said }
    }

    /// What it has said so far.
    pub fn said(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Asks it to stop, as a service manager does; how it ended and all it said.
    pub async fn stop(mut self) -> (ExitStatus, String) {
        let id = self.child.id().expect("it still runs").to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status().await.unwrap();
        assert!(asked.success());
        let status = tokio::time::timeout(PATIENCE, self.child.wait()).await.expect("it stops when asked").unwrap();
        (status, self.said())
    }
}
