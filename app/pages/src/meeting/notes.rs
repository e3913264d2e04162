//! What may be looked at again before the day, in words. Nothing here is an error, and nothing waits for it.

use super::show::Shown;
use crate::ui::{Notice, NoticeKind};
use kith_domain::meeting::MeetingRole;
use kith_domain::member::Role;
use kith_domain::warning::{Prepared, Warning, warnings};
use leptos::prelude::*;
use std::collections::BTreeSet;

pub(super) fn section(shown: &Shown) -> Option<impl IntoView + use<>> {
    // A facilitator writes no letter, and whoever reads for somebody else has something to read.
    let facilitators = shown.members.iter().filter(|m| m.role == Role::Facilitator).map(|m| m.id);
    let readers = shown.proxies.iter().filter_map(|proxy| proxy.reader);
    let heard: BTreeSet<_> = shown.shared.iter().copied().chain(facilitators).chain(readers).collect();
    let found = warnings(&Prepared {
        roles: &shown.meeting.roles,
        order: &shown.meeting.order,
        heard: &heard,
        booked: shown.booked,
        address: !shown.meeting.words.address.is_blank(),
        opioids: shown.opioids,
        hardest: shown.hardest,
    });
    let items = found.iter().filter(|warning| shown.may_change || !warning.is_for_guides()).map(|warning| {
        view! { <li dir="auto">{words(*warning, shown)}</li> }
    });
    let items = items.collect::<Vec<_>>();
    (!items.is_empty()).then(|| {
        view! {
            <Notice kind=NoticeKind::Info title="Worth a look before the day">
                <ul>{items}</ul>
            </Notice>
        }
    })
}

fn words(warning: Warning, shown: &Shown) -> String {
    let person = &shown.person;
    match warning {
        Warning::Nobody(role) => match role {
            MeetingRole::Chair => "Nobody is the chair yet. The chair says the opening, and ends the meeting if it stops being safe.".to_owned(),
            MeetingRole::Closer => "A place is booked, and nobody is the closer yet. The closer asks the question.".to_owned(),
            MeetingRole::Driver => "A place is booked, and nobody is the driver yet. After a yes you can leave at once.".to_owned(),
            MeetingRole::Follower => format!("Nobody is named yet to follow if {person} walks out. One of you goes, and the door stays free."),
            MeetingRole::Caller => "Nobody is named yet to call for help. Theirs is the phone that stays on.".to_owned(),
            MeetingRole::Naloxone => "Nobody is named yet to carry naloxone. It belongs in the room and in the car.".to_owned(),
            other => format!("Nobody has this part yet: {}.", kith_content::meeting_role(other.slug()).title),
        },
        Warning::NoNaloxoneEither => {
            "Nobody is named to carry naloxone. If you aren’t sure that it is never opioids, name somebody. It does no harm without them.".to_owned()
        }
        Warning::NoAddress => {
            "There is no street address yet. Whoever calls for help says it, and the driver needs it. It is kept with what belongs to the place.".to_owned()
        }
        Warning::FollowsAnd(role, member) => {
            let name = shown.name(member);
            let why = match role {
                MeetingRole::Driver => "and the car must be ready",
                _ => "and whoever calls for help stays in the room",
            };
            let part = kith_content::meeting_role(role.slug()).title.to_lowercase();
            format!("{name} has two parts that may fall together: to follow a walk-out, {why}. Perhaps somebody else takes “{part}”.")
        }
        Warning::HardestFirst(member) => {
            let name = shown.name(member);
            format!("The letter of {name} may be hardest to hear, and it is read first. A gentle voice at the beginning makes it easier to stay.")
        }
        Warning::HardestLast(member) => {
            let name = shown.name(member);
            format!("The letter of {name} may be hardest to hear, and it comes just before the question. A gentle voice there makes it easier to answer.")
        }
        Warning::StillPrivate(1) => "One letter in the order isn’t shared yet. It can also come on paper.".to_owned(),
        Warning::StillPrivate(_) => "Some letters in the order aren’t shared yet. They can also come on paper.".to_owned(),
    }
}
