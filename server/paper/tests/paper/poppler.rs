//! The words of each page, as poppler reads them.

use std::io::Write;
use std::process::{Command, Stdio};

/// The text of each page as it lies on it: what stands to the left comes first.
pub fn pages(pdf: &[u8]) -> Vec<String> {
    read(pdf, &[])
}

/// The text of each page in the order in which it was set: each cell of a table is whole.
pub fn as_set(pdf: &[u8]) -> Vec<String> {
    read(pdf, &["-raw"])
}

fn read(pdf: &[u8], how: &[&str]) -> Vec<String> {
    let mut child = Command::new("pdftotext")
        .args(how)
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("pdftotext is there: bin/setup --tests installs it");
    let mut stdin = child.stdin.take().unwrap();
    let bytes = pdf.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    text.split_terminator('\u{c}').map(str::to_owned).collect()
}

/// Without what only breaks lines or turns text around, and with every space the same.
pub fn plain(text: &str) -> String {
    let marks = ['\u{200b}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{ad}'];
    let text: String = text.chars().filter(|sign| !marks.contains(sign)).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A page without its head and foot.
pub fn body(page: &str) -> String {
    let page = plain(page);
    let page = page.strip_prefix("Kith ").unwrap_or(&page);
    let foot = page.rfind("Edition ").or_else(|| page.rfind("page ")).unwrap_or(page.len());
    page[..foot].trim().to_owned()
}
