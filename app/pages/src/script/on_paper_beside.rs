//! What lies beside the script on paper: the safety card, seats, parts, the run sheet, the admission and the boundaries.

use super::gather::Script;
use super::on_paper::facts;
use super::spoken::backup;
use crate::boundaries::cue;
use crate::logistics::list_name;
use kith_content::admission::admission_item;
use kith_content::boundary_examples::never_withheld;
use kith_content::outcomes::outcome;
use kith_content::safety_card::safety_sections;
use kith_domain::admission::AdmissionItem;
use kith_domain::edition::EditionBoundary;
use kith_domain::logistics::LISTS;
use kith_domain::meeting::MeetingRole;
use kith_domain::outcome::Outcome;
use kith_domain::seat::Seat;
use kith_sheets::{Admission, BoundarySheet, Edition, Helpline, Role, RunRow, SafetyCard, SafetySection};

impl Script {
    /// What nobody reads aloud.
    pub(super) fn beside(&self) -> Edition {
        Edition {
            safety: self.safety_on_paper(),
            seats: self.seats_on_paper(),
            roles: self.roles_on_paper(),
            run_sheet: self.run_sheet(),
            admission: self.admission_on_paper(),
            ..Edition::default()
        }
    }

    fn safety_on_paper(&self) -> SafetyCard {
        let who = [(MeetingRole::Caller, "Calls for help"), (MeetingRole::Naloxone, "Has naloxone")];
        let who = who.into_iter().filter_map(|(role, words)| Some(format!("{words}: {}.", self.with(role)?)));
        let who = SafetySection { title: "Who acts".to_owned(), items: who.collect(), ..SafetySection::default() };
        let card = safety_sections().iter().filter(|section| section.slug != "do-not-hold-the-meeting");
        let card = card.map(|section| SafetySection {
            title: section.title.clone(),
            items: section.items.clone(),
            steps: true,
            source: source(&section.source, &section.reviewed),
        });
        let cautions: Vec<_> = self
            .words
            .circle
            .substances
            .iter()
            .flat_map(|substance| &kith_content::substance(substance.slug()).withdrawal)
            .collect();
        let before = cautions.first().map(|first| SafetySection {
            title: "Before anybody stops".to_owned(),
            items: cautions.iter().map(|caution| caution.text.clone()).collect(),
            steps: false,
            source: source(&first.source, &first.reviewed),
        });
        let lines = kith_content::helplines(self.country());
        SafetyCard {
            sections: Some(who).filter(|who| !who.items.is_empty()).into_iter().chain(card).chain(before).collect(),
            lines: lines.iter().map(helpline).collect(),
            lines_source: lines.first().map(|line| source(&line.source, &line.reviewed)).unwrap_or_default(),
            reviewed_by: kith_content::REVIEWED_BY.to_owned(),
        }
    }

    fn seats_on_paper(&self) -> Vec<kith_sheets::Seat> {
        let who = |seat: &Seat| match seat {
            Seat::Empty => "Empty seat".to_owned(),
            Seat::Person => self.person().to_owned(),
            Seat::Member(id) => self.name(*id),
        };
        let seat =
            |(number, seat): (usize, &Seat)| kith_sheets::Seat { place: format!("Seat {number}"), who: who(seat) };
        (1..).zip(&self.words.seats).map(seat).collect()
    }

    fn roles_on_paper(&self) -> Vec<Role> {
        let role = |role: &MeetingRole| {
            let about = kith_content::meeting_role(role.slug());
            Some(Role { title: about.title.clone(), who: self.with(*role)?, does: about.does.clone() })
        };
        MeetingRole::ALL.iter().filter_map(role).collect()
    }

