//! What they may say, and the one voice that answers: behind the ask, where somebody can find it in a second.

use super::gather::Script;
use crate::ui::Sheet;
use kith_domain::objection::is_ready;
use leptos::prelude::*;

/// What is done after each of them.
pub(super) const AFTER: &str = "After each answer, ask once more. Then be silent.";

/// Before what is said then.
pub(super) const NOT_ENOUGH: &str = "If that isn’t enough:";

/// Those that somebody can answer. The others would only make the room look for words.
pub(super) fn answers(script: &Script) -> Option<impl IntoView + use<>> {
    let ready = script.words.objections.iter().filter(|one| is_ready(&one.words, one.voice));
    let answers = ready.map(|one| {
        let voice = one.voice.map(|voice| script.name(voice)).unwrap_or_default();
        let fallback = one.words.fallback.as_str().trim().to_owned();
        let fallback = (!fallback.is_empty()).then(|| {
            view! { <p class="script__cue">{NOT_ENOUGH}</p> <p class="script__words" dir="auto">{fallback}</p> }
        });
        view! {
            <h3 dir="auto">{format!("“{}”", one.words.said)}</h3>
            <p class="script__cue" dir="auto">{format!("{voice} answers. Nobody adds to it.")}</p>
            <p class="script__words" dir="auto">{one.words.answer.to_string()}</p>
            {fallback}
        }
    });
    let answers = answers.collect::<Vec<_>>();
    (!answers.is_empty()).then(|| {
        view! {
            <Sheet title="If the answer isn’t yes at once" draft=script.draft()>
                {answers}
                <p class="script__cue">{AFTER}</p>
            </Sheet>
        }
    })
}
