//! What lies beside the script on paper: seats, parts, the admission and the boundaries.

use super::ask::backup;
use super::gather::Script;
use super::on_paper::facts;
use crate::boundaries::cue;
use kith_content::admission::admission_item;
use kith_content::boundary_examples::never_withheld;
use kith_content::outcomes::outcome;
use kith_domain::admission::AdmissionItem;
use kith_domain::edition::EditionBoundary;
use kith_domain::meeting::MeetingRole;
use kith_domain::outcome::Outcome;
use kith_domain::seat::Seat;
use kith_sheets::{Admission, BoundarySheet, Edition, Role};

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
        self.parts().into_iter().map(|(title, who, does)| Role { title, who, does }).collect()
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
            self.with(MeetingRole::Logistics).map(|name| ("Phones the programme", name)),
            line("You leave from", self.words.meeting.address.as_str()),
            backup(self).map(|backup| ("If that place is gone", format!("{backup}{}", self.backup_address()))),
        ];
        let item = |item: &AdmissionItem| {
            let known = self.words.admission.iter().find(|one| one.item == *item);
            kith_sheets::AdmissionItem {
                title: admission_item(item.slug()).title.clone(),
                note: known.map(|one| one.note.clone()).unwrap_or_default(),
                // Nobody in the car asks who was meant, as long as somebody has the part.
                who: known
                    .and_then(|one| one.owner)
                    .map(|owner| self.name(owner))
                    .or_else(|| self.with(item.role()?))
                    .unwrap_or_default(),
                ready: false,
            }
        };
        Admission {
            facts: facts(known.into_iter().flatten().collect()),
            items: AdmissionItem::ALL.iter().map(item).collect(),
        }
    }

    fn backup_address(&self) -> String {
        let backup = self.words.backup.as_ref().map(|backup| backup.address.as_str().trim().to_owned());
        backup.filter(|address| !address.is_empty()).map(|address| format!(", {address}")).unwrap_or_default()
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