    /// What is seen to before, and then step after step with its time.
    fn run_sheet(&self) -> Vec<RunRow> {
        let mut rows: Vec<RunRow> = Vec::new();
        for list in LISTS {
            for task in self.words.lists.iter().filter(|task| task.list == list) {
                let (time, what) = (list_name(list).to_owned(), task.title.clone());
                rows.push(RunRow { time, what, who: self.name(task.owner) });
            }
        }
        let mut seconds = 0;
        for step in self.steps() {
            let time = self.begins().map(|begins| begins.after(seconds).to_string()).unwrap_or_default();
            seconds += step.seconds();
            rows.push(RunRow { time, what: step.title, who: String::new() });
        }
        rows
    }

    fn admission_on_paper(&self) -> Admission {
        let Some(booked) = &self.words.booked else { return Admission::default() };
        let line = |label: &'static str, value: &str| (!value.trim().is_empty()).then(|| (label, value.to_owned()));
        let known = [
            line("Programme", booked.programme.as_str()),
            line("Address", booked.address.as_str()),
            line("Phone", booked.phone.as_str()),
            booked.first_opening.map(|day| ("First opening", day.spoken())),
            booked.held_until.map(|day| ("Held until", day.spoken())),
            self.with(MeetingRole::Driver).map(|driver| ("Driver", driver)),
            backup(self).map(|backup| ("If that place is gone", backup)),
        ];
        let item = |item: &AdmissionItem| {
            let known = self.words.admission.iter().find(|one| one.item == *item);
            kith_sheets::AdmissionItem {
                title: admission_item(item.slug()).title.clone(),
                note: known.map(|one| one.note.clone()).unwrap_or_default(),
                who: known.and_then(|one| one.owner).map(|owner| self.name(owner)).unwrap_or_default(),
                ready: false,
            }
        };
        Admission {
            facts: facts(known.into_iter().flatten().collect()),
            items: AdmissionItem::ALL.iter().map(item).collect(),
        }
    }

    /// One sheet for each member who keeps something after this answer.
    pub(crate) fn boundary_sheets(&self, on: Outcome) -> Vec<BoundarySheet> {
        let held: Vec<&EditionBoundary> =
            self.words.boundaries.iter().filter(|one| one.words.holds_after(on)).collect();
        let sheet = |(place, id): (usize, &kith_domain::MemberId)| {
            let own: Vec<_> = held.iter().filter(|one| one.owner == *id).collect();
            let backed = own.iter().filter(|one| !one.words.backed_by.is_blank());
            let backed = backed.map(|one| vec![format!("Support from: {}", one.words.backed_by)]);
            let kept = held.iter().filter(|one| one.owner != *id && one.keepers.contains(id)).map(|one| {
                let whose = format!("{}’s, which you keep too:", self.name(one.owner));
                std::iter::once(whose).chain(lines(one)).collect()
            });
            let for_you: Vec<Vec<String>> = backed.chain(kept).collect();
            let is_empty = own.is_empty() && for_you.is_empty();
            (!is_empty).then(|| BoundarySheet {
                member: place,
                title: self.name(*id),
                cue: format!("{}. {}", outcome(on.slug()).title, cue(on)),
                own: own.into_iter().map(|one| lines(one)).collect(),
                for_you,
                never: never_withheld().iter().map(|thing| thing.text.clone()).collect(),
            })
        };
        self.words.names.keys().enumerate().filter_map(sheet).collect()
    }
}

fn lines(boundary: &EditionBoundary) -> Vec<String> {
    let words = &boundary.words;
    let all =
        [words.when.as_str(), words.i_will.as_str(), words.from.as_str(), words.until.as_str(), words.gladly.as_str()];
    all.into_iter().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

fn helpline(line: &kith_content::helplines::Helpline) -> Helpline {
    Helpline {
        name: line.name.clone(),
        number: line.number.clone().unwrap_or_else(|| "Your local emergency number".to_owned()),
        hours: line.hours.clone().unwrap_or_default(),
        purpose: line.purpose.clone(),
    }
}

fn source(source: &str, reviewed: &str) -> String {
    format!("{source}. {}", crate::help::reviewed(reviewed))
}
