//! Servers under test: each a process of its own, on a core of its own, on a free loopback port, ended by its number.

use crate::Outcome;
use crate::client::Connection;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The core the servers run on; `bin/bench` puts the load on another.
const CORE: &str = "0";
/// Longer than this is no start.
const START: Duration = Duration::from_secs(30);
/// How long a server may take to stop before it is killed.
const STOP: Duration = Duration::from_secs(20);

/// A running server; killed when dropped, so that nothing is left behind.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub at: SocketAddr,
    /// From the start of the process to the first whole page.
    pub started_in: Duration,
}

/// What a process has used.
#[derive(Debug, Clone, Copy)]
pub struct Use {
    /// Processor time, in seconds.
    pub cpu: f64,
    /// Resident memory, in megabytes (10⁶ bytes).
    pub rss: f64,
    /// The same, with shared pages counted by their share.
    pub pss: f64,
}

impl Server {
    /// Starts `program` with `arguments` and `--listen`, and waits until `page` is answered with 200.
    pub async fn start(program: &Path, arguments: &[&str], page: &str) -> Outcome<Self> {
        // Free now; nobody else on this machine hands out ports in between.
        let at = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let request = get(page, "");
        let began = Instant::now();
        let child = Command::new("taskset")
            .args(["-c", CORE])
            .arg(program)
            .args(arguments)
            .args(["--listen", &at.to_string()])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let mut server = Self { child, at, started_in: Duration::ZERO };
        while began.elapsed() < START {
            if let Some(status) = server.child.try_wait()? {
                return Err(format!("the server ended at once: {status}").into());
            }
            if let Ok(mut connection) = Connection::open(at).await
                && connection.exchange(&request).await.is_ok_and(|answer| answer.status == 200)
            {
                server.started_in = began.elapsed();
                return Ok(server);
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        Err("the server did not answer".into())
    }

    /// Processor time and memory so far.
    pub fn used(&self) -> Outcome<Use> {
        used(&self.child.id().to_string())
    }

    /// The most memory it ever held, in megabytes.
    pub fn most_used(&self) -> Outcome<f64> {
        megabytes(&std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?, "VmHWM:")
    }

    /// Asks it to stop and waits; how long that took.
    pub async fn stop(mut self) -> Outcome<Duration> {
        self.ask_to_stop()?;
        let asked = Instant::now();
        while self.child.try_wait()?.is_none() {
            if asked.elapsed() > STOP {
                return Err("the server did not stop".into());
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(asked.elapsed())
    }

    /// SIGTERM.
    fn ask_to_stop(&self) -> Outcome<()> {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Processor time of this process, in seconds: the load's own.
pub fn own_cpu() -> Outcome<f64> {
    used("self").map(|used| used.cpu)
}

fn used(process: &str) -> Outcome<Use> {
    let read = |file: &str| std::fs::read_to_string(format!("/proc/{process}/{file}"));
    let (stat, status, shares) = (read("stat")?, read("status")?, read("smaps_rollup")?);
    // After the name, which may hold spaces: field 14 and 15 of the whole are user and system time, in hundredths.
    let times = stat.rsplit_once(") ").map_or("", |(_, rest)| rest).split(' ').skip(11).take(2);
    Ok(Use {
        cpu: times.filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>() / 100.0,
        rss: megabytes(&status, "VmRSS:")?,
        pss: megabytes(&shares, "Pss:")?,
    })
}

fn megabytes(text: &str, name: &str) -> Outcome<f64> {
    let line = text.lines().find_map(|line| line.strip_prefix(name)).ok_or("no such line in /proc")?;
    let kibibytes: f64 = line.trim().trim_end_matches("kB").trim().parse()?;
    Ok(kibibytes * 1024.0 / 1e6)
}

/// A whole GET request; `headers` are further lines, each with its line end.
pub fn get(path: &str, headers: &str) -> Vec<u8> {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n{headers}\r\n").into_bytes()
}

/// A whole POST request of a form, as a page of our own would send it.
pub fn post(path: &str, headers: &str, fields: &[(&str, &str)]) -> Vec<u8> {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    format!(
        "POST {path} HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n{headers}\r\n{body}",
        body.len()
    )
    .into_bytes()
}
