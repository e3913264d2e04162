//! The path: each stage with what it has yielded, in names and dates. Never a percentage, never who is behind.

use super::say::{count, list, times};
use crate::ui::{Step, StepState, Steps};
use kith_domain::admission::AdmissionItem;
use kith_domain::aftercare::PlanPart;
use kith_domain::letter::Part;
use kith_domain::meeting::MeetingRole;
use kith_domain::member::Role;
use kith_domain::next_step::Mine;
use kith_domain::path::{Facts, Progress, Stage};
use kith_domain::{Day, MemberId};
use leptos::prelude::*;

pub(super) fn path(base: &str, facts: &Facts, mine: &Mine) -> impl IntoView + use<> {
    let steps = Stage::ALL
        .iter()
        .map(|stage| {
            let state = match facts.progress(*stage) {
                Progress::Open => StepState::Open,
                Progress::UnderWay => StepState::Now,
                Progress::Ready => StepState::Done,
                Progress::NotUsed => StepState::NotUsed,
            };
            let step = Step::new(kith_content::stage(stage.slug()).title.clone(), state);
            yields(*stage, facts, mine).into_iter().fold(step.href(place(base, *stage, facts)), Step::line)
        })
        .collect();
    view! { <Steps steps/> }
}

/// Where a stage is worked on.
pub(crate) fn place(base: &str, stage: Stage, facts: &Facts) -> String {
    let under = match stage {
        Stage::Safety => "/safety",
        Stage::Engagement => "/engagement",
        Stage::Learning => "/learning",
        Stage::History => "/history",
        Stage::Team => "/people",
        Stage::Approach => "/approach",
        Stage::Options => "/options",
        // What has to be ready belongs to a place; without one, that comes first.
        Stage::Admission => {
            return facts
                .booked_id
                .map_or_else(|| format!("{base}/options"), |booked| format!("{base}/options/{booked}/ready"));
        }
        Stage::Letters => "/letters",
        Stage::Boundaries => "/boundaries",
        // Whoever has the answers goes on to the steps.
        Stage::Objections if facts.objections > 0 && facts.rungs == 0 => "/ladder",
        Stage::Objections => "/objections",
        Stage::Rehearsal => "/rehearsals",
        Stage::Meeting => "/meeting",
        Stage::FollowUp if facts.outcome.is_some() => "/follow-up",
        Stage::FollowUp => "/outcome",
    };
    format!("{base}{under}")
}

/// What a stage has yielded, as one member may know it.
pub(crate) fn yields(stage: Stage, facts: &Facts, mine: &Mine) -> Vec<String> {
    let lines: Vec<Option<String>> = match stage {
        Stage::Safety => vec![
            (facts.screened > 0).then(|| format!("{} of {} have answered", facts.screened, facts.family().count())),
        ],
        Stage::Engagement => vec![(facts.promised > 0).then(|| match facts.members.len() {
            all if facts.promised == all => "All have promised it".to_owned(),
            all => format!("{} of {all} have promised it", facts.promised),
        })],
        Stage::Learning => vec![
            (facts.learned > 0)
                .then(|| format!("{} of {} have read the first pages", facts.learned, facts.family().count())),
        ],
        Stage::History => {
            vec![(facts.history > 0).then(|| format!("{} written down", count(facts.history, "thing", "things")))]
        }
        Stage::Team => vec![
            Some(list(&facts.members.iter().map(|m| m.name.clone()).collect::<Vec<_>>())),
            (facts.invites_open > 0)
                .then(|| format!("{} not answered yet", count(facts.invites_open, "invite", "invites"))),
        ],
        Stage::Approach => approach(facts),
        Stage::Admission => vec![
            (facts.admission_ready > 0)
                .then(|| format!("{} of {} ready", facts.admission_ready, AdmissionItem::ALL.len())),
        ],
        Stage::Options => vec![
            (facts.options > 0).then(|| format!("{} looked at", count(facts.options, "place", "places"))),
            facts.booked.as_ref().map(|booked| match facts.held_until {
                Some(day) => format!("Booked: {booked}, held until {}", day.spoken()),
                None => format!("Booked: {booked}"),
            }),
            facts.backup.as_ref().map(|backup| format!("Backup: {backup}")),
        ],
        Stage::Letters => letters(facts, mine),
        Stage::Boundaries => vec![
            (facts.boundaries_agreed > 0).then(|| format!("{} agreed", facts.boundaries_agreed)),
            (facts.boundaries_proposed > 0).then(|| format!("{} not agreed yet", facts.boundaries_proposed)),
            (mine.boundaries_to_answer > 0).then(|| format!("{} for you to answer", mine.boundaries_to_answer)),
            (facts.boundaries_in_conflict > 0).then(|| match facts.boundaries_in_conflict {
                1 => "two don’t fit together".to_owned(),
                pairs => format!("{pairs} pairs don’t fit together"),
            }),
        ],
        Stage::Objections => vec![
            (facts.objections > 0).then(|| match facts.objections_ready {
                all if facts.objections == all => count(all, "answer ready", "answers ready"),
                ready => format!("{ready} of {} ready", count(facts.objections, "answer", "answers")),
            }),
            (facts.rungs > 0).then(|| match facts.rungs_owned {
                all if facts.rungs == all => format!("{} if it isn’t a yes", count(all, "step", "steps")),
                owned => format!("{owned} of {} if it isn’t a yes have somebody", count(facts.rungs, "step", "steps")),
            }),
        ],
        Stage::Rehearsal => vec![
            (facts.rehearsals > 0).then(|| format!("Rehearsed {}", times(facts.rehearsals))),
            (facts.rehearsals > 0 && facts.unrehearsed > 0).then(|| match facts.unrehearsed {
                1 => "One who reads hasn’t rehearsed yet".to_owned(),
                many => format!("{many} who read haven’t rehearsed yet"),
            }),
        ],
        Stage::Meeting => meeting(facts),
        Stage::FollowUp => follow_up(facts),
    };
    lines.into_iter().flatten().collect()
}

