//! What a page may weigh, as it travels: compressed where it is compressed. A KB is 1,000 bytes.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};

/// A promise about some of the files.
struct Budget {
    what: &'static str,
    limit: u64,
    covers: fn(&str) -> bool,
}

const BUDGETS: [Budget; 5] = [
    Budget { what: "islands (WebAssembly and its scripts)", limit: 80_000, covers: is_island },
    Budget {
        what: "scripts of a page without islands",
        limit: 5_000,
        covers: |name| is_script(name) && !is_island(name) && !is_for_one_page(name) && !is_for_the_day(name),
    },
    Budget { what: "scripts that only one kind of page loads", limit: 2_000, covers: is_for_one_page },
    Budget { what: "script of the page for the day", limit: 2_000, covers: is_for_the_day },
    Budget { what: "fonts", limit: 60_000, covers: |name| name.ends_with(".woff2") },
];

fn is_script(name: &str) -> bool {
    name.ends_with(".js")
}

fn is_island(name: &str) -> bool {
    name.ends_with(".wasm") || name.starts_with("kith.") || name.starts_with("boot.")
}

/// A clock for practising, and lists that are put in order by dragging: never both on one page.
fn is_for_one_page(name: &str) -> bool {
    name.starts_with("timer.") || name.starts_with("drag.")
}

/// What keeps the phones together on the day.
fn is_for_the_day(name: &str) -> bool {
    name.starts_with("follow.")
}

/// A file and how many bytes are sent for it.
struct Weighed {
    name: String,
    plain: u64,
    sent: u64,
}

/// Prints every file and every budget. Fails when something is too heavy.
pub fn check(folder: &Path) -> Result<()> {
    let files = weigh(folder)?;
    for file in &files {
        println!("  {:<34} {:>8} bytes {:>8} sent", file.name, file.plain, file.sent);
    }
    let over: Vec<&str> = BUDGETS.iter().filter(|budget| !holds(budget, &files)).map(|budget| budget.what).collect();
    if over.is_empty() { Ok(()) } else { bail!("too heavy: {}", over.join(", ")) }
}

fn holds(budget: &Budget, files: &[Weighed]) -> bool {
    let sent: u64 = files.iter().filter(|file| (budget.covers)(&file.name)).map(|file| file.sent).sum();
    let verdict = if sent <= budget.limit { "ok" } else { "TOO HEAVY" };
    println!("  {:<38} {:>5.1} KB of {:>2} KB: {verdict}", budget.what, sent as f64 / 1000.0, budget.limit / 1000);
    sent <= budget.limit
}

fn weigh(folder: &Path) -> Result<Vec<Weighed>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).context("there is no front end yet; say `kith-tools front`")? {
        let path = entry?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if name.ends_with(".br") {
            continue;
        }
        let plain = fs::metadata(&path)?.len();
        let sent = fs::metadata(folder.join(format!("{name}.br"))).map_or(plain, |packed| packed.len());
        files.push(Weighed { name, plain, sent });
    }
    ensure!(!files.is_empty(), "the front end is empty; say `kith-tools front`");
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(name: &str, sent: u64) -> Vec<Weighed> {
        vec![Weighed { name: name.to_owned(), plain: sent, sent }]
    }

    #[test]
    fn every_script_belongs_to_one_budget() {
        for name in ["kith.1.js", "boot.1.js", "exit.1.js", "kith.1.wasm", "literata-400.1.woff2"] {
            assert_eq!(BUDGETS.iter().filter(|budget| (budget.covers)(name)).count(), 1, "{name}");
        }
    }

    #[test]
    fn a_byte_too_many_is_too_many() {
        assert!(holds(&BUDGETS[1], &page("exit.1.js", 5_000)));
        assert!(!holds(&BUDGETS[1], &page("exit.1.js", 5_001)));
    }
}
