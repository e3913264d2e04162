//! What comes after the answer: where the boundaries are, and the closing.

use super::gather::Script;
use crate::paths;
use crate::ui::{Notice, NoticeKind, Sheet};
use kith_content::script::{fill, script_part};
use kith_domain::CircleId;
use kith_domain::meeting::MeetingRole;
use leptos::prelude::*;

/// That each has a sheet of their own, printed apart: no boundary is read out before the answer, and none stands in a letter.
pub(super) fn boundaries(circle: CircleId, script: &Script) -> Option<impl IntoView + use<>> {
    (!script.words.boundaries.is_empty()).then(|| {
        let href = format!("{}/sheets", paths::boundaries(circle));
        view! {
            <Notice kind=NoticeKind::Info title="Boundaries are printed apart">
                <p>"Each of you has a sheet of your own for the answer you get. It stays folded until then."</p>
                <p><a href=href>"Print the boundary sheets"</a></p>
            </Notice>
        }
    })
}

/// The last words, for a yes and for anything else, and what the circle does afterwards.
pub(super) fn closing(script: &Script) -> impl IntoView + use<> {
    let person = script.person().to_owned();
    let spoken = ["closing-yes", "closing-not-yes"]
        .map(|slug| {
            let part = script_part(slug);
            let words = fill(&part.text, &[("person", &person)]);
            view! { <h3>{part.title.clone()}</h3> <p class="script__words" dir="auto">{words}</p> }
        })
        .collect_view();
    let afterwards = ["debrief", "collect-and-shred"]
        .map(|slug| {
            let part = script_part(slug);
            view! { <h3>{part.title.clone()}</h3> <p>{part.text.clone()}</p> }
        })
        .collect_view();
    let sheets = (!script.words.boundaries.is_empty()).then(|| {
        view! { <p class="script__cue">{SHEETS}</p> }
    });
    let walk_out = walk_out(script);
    view! {
        <Sheet title="Closing" draft=script.draft()>
            {sheets}
            {spoken}
            {walk_out}
            {afterwards}
        </Sheet>
    }
}

/// When the boundary sheets are opened.
pub(super) const SHEETS: &str = "If the answer was no, each of you can now read your own boundary sheet, once and slowly. After a yes, leave it folded.";

/// Who follows. It stands here and not on the card: that one lies on the table, before the person's eyes.
fn walk_out(script: &Script) -> Option<impl IntoView + use<>> {
    let (title, words) = walk_out_words(script)?;
    Some(view! { <h3 dir="auto">{title}</h3> <p dir="auto">{words}</p> })
}

/// The same, in words.
pub(super) fn walk_out_words(script: &Script) -> Option<(String, String)> {
    let follower = script.with(MeetingRole::Follower)?;
    let words = format!("{follower} follows, alone and calm. Nobody else goes, and the door stays free.");
    Some((format!("If {} leaves", script.person()), words))
}
