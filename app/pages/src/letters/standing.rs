//! Where my letter stands, above its editor: who reads it, and what is printed.

use super::words::{name, who_reads};
use crate::paths;
use crate::ui::{Notice, NoticeKind};
use kith_domain::CircleId;
use kith_domain::letter::LetterState;
use kith_store::letters::Letter;
use kith_store::members::Member;
use leptos::prelude::*;

/// The region that others change while the page is open.
pub(super) fn standing(circle: CircleId, letter: &Letter, members: &[Member]) -> AnyView {
    let who = who_reads(letter, members);
    let address = paths::letter(circle, letter.id);
    let approved = letter.state.approval().map(|approval| {
        let (by, day) = (name(members, approval.by), approval.at.day().spoken());
        let changed = letter.is_changed_since().then(|| {
            let href = format!("{address}/versions/{}", approval.version);
            view! { <p>"You have changed it since. "<a href=href>"See what has changed"</a></p> }
        });
        view! {
            <Notice kind=NoticeKind::Good title="Approved for the meeting">
                <p>{format!("{by} approved it on {day}. These words are printed. You can go on writing: the printed one stays as it was until it is approved again.")}</p>
                {changed}
            </Notice>
        }
    });
    let log = (letter.state != LetterState::Private).then(|| {
        view! { " " <a href=format!("{address}/share")>"See who has opened it"</a> }
    });
    let before = (!letter.is_blank() || letter.parts.iter().any(|part| part.rev > 0)).then(|| {
        view! { <p><a href=format!("{address}/history")>"What it said before"</a></p> }
    });
    view! {
        <div id="letter-standing" class="stack">
            <p>{who}{log}</p>
            {before}
            {approved}
        </div>
    }
    .into_any()
}
