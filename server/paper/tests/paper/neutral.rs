//! What a stranger sees of a file without opening it: nothing.

use crate::circle::{NAMES, documents, edition};
use kith_paper::*;

/// What must not stand in a title, a name or the metadata.
const TELLING: [&str; 12] = [
    "alex",
    "intervention",
    "addict",
    "letter",
    "script",
    "overdose",
    "naloxone",
    "safety",
    "boundar",
    "harbor",
    "typst",
    "2026",
];

fn tells(text: &str) -> Option<String> {
    let text = text.to_lowercase();
    let names = NAMES.iter().map(|name| name.to_lowercase());
    TELLING.iter().map(|word| (*word).to_owned()).chain(names).find(|word| text.contains(word))
}

#[test]
fn the_metadata_is_a_name_and_nothing_more() {
    for document in documents() {
        let settings = Settings { name: "Garden".into(), ..Settings::default() };
        let pdf = print(&edition(), document, &settings).unwrap();
        let file = lopdf::Document::load_mem(&pdf.bytes).unwrap();
        let info = file.trailer.get(b"Info").and_then(lopdf::Object::as_reference).unwrap();
        let info = file.get_dictionary(info).unwrap();
        let keys: Vec<&[u8]> = info.iter().map(|(key, _)| key.as_slice()).collect();
        assert_eq!(keys, [b"Title".as_slice()]);
        assert_eq!(info.get(b"Title").unwrap().as_str().unwrap(), b"Garden");

        let xmp = file.catalog().unwrap().get(b"Metadata").and_then(lopdf::Object::as_reference).unwrap();
        let xmp = file.get_object(xmp).unwrap().as_stream().unwrap();
        let xmp = String::from_utf8(xmp.get_plain_content().unwrap()).unwrap();
        assert!(xmp.contains(">Garden<"));
        let words: String = xmp.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, words)| words).collect();
        assert_eq!(tells(&words), None);
        assert!(!xmp.contains("CreateDate") && !xmp.contains("ModifyDate") && !xmp.contains("Creator"));
        assert_eq!(tells(&pdf.file_name), None);
        assert!(pdf.file_name.is_ascii() && pdf.file_name.ends_with(".pdf"));
    }
}

#[test]
fn the_test_would_find_a_telling_word() {
    assert_eq!(tells("A Letter"), Some("letter".into()));
    assert_eq!(tells("для Оксана"), Some("оксана".into()));
}

#[test]
fn every_document_has_a_name_of_its_own() {
    let mut names: Vec<String> =
        documents().into_iter().map(|it| print(&edition(), it, &Settings::default()).unwrap().file_name).collect();
    let all = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), all);
}

/// Neither an error nor what a log might print of a file holds anybody's words.
#[test]
fn what_may_be_logged_says_nothing() {
    let pdf = print(&edition(), Document::RunSheet, &Settings::default()).unwrap();
    assert_eq!(tells(&format!("{pdf:?}")), None);
}
