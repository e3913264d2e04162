//! The safety card, on a sheet of its own: it lies on the table, and it is read in a hurry. So whom to call, where that is and
//! what to do come first, and where the words come from comes last.

use super::GAP;
use super::after::walk_out_words;
use super::gather::Script;
use crate::ui::{Fact, Sheet, Sources, Summary};
use kith_content::helplines::Helpline;
use kith_content::safety_card::{SafetySection, safety_sections};
use kith_content::substances::Caution;
use kith_domain::admission::AdmissionItem;
use kith_domain::meeting::MeetingRole;
use leptos::prelude::*;

/// A line that fits half a page, in characters.
const SHORT: usize = 72;

/// What stands on it, the most urgent first.
pub(crate) struct SafetyCard {
    /// The number to call first.
    pub(crate) emergency: Option<&'static Helpline>,
    /// Where that is, who calls, who has naloxone and where; nothing where nobody has said it.
    pub(crate) acts: Vec<(&'static str, Option<String>)>,
    /// "If Danny leaves", and who follows.
    pub(crate) walk_out: Option<(String, String)>,
    /// What to do and what to see.
    pub(crate) sections: Vec<&'static SafetySection>,
    /// What kills when it is stopped at once.
    pub(crate) cautions: Vec<&'static Caution>,
    /// The other numbers of the country.
    pub(crate) lines: &'static [Helpline],
}

/// The one section whose lines are done one after another.
pub(crate) fn is_in_steps(section: &SafetySection) -> bool {
    section.slug == "overdose-do"
}

/// What the number is where every country has another one.
pub(crate) const LOCAL: &str = "Your local emergency number";
/// Over the cautions.
pub(crate) const STOPPING: &str = "Before anybody stops";

impl Script {
    /// The card of this circle.
    pub(crate) fn safety_card(&self) -> SafetyCard {
        let (emergency, lines) = match kith_content::helplines(self.country()) {
            [first, others @ ..] => (Some(first), others),
            [] => (None, [].as_slice()),
        };
        let address = &self.words.meeting.address;
        let mut acts = vec![
            ("We are at", (!address.is_blank()).then(|| address.to_string())),
            ("Calls for help", self.with(MeetingRole::Caller)),
            ("Has naloxone", self.with(MeetingRole::Naloxone)),
        ];
        let in_the_car = self.words.admission.iter().find(|one| one.item == AdmissionItem::Naloxone);
        let in_the_car = in_the_car.map(|one| one.note.trim()).filter(|note| !note.is_empty());
        acts.extend(in_the_car.map(|note| ("Naloxone in the car", Some(note.to_owned()))));
        let substances = self.words.circle.substances.iter();
        SafetyCard {
            emergency,
            acts,
            walk_out: walk_out_words(self),
            sections: safety_sections().iter().filter(|one| one.slug != "do-not-hold-the-meeting").collect(),
            cautions: substances.flat_map(|one| &kith_content::substance(one.slug()).withdrawal).collect(),
            lines,
        }
    }
}

impl SafetyCard {
    /// Where its words come from, and when each was looked at.
    pub(crate) fn read(&self) -> Vec<(&'static str, &'static str)> {
        let sections = self.sections.iter().map(|one| (one.source.as_str(), one.reviewed.as_str()));
        let cautions = self.cautions.iter().map(|one| (one.source.as_str(), one.reviewed.as_str()));
        let lines = self.emergency.into_iter().chain(self.lines);
        let lines = lines.map(|line| (line.source.as_str(), line.reviewed.as_str()));
        sections.chain(cautions).chain(lines).collect()
    }

    /// Whom to call and who acts, with a line to write on where nobody has said it.
    pub(crate) fn first(&self) -> Vec<(&'static str, String)> {
        let gap = |value: Option<String>| value.unwrap_or_else(|| GAP.to_owned());
        let call =
            self.emergency.map(|line| ("Call", line.number.clone().unwrap_or_else(|| format!("{LOCAL}: {GAP}"))));
        call.into_iter().chain(self.acts.iter().map(|(label, value)| (*label, gap(value.clone())))).collect()
    }
}

pub(super) fn card(script: &Script) -> impl IntoView + use<> {
    let card = script.safety_card();
    let facts = card
        .first()
        .into_iter()
        .map(|(label, value)| Fact::new(label, view! { <strong class="safety__first" dir="auto">{value}</strong> }));
    let facts = facts.collect();
    let sections = card.sections.iter().map(|one| section(one)).collect_view();
    let cautions = (!card.cautions.is_empty()).then(|| {
        let items = card.cautions.iter().map(|caution| view! { <li>{caution.text.clone()}</li> }).collect_view();
        view! { <section class="safety"><h3>{STOPPING}</h3> <ul>{items}</ul></section> }
    });
    let lines = card.lines.iter().map(helpline).collect_view();
    view! {
        <Sheet title="Safety card" draft=script.draft()>
            <section class="safety"><Summary facts/></section>
            {sections}
            {cautions}
            <section class="safety">
                <h3>"More numbers"</h3>
                {lines}
            </section>
            <section class="safety">
                <Sources read=card.read() with_reviewer=true/>
            </section>
        </Sheet>
    }
}

fn section(section: &'static SafetySection) -> impl IntoView {
    let items = section.items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
    // Short lines stand side by side on paper, so that the card stays one sheet, front and back.
    let short = section.items.iter().all(|item| item.chars().count() <= SHORT).then_some("short");
    let items = match is_in_steps(section) {
        true => view! { <ol class="safety__list" data-size=short>{items}</ol> }.into_any(),
        false => view! { <ul class="safety__list" data-size=short>{items}</ul> }.into_any(),
    };
    view! { <section class="safety"><h3>{section.title.clone()}</h3> {items}</section> }
}

fn helpline(line: &'static Helpline) -> impl IntoView {
    let number = line.number.clone().map(|number| view! { ": "{number} });
    let hours = line.hours.clone().map(|hours| format!(" {hours}."));
    view! { <p><strong>{line.name.clone()}{number}"."</strong>{hours}" "{line.purpose.clone()}</p> }
}
