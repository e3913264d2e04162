//! What is looked for: the form's fields, and the form.

use crate::paths;
use crate::ui::{Button, Choice, ChoiceKind, Choices, Errors, Field, Form, More, Select};
use kith_domain::CircleId;
use kith_facilities::wanted::{Group, Wanted};
use leptos::prelude::*;
use serde::Deserialize;

/// Distances that can be chosen, in miles.
const MILES: [u16; 5] = [10, 25, 50, 100, 250];
const USUAL_MILES: u16 = 50;

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Input {
    pub(super) words: String,
    pub(super) near: String,
    pub(super) miles: String,
    pub(super) level: Vec<String>,
    pub(super) medication: Vec<String>,
    pub(super) payment: Vec<String>,
    pub(super) language: Vec<String>,
    pub(super) programme: Vec<String>,
    /// How many of those that were found come before those that are shown.
    pub(super) after: String,
}

impl Input {
    /// How far away a place may be.
    pub(super) fn miles(&self) -> u16 {
        self.miles.parse().ok().filter(|miles| MILES.contains(miles)).unwrap_or(USUAL_MILES)
    }

    /// What is looked for, apart from where.
    pub(super) fn wanted(&self) -> Wanted {
        Group::ALL
            .into_iter()
            .fold(Wanted::default().called(&self.words), |wanted, group| wanted.with(group, self.chosen(group)))
    }

    fn chosen(&self, group: Group) -> &[String] {
        match group {
            Group::Level => &self.level,
            Group::Medication => &self.medication,
            Group::Payment => &self.payment,
            Group::Language => &self.language,
            Group::Programme => &self.programme,
        }
    }

    /// The same search once more, from another place in what it finds.
    pub(super) fn again(&self, after: usize) -> Vec<(String, String)> {
        let one = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut fields = vec![
            one("words", &self.words),
            one("near", &self.near),
            one("miles", &self.miles),
            one("after", &after.to_string()),
        ];
        for group in Group::ALL {
            fields.extend(self.chosen(group).iter().map(|slug| one(name(group), slug)));
        }
        fields
    }
}

const fn name(group: Group) -> &'static str {
    match group {
        Group::Level => "level",
        Group::Medication => "medication",
        Group::Payment => "payment",
        Group::Language => "language",
        Group::Programme => "programme",
    }
}

/// What one looks for.
#[component]
pub(super) fn WantedForm(
    circle: CircleId,
    input: Input,
    errors: Errors,
    /// Whether the circle's concern is opioids, for which medicine leads.
    opioids: bool,
) -> impl IntoView {
    let miles = input.miles().to_string();
    let distances = MILES.map(|miles| (miles.to_string(), format!("Within {miles} miles"))).to_vec();
    let group = |group: Group, legend: &'static str, hint: &'static str| {
        let choices = group.choices().iter().map(|c| Choice::new(c.slug.clone(), c.label.clone())).collect();
        let value = input.chosen(group).to_vec();
        view! { <Choices name=name(group) legend kind=ChoiceKind::Many options=choices value hint/> }.into_any()
    };
    let medicine = if opioids {
        "For opioids, medicine belongs in every plan. Choose all that would be right; one of them is enough."
    } else {
        "Medicines that people can stay on. One of those you choose is enough."
    };
    let level = group(Group::Level, "Kind of care", "If nobody has said yet, leave it empty.");
    let medication = group(Group::Medication, "Medicines", medicine);
    let payment = group(Group::Payment, "Who can pay", "");
    let language = group(Group::Language, "Languages", "");
    let programme = group(Group::Programme, "A programme of their own for", "");
    let Input { near, words, .. } = input;
    view! {
        <Form action=paths::facilities(circle)>
            <Field name="near" label="Near a postcode or a point" limit=60 value=near error=errors.of("near")
                autocomplete="off" hint="Such as 24401, or 38.15, -79.07. It stays on this server; no map is asked."/>
            <Select name="miles" label="How far away" options=distances value=miles/>
            {level}
            {medication}
            {payment}
            <More summary="Languages, and programmes for some people">
                {language}
                {programme}
            </More>
            <Field name="words" label="Part of a name or a town" limit=100 value=words error=errors.of("words")
                autocomplete="off"/>
            <Button label="Look for places"/>
        </Form>
    }
}
