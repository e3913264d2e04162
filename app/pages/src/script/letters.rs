//! The letters, each on a page of its own, in the order they are read.

use super::show::Script;
use crate::ui::Sheet;
use kith_domain::MemberId;
use kith_domain::letter::LetterState;
use kith_store::letters::{Letter, LetterPart};
use leptos::prelude::*;

/// One sheet for each letter that may be read here. Those who bring theirs on paper share a sheet where they follow one
/// another, so that the pages stay in order without empty ones.
pub(super) fn sheets(script: &Script) -> Vec<AnyView> {
    let mut sheets = Vec::new();
    let mut bring: Vec<String> = Vec::new();
    for (number, reader) in (1..).zip(script.readers()) {
        match script.letters.iter().find(|letter| letter.writer == reader) {
            Some(letter) => {
                sheets.extend(on_paper(script, std::mem::take(&mut bring)));
                sheets.push(sheet(script, number, reader, letter).into_any());
            }
            None => bring.push(script.name(reader)),
        }
    }
    sheets.extend(on_paper(script, bring));
    sheets
}

fn sheet(script: &Script, number: usize, reader: MemberId, letter: &Letter) -> impl IntoView + use<> {
    let name = script.name(reader);
    let parts = letter
        .parts
        .iter()
        .map(LetterPart::on_paper)
        .filter(|words| !words.is_blank())
        .map(|words| view! { <p class="script__letter" dir="auto">{words.as_str().trim().to_owned()}</p> })
        .collect_view();
    let empty = letter
        .words_on_paper()
        .trim()
        .is_empty()
        .then(|| view! { <p class="script__cue">"Nothing is written yet."</p> });
    let which = which(letter).map(|words| view! { <p class="script__cue no-print">{words}</p> });
    view! {
        <Sheet title=name.clone() draft=script.draft()>
            <p class="script__cue">{format!("Number {number}. {name} reads.")}</p>
            {which}
            {empty}
            {parts}
        </Sheet>
    }
}

/// Which words these are, on the screen only: whoever reads aloud needs the words.
fn which(letter: &Letter) -> Option<&'static str> {
    match letter.state {
        LetterState::Private => Some("Your letter is private. Only you see it here, and only your print has it."),
        LetterState::Shared { .. } => Some("Not approved yet. These are the words as they are now."),
        LetterState::Approved { .. } if letter.is_changed_since() => {
            Some("These are the approved words. The letter has been changed since, and isn’t approved again yet.")
        }
        LetterState::Approved { .. } => None,
    }
}

fn on_paper(script: &Script, names: Vec<String>) -> Option<AnyView> {
    let title = match names.as_slice() {
        [] => return None,
        [one] => one.clone(),
        [first @ .., last] => format!("{}, then {last}", first.join(", ")),
    };
    let lines = names
        .into_iter()
        .map(|name| view! { <p dir="auto">{format!("{name} reads, and brings the letter on paper. It isn’t shared with you.")}</p> })
        .collect_view();
    Some(view! { <Sheet title draft=script.draft()>{lines}</Sheet> }.into_any())
}
