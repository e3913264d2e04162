//! A facility list as large as one may be: read by the command, brought along in the browser, and looked through.

use crate::Outcome;
use crate::bench::Bench;
use crate::client::Connection;
use crate::parts::start::serve;
use crate::person::Person;
use crate::process::Server;
use crate::report::{Must, median};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Instant;
use tokio::process::Command;

const PART: &str = "import";
const ROWS: usize = 20_000;
const LARGEST: usize = 20 << 20;
const WITHIN: Must = Must::AtMost(5.0);
const BOUNDARY: &str = "----a-line-that-no-list-has";

/// Real rows, each a place of its own.
const CSV: &str = include_str!("../../../lists/findtreatment-sample.csv");
const JSON: &str = include_str!("../../../lists/findtreatment-sample.json");

/// Both forms by command; then one through the door, and what looking through it takes.
pub async fn run(bench: &mut Bench) -> Outcome<()> {
    let folder = bench.data.join("import");
    std::fs::create_dir_all(&folder)?;
    let csv = csv();
    for (form, list) in [("CSV", &csv), ("JSON", &json()?)] {
        let file = folder.join("list");
        std::fs::write(&file, list)?;
        let mut took = Vec::new();
        for _ in 0..bench.runs {
            took.push(reported(bench, &file).await?);
        }
        let size = list.len() as f64 / f64::from(1 << 20);
        bench.report.add(PART, format!("size of 20,000 rows in {form}"), size, "MiB", Must::AtMost(20.0));
        bench.report.add(PART, format!("20,000 rows in {form}, reported by the command"), median(took), "s", WITHIN);
    }
    let (mut brought, mut looked, mut near, mut peak) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for n in 0..bench.runs {
        let folder = folder.join(n.to_string());
        let server = serve(bench, folder.to_str().unwrap_or_default()).await?;
        let rosa = Person::sign_up(server.at, 1).await?;
        let circle = rosa.start_circle(server.at, "Load").await?;
        let before = server.most_used()?;
        brought.push(brings(&server, &rosa, &circle, &csv).await?);
        looked.push(looks(&server, &rosa, &circle, &[("medication", "buprenorphine"), ("payment", "medicaid")]).await?);
        near.push(looks(&server, &rosa, &circle, &[("near", "22903"), ("miles", "100")]).await?);
        peak.push(server.most_used()? - before);
        server.stop().await?;
    }
    let report = &mut bench.report;
    report.add(PART, "20,000 rows brought along in the browser, until the answer", median(brought), "s", WITHIN);
    report.add(PART, "memory at its most, beyond what a sign-in takes", median(peak), "MB", Must::Nothing);
    report.add(PART, "looking through them by medicine and payment", median(looked), "s", Must::AtMost(1.0));
    report.add(PART, "looking through them near a postcode", median(near), "s", Must::AtMost(1.0));
    Ok(())
}

fn csv() -> Vec<u8> {
    let mut lines = CSV.lines();
    let heading = lines.next().unwrap_or_default();
    let rows: Vec<_> = lines.collect();
    let mut list = format!("{heading}\n");
    for (n, row) in rows.iter().cycle().take(ROWS).enumerate() {
        // In front of the name, which no row of the sample has in quotes.
        list.push_str(&format!("{n} {row}\n"));
    }
    list.into_bytes()
}

/// As many services in each row as 20,000 rows have room for.
fn json() -> Outcome<Vec<u8>> {
    let sample: Value = serde_json::from_str(JSON)?;
    let rows = sample["rows"].as_array().ok_or("no rows")?;
    let room = LARGEST / ROWS - 40;
    let row = |(n, row): (usize, &Value)| {
        let mut row = row.clone();
        row["name1"] = json!(format!("{n} {}", row["name1"].as_str().unwrap_or_default()));
        while row.to_string().len() > room {
            row["services"].as_array_mut()?.pop()?;
        }
        Some(row)
    };
    let rows: Vec<Value> = rows.iter().cycle().take(ROWS).enumerate().filter_map(row).collect();
    Ok(json!({ "page": 1, "totalPages": 1, "recordCount": rows.len(), "rows": rows }).to_string().into_bytes())
}

/// How long the command takes, which must take every row.
async fn reported(bench: &Bench, file: &Path) -> Outcome<f64> {
    let began = Instant::now();
    let mut command = Command::new("taskset");
    command.args(["-c", "0"]).arg(&bench.kith).arg("import-facilities").arg(file).arg("--dry-run");
    let said = command.output().await?;
    let took = began.elapsed().as_secs_f64();
    let report: Value = serde_json::from_slice(&said.stdout)?;
    if report["rows_read"] != ROWS || report["rejected"] != json!([]) {
        return Err("kith import-facilities didn't take every row".into());
    }
    Ok(took)
}

async fn brings(server: &Server, rosa: &Person, circle: &str, list: &[u8]) -> Outcome<f64> {
    let head = format!(
        "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\
         content-type: text/csv\r\n\r\n"
    );
    let body = [head.as_bytes(), list, format!("\r\n--{BOUNDARY}--\r\n").as_bytes()].concat();
    let head = format!(
        "POST {circle}/lists/import HTTP/1.1\r\nhost: localhost\r\nsec-fetch-site: same-origin\r\n\
         content-type: multipart/form-data; boundary={BOUNDARY}\r\ncontent-length: {}\r\n{}\r\n",
        body.len(),
        rosa.cookie()
    );
    let mut connection = Connection::open(server.at).await?;
    let began = Instant::now();
    let answer = connection.exchange(&[head.as_bytes(), &body].concat()).await?;
    if answer.status != 303 {
        return Err(format!("the list was answered with {}", answer.status).into());
    }
    Ok(began.elapsed().as_secs_f64())
}

async fn looks(server: &Server, rosa: &Person, circle: &str, fields: &[(&str, &str)]) -> Outcome<f64> {
    let began = Instant::now();
    let page = rosa.send(server.at, &format!("{circle}/lists"), fields).await?;
    if page.status != 200 || !page.html.contains("places") {
        return Err(format!("looking was answered with {}", page.status).into());
    }
    Ok(began.elapsed().as_secs_f64())
}
