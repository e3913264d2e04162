//! How a difference is read, and what it comes to in one sentence.

use kith_domain::merge::diff::{Piece, pieces, units};
use leptos::prelude::*;

/// How to read it.
#[component]
pub(super) fn Legend() -> impl IntoView {
    view! { <p class="letter-part__guide"><ins>"Underlined"</ins>" words came. "<del>"Struck through"</del>" ones went."</p> }
}

/// The same in one sentence: "14 words came, 3 went."
pub(super) fn in_short(old: &str, new: &str) -> String {
    let (mut came, mut went) = (0, 0);
    for piece in pieces(&spaced(old), &spaced(new)) {
        match piece {
            Piece::Same(_) => {}
            Piece::Gone(words) => went += units(words.trim()).len(),
            Piece::Came(words) => came += units(words.trim()).len(),
        }
    }
    match (came, went) {
        (0, 0) => "Only spaces or lines changed.".to_owned(),
        (came, 0) => format!("{} came.", words(came)),
        (0, went) => format!("{} went.", words(went)),
        (came, went) => format!("{} came, {went} went.", words(came)),
    }
}

/// The same words with one space after each: a word is the same word at the end of a line.
fn spaced(text: &str) -> String {
    text.split_whitespace().flat_map(|word| [word, " "]).collect()
}

fn words(count: usize) -> String {
    if count == 1 { "1 word".to_owned() } else { format!("{count} words") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_told_in_short() {
        assert_eq!(in_short("", "Dan, dear"), "2 words came.");
        assert_eq!(in_short("Dan, dear", "Dan,"), "1 word went.");
        assert_eq!(in_short("I saw the boat", "I saw a blue boat"), "2 words came, 1 went.");
        assert_eq!(in_short("one\n", "one\n\n"), "Only spaces or lines changed.");
    }
}
