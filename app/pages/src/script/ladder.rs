//! What is offered, step by step, when it isn't a yes: behind the answers, for whoever asks.

use super::gather::Script;
use crate::ladder::spoken;
use crate::names::list;
use crate::ui::Sheet;
use kith_content::outcomes::outcome;
use kith_domain::edition::EditionRung;
use leptos::prelude::*;

/// What it is called, on the screen and on paper.
pub(super) const LADDER: &str = "If it isn’t a yes";

/// How it is used.
pub(super) const ONE_AT_A_TIME: &str =
    "Offer one at a time, from the top down, and be silent after each. Leave out what doesn’t belong to their answer.";

/// One step of it, in words.
pub(super) struct RungSaid {
    /// What is offered.
    pub(super) title: String,
    /// Who sees to it, by when and after which answers.
    pub(super) who_and_when: String,
    /// How; may be empty.
    pub(super) how: String,
}

/// Every step, from the largest down.
pub(super) fn rungs(script: &Script) -> impl Iterator<Item = RungSaid> {
    script.words.ladder.iter().map(|rung| RungSaid {
        title: rung.words.title.to_string(),
        who_and_when: who_and_when(script, rung),
        how: rung.words.how.as_str().trim().to_owned(),
    })
}

fn who_and_when(script: &Script, rung: &EditionRung) -> String {
    let who = match rung.owner {
        Some(owner) => format!("{} sees to it.", script.name(owner)),
        None => "Nobody sees to it yet.".to_owned(),
    };
    let after: Vec<String> = rung.words.after.iter().map(|one| format!("“{}”", outcome(one.slug()).title)).collect();
    format!("{who} {}, after {}.", spoken(rung.words.within), list(&after))
}

/// What is offered, and how, as one paragraph.
pub(super) fn joined(title: &str, how: &str) -> String {
    let title = title.trim();
    let stop = if title.ends_with(['.', '?', '!', '…']) { "" } else { "." };
    if how.is_empty() { title.to_owned() } else { format!("{title}{stop} {how}") }
}

/// The sheet of it.
pub(super) fn sheet(script: &Script) -> Option<impl IntoView + use<>> {
    let rungs: Vec<_> = rungs(script)
        .map(|rung| {
            let how = (!rung.how.is_empty()).then(|| view! { <p dir="auto">{rung.how}</p> });
            view! {
                <h3 dir="auto">{rung.title}</h3>
                <p class="script__cue" dir="auto">{rung.who_and_when}</p>
                {how}
            }
        })
        .collect();
    (!rungs.is_empty()).then(|| {
        view! {
            <Sheet title=LADDER draft=script.draft()>
                <p class="script__cue">{ONE_AT_A_TIME}</p>
                {rungs}
            </Sheet>
        }
    })
}
