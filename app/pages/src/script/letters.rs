//! The letters, each on a page of its own, in the order they are read.

use super::gather::{Readable, Script};
use crate::ui::Sheet;
use kith_domain::MemberId;
use kith_domain::proxy::{ProxyWords, Turn};
use leptos::prelude::*;

/// One sheet for each letter that may be read here. Those who bring theirs on paper share a sheet where they follow one
/// another, so that the pages stay in order without empty ones.
pub(super) fn sheets(script: &Script) -> Vec<AnyView> {
    let mut sheets = Vec::new();
    let mut bring: Vec<String> = Vec::new();
    for (number, turn) in (1..).zip(script.turns()) {
        let sheet = match turn {
            Turn::Own(reader) => {
                let letter = script.letter(reader);
                letter.map(|letter| sheet(script, number, reader, letter).into_any()).ok_or_else(|| script.name(reader))
            }
            Turn::Proxy { letter, reader } => match script.proxy(letter) {
                Some(words) => Ok(proxy_sheet(script, number, reader, words).into_any()),
                None => Err(format!("{}, for somebody who can’t be there", script.name(reader))),
            },
        };
        match sheet {
            Ok(sheet) => {
                sheets.extend(on_paper(script, std::mem::take(&mut bring)));
                sheets.push(sheet);
            }
            Err(who) => bring.push(who),
        }
    }
    sheets.extend(on_paper(script, bring));
    sheets
}

fn proxy_sheet(script: &Script, number: usize, reader: MemberId, words: &ProxyWords) -> impl IntoView + use<> {
    let (reader, from) = (script.name(reader), words.from.to_string());
    let text = match words.text.is_blank() {
        true => view! { <p class="script__cue">"Nothing is written yet."</p> }.into_any(),
        false => {
            let text = words.text.as_str().trim().to_owned();
            view! { <p class="script__letter" dir="auto">{text}</p> }.into_any()
        }
    };
    view! {
        <Sheet title=from.clone() draft=script.draft()>
            <p class="script__cue">{format!("Number {number}. {reader} reads the letter of {from}, who can’t be here.")}</p>
            {text}
        </Sheet>
    }
}

fn sheet(script: &Script, number: usize, reader: MemberId, letter: &Readable) -> impl IntoView + use<> {
    let name = script.name(reader);
    let parts = letter.parts.iter().map(|part| view! { <p class="script__letter" dir="auto">{part.clone()}</p> });
    let parts: Vec<_> = parts.collect();
    let empty = parts.is_empty().then(|| view! { <p class="script__cue">"Nothing is written yet."</p> });
    let which = letter.which.map(|words| view! { <p class="script__cue no-print">{words}</p> });
    view! {
        <Sheet title=name.clone() draft=script.draft()>
            <p class="script__cue">{format!("Number {number}. {name} reads.")}</p>
            {which}
            {empty}
            {parts}
        </Sheet>
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
