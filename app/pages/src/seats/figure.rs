//! The chairs round the table: a list for whoever hears it or has a phone, laid out round a table where there is room.

use kith_domain::MemberId;
use kith_domain::meeting::MeetingRole;
use kith_domain::seat::{Seat, SeatPlan};
use kith_store::meetings::Meeting;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// With more chairs than this, none has room for a name beside the table.
const ROUND: usize = 10;

/// Who is who at the table.
pub(crate) struct Places<'a> {
    pub(crate) names: BTreeMap<MemberId, String>,
    /// Whose parts stand below the names; on paper, which may lie before the person, none do.
    pub(crate) meeting: Option<&'a Meeting>,
    pub(crate) person: &'a str,
}

impl Places<'_> {
    /// What whoever sits there is called.
    pub(crate) fn name(&self, who: Seat) -> String {
        let member = |id: MemberId| self.names.get(&id).cloned();
        match who {
            Seat::Empty => "Empty seat".to_owned(),
            Seat::Person => self.person.to_owned(),
            Seat::Member(id) => member(id).unwrap_or_default(),
        }
    }

    /// Their parts at the meeting: "Chair, Carries naloxone".
    fn parts(&self, who: Seat) -> String {
        let (Seat::Member(id), Some(meeting)) = (who, self.meeting) else { return String::new() };
        let theirs = MeetingRole::ALL.iter().filter(|role| meeting.with(**role) == Some(id));
        theirs.map(|role| kith_content::meeting_role(role.slug()).title.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Where a press on one of the chairs is sent, and the version it was drawn from.
pub(super) struct Moves {
    pub(super) action: String,
    pub(super) version: i64,
}

/// The plan to look at.
pub(crate) fn figure(plan: &SeatPlan, places: &Places<'_>) -> impl IntoView + use<> {
    drawn(plan, places, None)
}

/// The plan, with what moves somebody.
pub(super) fn drawn(plan: &SeatPlan, places: &Places<'_>, moves: Option<&Moves>) -> impl IntoView + use<> {
    let chairs = plan.chairs();
    let seats = plan.seats().iter().enumerate().map(|(at, who)| {
        let (number, name, parts) = (at + 1, places.name(*who), places.parts(*who));
        let parts = (!parts.is_empty()).then(|| view! { <span class="seat__parts">{parts}</span> });
        let state = match who {
            Seat::Empty => "empty",
            Seat::Person => "person",
            Seat::Member(_) => "member",
        };
        let (side, column) = beside_the_table(at, chairs);
        let said = format!("{name} has seat {number} of {chairs}.");
        let grip =
            (moves.is_some() && *who != Seat::Empty).then(|| view! { <span class="grip" aria-hidden="true"></span> });
        let buttons = moves.map(|moves| buttons(moves, at, *who, &name));
        view! {
            <li class="seat" id=format!("seat-{number}") data-state=state data-side=side data-column=column.to_string()
                data-for=moves.map(|_| super::form::field(at)) data-who=key(*who) data-said=said>
                {grip}
                <span class="seat__number">{number}</span>
                <span class="seat__who">
                    <span class="seat__name" dir="auto">{name}</span>
                    {parts}
                </span>
                {buttons}
            </li>
        }
    });
    let seats = seats.collect_view();
    let round = (chairs <= ROUND).then_some("round");
    let across = chairs.div_ceil(2).to_string();
    let drag = moves.map(|_| "swap");
    view! { <ol class="seats" role="list" data-shape=round data-across=across data-drag=drag>{seats}</ol> }
}

/// Clockwise along both sides of a long table: which side, and how far from the left.
fn beside_the_table(at: usize, chairs: usize) -> (&'static str, usize) {
    let above = chairs.div_ceil(2);
    if at < above { ("above", at + 1) } else { ("below", above - (at - above)) }
}

/// What a form sends for whoever sits there.
pub(super) fn key(who: Seat) -> String {
    match who {
        Seat::Empty => String::new(),
        Seat::Person => "person".to_owned(),
        Seat::Member(id) => id.to_string(),
    }
}

/// For a chair with somebody on it: to the next one, or back. An empty one can be taken away.
fn buttons(moves: &Moves, at: usize, who: Seat, name: &str) -> impl IntoView + use<> {
    let presses = if who == Seat::Empty {
        vec![press("take", "Take away", format!(" empty seat {}", at + 1))]
    } else {
        vec![press("back", "Previous seat", format!(" for {name}")), press("on", "Next seat", format!(" for {name}"))]
    };
    view! {
        <form class="seat__moves" method="post" action=moves.action.clone() data-move=key(who)>
            <input type="hidden" name="seat" value=(at + 1).to_string()/>
            <input type="hidden" name="version" value=moves.version.to_string()/>
            {presses}
        </form>
    }
}

/// A button of a word or two that a screen reader hears with the name: "Next seat for Ben".
fn press(change: &'static str, words: &'static str, name: String) -> AnyView {
    view! {
        <button class="button order__press" data-state="quiet" type="submit" name="change" value=change>
            {words}<span class="hidden">{name}</span>
        </button>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chairs_go_clockwise_along_both_sides() {
        let at = |chairs: usize| (0..chairs).map(|at| beside_the_table(at, chairs)).collect::<Vec<_>>();
        assert_eq!(at(4), [("above", 1), ("above", 2), ("below", 2), ("below", 1)]);
        assert_eq!(at(5), [("above", 1), ("above", 2), ("above", 3), ("below", 3), ("below", 2)]);
        assert_eq!(at(2), [("above", 1), ("below", 1)]);
    }
}
