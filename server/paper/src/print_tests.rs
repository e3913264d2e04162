use super::*;
use crate::{Reader, Turn};

#[test]
fn the_typesetter_accepts_the_template() {
    let edition = Edition {
        readers: vec![Reader::default()],
        turns: vec![Turn {
            title: "Ben".into(),
            cue: "Ben reads.".into(),
            parts: vec!["One. Two.".into()],
            ..Turn::default()
        }],
        ..Edition::default()
    };
    let part = serde_json::to_value(Document::WholeScript.of(&edition).unwrap()).unwrap();
    let data = json!({ "kind": "whole-script", "paper": "a4", "name": "Kith", "language": "en", "copies": [], "edition": prepare(part).value });
    let (bytes, pages) = set(data.to_string().into_bytes()).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert_eq!(pages, 1);
}
