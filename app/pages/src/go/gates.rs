//! The gates in words: what each asks for, how it stands, and where it is mended.

use crate::names::{Names, list};
use crate::paths;
use kith_domain::CircleId;
use kith_domain::go::{GoFacts, GoGate};
use kith_domain::safety::Verdict;

/// One gate on the page.
pub(super) struct Gate {
    pub(super) gate: GoGate,
    pub(super) is_open: bool,
    pub(super) title: &'static str,
    /// How it stands.
    pub(super) words: String,
    /// Where it is mended, and what the link says.
    pub(super) mend: (String, &'static str),
}

/// Every gate that is asked for; `passed`: whether it was said in words who comes along. That an answer asks for a professional is for whoever leads: the others see one gate about
/// safety, and no more than that it is closed.
pub(super) fn gates(
    facts: &GoFacts,
    leads: bool,
    passed: bool,
    circle: CircleId,
    names: &Names,
    today: kith_domain::Day,
) -> Vec<Gate> {
    let all = facts.gates(today);
    let needs_professional = facts.safety == Some(Verdict::WithProfessional);
    let professional = all.iter().all(|(gate, is_open)| *gate != GoGate::Professional || *is_open);
    all.iter()
        .filter(|(gate, _)| *gate != GoGate::Professional || leads && needs_professional)
        .map(|(gate, is_open)| {
            let is_open = *is_open && (*gate != GoGate::Safety || leads || professional || passed);
            Gate {
                gate: *gate,
                is_open,
                title: title(*gate),
                words: if is_open { there(*gate).to_owned() } else { missing(*gate, facts, names) },
                mend: mend(*gate, circle),
            }
        })
        .collect()
}

pub(super) const fn title(gate: GoGate) -> &'static str {
    match gate {
        GoGate::Safety => "Is a meeting right?",
        GoGate::Professional => "A professional comes along",
        GoGate::When => "Day and place",
        GoGate::Booked => "A place for treatment",
        GoGate::Backup => "A second place",
        GoGate::Letters => "Letters",
        GoGate::Boundaries => "Boundaries",
        GoGate::Roles => "Parts",
        GoGate::Rehearsed => "Rehearsal",
    }
}

const fn there(gate: GoGate) -> &'static str {
    match gate {
        GoGate::Safety => "Everybody has answered, and a meeting can be held.",
        GoGate::Professional => "One guides you here.",
        GoGate::When => "Both are set.",
        GoGate::Booked => "It is booked.",
        GoGate::Backup => "There is one if the first is gone.",
        GoGate::Letters => "Everybody who reads has an approved letter.",
        GoGate::Boundaries => "All are agreed, and none undoes another.",
        GoGate::Roles => "Every part is somebody’s.",
        GoGate::Rehearsed => "Everybody who reads was there.",
    }
}

fn missing(gate: GoGate, facts: &GoFacts, names: &Names) -> String {
    let of = |ids: &[kith_domain::MemberId]| names.list(ids.iter().copied());
    match gate {
        GoGate::Safety => "The answers don’t say yet that a meeting is right, or somebody hasn’t answered lately. Nobody is told who said what. \
                           This can’t be passed over."
            .to_owned(),
        GoGate::Professional => "What was answered asks for one, and none guides you here. If one comes along all the same, say who.".to_owned(),
        GoGate::When => "Set a day that is still to come, and a place.".to_owned(),
        GoGate::Booked if facts.booked.is_some() => "The place isn’t held until the day you meet. Ask them to hold it longer.".to_owned(),
        GoGate::Booked => "A yes needs somewhere to go on the same day.".to_owned(),
        GoGate::Backup => "Places are given away. Choose one more.".to_owned(),
        GoGate::Letters if facts.readers.is_empty() => "Nobody reads yet. Set who reads when.".to_owned(),
        GoGate::Letters => format!("Not approved yet: {}.", of(&facts.unapproved)),
        GoGate::Boundaries if facts.conflicts > 0 => "Two of them undo each other.".to_owned(),
        GoGate::Boundaries if facts.proposed > 0 => "Somebody is still asked about one.".to_owned(),
        GoGate::Boundaries => "None is agreed yet.".to_owned(),
        GoGate::Roles => {
            let roles = facts.roles_missing.iter().map(|role| kith_content::meeting_role(role.slug()).title.clone());
            format!("Nobody has these yet: {}.", list(&roles.collect::<Vec<_>>()))
        }
        GoGate::Rehearsed if facts.readers.is_empty() => "Nobody has rehearsed yet.".to_owned(),
        GoGate::Rehearsed => format!("Not rehearsed yet: {}.", of(&facts.unrehearsed)),
    }
}

fn mend(gate: GoGate, circle: CircleId) -> (String, &'static str) {
    match gate {
        GoGate::Safety => (format!("{}/safety", paths::circle(circle)), "See the questions"),
        GoGate::Professional => (paths::people(circle), "See who is in the circle"),
        GoGate::When | GoGate::Roles => (paths::meeting(circle), "Open the meeting"),
        GoGate::Booked | GoGate::Backup => (paths::options(circle), "See the places"),
        GoGate::Letters => (paths::letters(circle), "See the letters"),
        GoGate::Boundaries => (paths::boundaries(circle), "See the boundaries"),
        GoGate::Rehearsed => (paths::rehearsals(circle), "Rehearse together"),
    }
}
