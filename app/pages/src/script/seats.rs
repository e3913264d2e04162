//! Who sits where, on a sheet of its own: whoever is there first puts the chairs right by it.

use super::show::Script;
use crate::seats::{Places, figure};
use crate::ui::Sheet;
use leptos::prelude::*;

/// The table, once somebody has a chair.
pub(super) fn table(script: &Script) -> Option<impl IntoView + use<>> {
    script.seats.plan.is_begun().then(|| {
        let places = Places { members: &script.members, meeting: None, person: script.person() };
        let figure = figure(&script.seats.plan, &places);
        let door = format!("Keep the way to the door free for {}.", script.person());
        view! {
            <Sheet title="Who sits where" draft=script.draft()>
                <p class="script__cue">"Round the table, clockwise."</p>
                {figure}
                <p dir="auto">{door}</p>
            </Sheet>
        }
    })
}
