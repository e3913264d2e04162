//! Language hints as sentences: the same on the page from the server and in the browser.

use kith_content::hints::hints;
use kith_domain::letter::Part;

/// More than this at once would be a lecture. What is left shows when the first ones are dealt with.
const MOST: usize = 6;
/// How much of somebody's words is said back, in characters: enough to find them.
const LONGEST: usize = 60;

/// What to look at again in one part, in the order of the text: the words, why, and what could stand there.
pub fn sentences(part: Part, text: &str) -> Vec<String> {
    let sentence = |hint: &kith_content::hints::Hint| {
        let words = hint.words(text);
        let short: String = words.chars().take(LONGEST).collect();
        let more = if short.len() < words.len() { "…" } else { "" };
        format!("“{short}{more}”: {} Perhaps: {}", hint.because, hint.instead)
    };
    hints(Some(part), text, &[]).iter().take(MOST).map(sentence).collect()
}

/// What the folded list is called.
pub fn title(count: usize) -> String {
    match count {
        1 => "One thing to look at again".to_owned(),
        _ => format!("{count} things to look at again"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hint_says_which_words_why_and_what_instead() {
        let said = sentences(Part::WhatISaw, "You never call.");
        assert_eq!(said.len(), 1);
        assert!(said[0].starts_with("“never”: ") && said[0].contains("Perhaps: "), "{said:?}");
        assert!(sentences(Part::Memory, "I remember the lake.").is_empty());
        assert!(sentences(Part::Memory, &"You never call. ".repeat(20)).len() <= MOST);
    }
}
