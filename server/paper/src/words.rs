//! From what people wrote to what the template gets: clean signs, cut where a page or a line may turn.
//!
//! The whole edition goes through here as one JSON value, so no string can reach the template past it. In the template
//! it is only ever the argument of `text`, which prints it as it is.

mod clean;
mod sentences;

use serde_json::{Map, Value, json};
use unicode_bidi::{Direction, get_base_direction};

/// What the template gets, and what was found on the way.
pub(crate) struct Prepared {
    pub(crate) value: Value,
    pub(crate) boxes: usize,
}

/// Makes paragraphs of every string: `[{ rtl, language, units: [[piece, …], …] }, …]`. A page turns between units, which
/// are sentences; inside one only between pieces, and only when the sentence is longer than a page.
pub(crate) fn prepare(value: Value) -> Prepared {
    let mut boxes = 0;
    let value = walk(value, &mut boxes);
    Prepared { value, boxes }
}

fn walk(value: Value, boxes: &mut usize) -> Value {
    match value {
        Value::String(text) => words(&text, boxes),
        Value::Array(all) => all.into_iter().map(|one| walk(one, boxes)).collect(),
        Value::Object(all) => all.into_iter().map(|(key, one)| (key, walk(one, boxes))).collect::<Map<_, _>>().into(),
        other => other,
    }
}

fn words(text: &str, boxes: &mut usize) -> Value {
    let clean = clean::clean(text);
    *boxes += clean.boxes;
    sentences::paragraphs(&clean.text).map(paragraph).collect()
}

fn paragraph(text: &str) -> Value {
    json!({ "rtl": get_base_direction(text) == Direction::Rtl, "language": language(text), "units": sentences::units(text) })
}

/// The language, where the letters alone tell it, for whoever has the page read to them; nothing where they don't.
fn language(text: &str) -> &'static str {
    match text.chars().find(|sign| sign.is_alphabetic()).unwrap_or_default() {
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => "el",
        '\u{590}'..='\u{5ff}' | '\u{fb1d}'..='\u{fb4f}' => "he",
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' => "ar",
        _ => "",
    }
}

/// How many characters there are in all strings.
pub(crate) fn characters(value: &Value) -> usize {
    match value {
        Value::String(text) => text.chars().count(),
        Value::Array(all) => all.iter().map(characters).sum(),
        Value::Object(all) => all.values().map(characters).sum(),
        _ => 0,
    }
}

/// How many lines all strings need at least.
pub(crate) fn lines(value: &Value) -> usize {
    match value {
        Value::String(text) => 1 + text.matches('\n').count(),
        Value::Array(all) => all.iter().map(lines).sum(),
        Value::Object(all) => all.values().map(lines).sum(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_strong_letter_says_which_way_a_paragraph_runs() {
        let rtl = |text: &str| prepare(json!(text)).value[0]["rtl"].clone();
        assert_eq!(rtl("12 – שלום Ben"), true);
        assert_eq!(rtl("… Ben אמר"), false);
        assert_eq!(rtl("مرحبا"), true);
        assert_eq!(rtl("12"), false);
    }

    #[test]
    fn nothing_but_strings_is_touched() {
        let value = json!({ "number": 3, "draft": true, "names": ["Ben"], "none": "" });
        let prepared = prepare(value).value;
        assert_eq!(prepared["number"], 3);
        assert_eq!(prepared["draft"], true);
        assert_eq!(prepared["names"][0][0]["units"], json!([["Ben"]]));
        assert_eq!(prepared["none"], json!([]));
    }
}
