//! PDF/UA-1 in the eyes of veraPDF, the validator that others measure themselves by: its own profile, in an engine of its own.

use crate::circle::{documents, edition};
use crate::literal::everywhere;
use kith_paper::*;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Java's parts that the engine needs beside itself; where Debian puts them.
const PARTS: [&str; 7] =
    ["jaxb-api", "jaxb-runtime", "jaxb-core", "istack-commons-runtime", "txw2", "stax-ex", "FastInfoset"];

/// What veraPDF says of these files: each line a file that is bad, or a rule that it breaks.
fn complaints(files: &[(String, Vec<u8>)]) -> Vec<String> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folder = std::env::temp_dir().join(format!("kith-verapdf-{}-{}", std::process::id(), files.len()));
    std::fs::create_dir_all(&folder).unwrap();
    let paths: Vec<PathBuf> = files.iter().map(|(name, _)| folder.join(name)).collect();
    for (path, (_, bytes)) in paths.iter().zip(files) {
        std::fs::write(path, bytes).unwrap();
    }
    let engine = project.join("target/verapdf/engine.jar");
    let parts = PARTS.map(|part| PathBuf::from(format!("/usr/share/java/{part}.jar")));
    let all = std::env::join_paths(std::iter::once(engine).chain(parts)).unwrap();
    let told = Command::new("java")
        .arg("-cp")
        .arg(all)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/verapdf/Check.java"))
        .args(&paths)
        .output()
        .expect("java is there: bin/setup --tests installs it");
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told = String::from_utf8(told.stdout).unwrap();
    assert_eq!(told.lines().filter(|line| !line.starts_with(' ')).count(), files.len(), "each has a verdict: {told}");
    told.lines().filter(|line| !line.starts_with("good ")).map(str::to_owned).collect()
}

#[test]
fn every_document_is_pdf_ua() {
    let copies = vec![
        Copy { number: 1, of: 2, initials: "R.R.".to_owned() },
        Copy { number: 2, of: 2, initials: "נ".to_owned() },
    ];
    let mut files = Vec::new();
    for paper in [Paper::A4, Paper::Letter] {
        let settings = Settings { paper, copies: copies.clone(), ..Settings::default() };
        let draft = Edition { draft: true, missing: "Nobody has said go yet.".to_owned(), ..edition() };
        let odd = everywhere("#set page(fill: red) <b>&amp;</b> שלום مرحبا Ω я");
        for (name, edition) in [("whole", edition()), ("draft", draft), ("odd", odd)] {
            for (number, document) in documents().into_iter().enumerate() {
                if let Ok(pdf) = print(&edition, document, &settings) {
                    files.push((format!("{name}-{paper:?}-{number}.pdf"), pdf.bytes));
                }
            }
        }
    }
    assert!(files.len() > 50, "{}", files.len());
    assert_eq!(complaints(&files), Vec::<String>::new());
}

/// Or the test above would say nothing.
#[test]
fn a_file_without_its_tags_is_refused() {
    let pdf = print(&edition(), Document::OrderCard, &Settings::default()).unwrap();
    let mut file = lopdf::Document::load_mem(&pdf.bytes).unwrap();
    let root = file.trailer.get(b"Root").unwrap().as_reference().unwrap();
    let catalog = file.get_object_mut(root).unwrap().as_dict_mut().unwrap();
    catalog.remove(b"StructTreeRoot");
    catalog.remove(b"MarkInfo");
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).unwrap();
    let told = complaints(&[("untagged.pdf".to_owned(), bytes)]);
    assert!(told.first().is_some_and(|line| line.starts_with("bad ")), "{told:?}");
    assert!(told.iter().any(|line| line.trim_start().starts_with("7.1 ")), "{told:?}");
}
