//! Language hints as they are said: the same on the page from the server and in the browser.

use kith_content::hints::{Hint, hints};
use kith_domain::letter::Part;
use std::ops::Range;

/// More than this at once would be a lecture. What is left shows when the first ones are dealt with.
const MOST: usize = 6;
/// How much of somebody's words is said back, in characters: enough to find them.
const LONGEST: usize = 60;

/// What is longer than this, in bytes, isn't looked through: it is far more than can be saved, pasted by mistake, and
/// would hold up every key.
pub const TOO_MUCH: usize = 32_000;

/// A line of a list, with a button that sends the form it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What the line says.
    pub says: String,
    /// What the button says.
    pub button: String,
    /// The button's name.
    pub name: &'static str,
    /// The button's value: the part, a colon, and the words it is about.
    pub value: String,
}

/// What there is to look at again in one part.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    /// Where it is: bytes of the text, in order, never overlapping.
    pub marks: Vec<Range<usize>>,
    /// The words, why, and what could stand there.
    pub hints: Vec<Item>,
    /// Words that are kept, and so not among them.
    pub kept: Vec<Item>,
}

/// Looks at one part. `kept` are words that its writer keeps, as [`kith_content::hints::kept_form`] makes them.
pub fn look(part: Part, text: &str, kept: &[String]) -> Looked {
    let words: Vec<&str> = kept.iter().map(String::as_str).collect();
    let found = if text.len() > TOO_MUCH { Vec::new() } else { hints(Some(part), text, &words) };
    let mut marks: Vec<Range<usize>> = Vec::new();
    for hint in &found {
        match marks.last_mut() {
            Some(last) if hint.start <= last.end => last.end = last.end.max(hint.end),
            _ => marks.push(hint.start..hint.end),
        }
    }
    let item = |says, button, name, words: &str| Item { says, button, name, value: format!("{}:{words}", part.slug()) };
    let hint = |hint: &Hint| {
        let words = short(hint.words(text));
        let says = format!("“{words}”: {} Perhaps: {}", hint.because, hint.instead);
        item(says, format!("Keep “{words}”"), "keep", hint.words(text))
    };
    let keeps = |words: &String| {
        let says = format!("You keep “{}” here.", short(words));
        item(says, format!("Point out “{}” again", short(words)), "point-out", words)
    };
    Looked { marks, hints: found.iter().take(MOST).map(hint).collect(), kept: kept.iter().map(keeps).collect() }
}

impl Looked {
    /// What the folded list is called.
    pub fn title(&self) -> String {
        match self.hints.len() {
            0 => "Words you keep".to_owned(),
            1 => "One thing to look at again".to_owned(),
            count => format!("{count} things to look at again"),
        }
    }

    /// Whether there is nothing to say at all.
    pub fn is_empty(&self) -> bool {
        self.hints.is_empty() && self.kept.is_empty()
    }
}

fn short(words: &str) -> String {
    let short: String = words.chars().take(LONGEST).collect();
    let more = if short.len() < words.len() { "…" } else { "" };
    short + more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_says_which_words_why_and_what_instead() {
        let said = look(Part::WhatISaw, "You never call.", &[]);
        assert_eq!((said.hints.len(), said.marks.len(), said.marks[0].clone()), (1, 1, 4..9));
        let hint = &said.hints[0];
        assert!(hint.says.starts_with("“never”: ") && hint.says.contains("Perhaps: "), "{said:?}");
        assert_eq!((hint.button.as_str(), hint.value.as_str()), ("Keep “never”", "what-i-saw:never"));
        assert!(look(Part::Memory, "I remember the lake.", &[]).is_empty());
        assert!(look(Part::Memory, &"You never call. ".repeat(20), &[]).hints.len() <= MOST);
        assert_eq!(look(Part::Memory, &"You never call. ".repeat(TOO_MUCH), &[]), Looked::default());
    }

    #[test]
    fn words_that_are_kept_are_said_and_not_pointed_out() {
        let said = look(Part::WhatISaw, "You Never call.", &["never".to_owned()]);
        assert!(said.marks.is_empty() && said.hints.is_empty(), "{said:?}");
        assert_eq!((said.kept[0].name, said.kept[0].value.as_str()), ("point-out", "what-i-saw:never"));
        assert_eq!(said.title(), "Words you keep");
    }

    #[test]
    fn marks_never_overlap() {
        let text = "You always lie to us and you never call, you junkie. They told me you always lie.";
        let marks = look(Part::WhatISaw, text, &[]).marks;
        assert!(marks.len() > 1 && marks.is_sorted_by(|a, b| a.end < b.start), "{marks:?}");
    }
}