fn approach(facts: &Facts) -> Vec<Option<String>> {
    vec![
        facts.approach.map(|approach| kith_content::approach(approach.slug()).title.clone()),
        (facts.invitations > 0).then(|| format!("Asked {}", times(facts.invitations))),
        facts.next_invitation.map(|day| format!("The next invitation: {}", day.spoken())),
    ]
}

fn letters(facts: &Facts, mine: &Mine) -> Vec<Option<String>> {
    let shared: Vec<String> = facts.members.iter().filter(|m| m.letter_shared).map(|m| m.name.clone()).collect();
    let own = mine.role != Role::Facilitator && mine.parts_written > 0 && !mine.letter_shared;
    vec![
        (!shared.is_empty()).then(|| format!("Shared by {}", list(&shared))),
        own.then(|| format!("Yours is private, with words in {} of its {} parts", mine.parts_written, Part::ALL.len())),
    ]
}

fn meeting(facts: &Facts) -> Vec<Option<String>> {
    let words = &facts.meeting;
    let when = [
        words.day.map(Day::spoken),
        words.time.map(|time| crate::zone::spoken(time, &words.zone)),
        (!words.place.is_blank()).then(|| words.place.to_string()),
    ];
    let when: Vec<String> = when.into_iter().flatten().collect();
    let name = |id: MemberId| facts.members.iter().find(|m| m.id == id).map(|m| m.name.clone());
    let part = |role: MeetingRole| {
        let name = name(*facts.roles.get(&role)?)?;
        Some(format!("{}: {name}", kith_content::meeting_role(role.slug()).title))
    };
    let parts: Vec<String> = MeetingRole::ALL.iter().filter_map(|role| part(*role)).collect();
    let readers: Vec<String> = facts.order.iter().filter_map(|id| name(*id)).collect();
    vec![
        (!when.is_empty()).then(|| when.join(", ")),
        (!parts.is_empty()).then(|| parts.join(". ")),
        (!readers.is_empty()).then(|| format!("Order: {}", readers.join(", "))),
        facts.said_go.filter(|_| facts.outcome.is_none()).map(|day| format!("“Go” was said on {}", day.spoken())),
    ]
}

fn follow_up(facts: &Facts) -> Vec<Option<String>> {
    let tasks = count(facts.tasks_open, "task", "tasks");
    vec![
        facts.outcome.map(|outcome| format!("How it ended: {}", kith_content::outcome(outcome.slug()).title)),
        (facts.aftercare > 0)
            .then(|| format!("{} of {} parts of a plan for afterwards", facts.aftercare, PlanPart::ALL.len())),
        (facts.tasks_open > 0).then(|| match facts.next_due {
            Some(day) => format!("{tasks} open, the next on {}", day.spoken()),
            None => format!("{tasks} open"),
        }),
    ]
}
