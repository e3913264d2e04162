//! Who sits where, on a sheet of its own: whoever is there first puts the chairs right by it.

use super::gather::Script;
use crate::seats::{Places, figure};
use crate::ui::Sheet;
use kith_domain::seat::SeatPlan;
use leptos::prelude::*;

/// The table, once somebody has a chair.
pub(super) fn table(script: &Script) -> Option<impl IntoView + use<>> {
    let plan = SeatPlan::parse(script.words.seats.clone()).ok().filter(SeatPlan::is_begun)?;
    Some({
        let places = Places { names: script.words.names.clone(), meeting: None, person: script.person() };
        let figure = figure(&plan, &places);
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
