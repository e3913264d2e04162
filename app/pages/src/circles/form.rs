//! The form about a circle and its person: starting one and changing it later ask the same things.

use crate::forms;
use crate::ui::{Choice, ChoiceKind, Choices, Errors, Field, Select, TextField};
use kith_domain::Line;
use kith_domain::circle::{CircleWords, Person, Pronouns, Substance};
use leptos::prelude::*;
use serde::Deserialize;

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Input {
    #[serde(default)]
    pub(super) name: String,
    #[serde(default)]
    pub(super) person: String,
    #[serde(default)]
    pub(super) pronouns: String,
    #[serde(default)]
    pub(super) relation: String,
    #[serde(default)]
    pub(super) substances: Vec<String>,
    #[serde(default)]
    pub(super) country: String,
    #[serde(default)]
    pub(super) what_happened: String,
    #[serde(default)]
    pub(super) version: String,
}

impl Input {
    /// The fields of a circle that is there.
    pub(super) fn of(words: &CircleWords, version: i64) -> Self {
        Self {
            name: words.name.to_string(),
            person: words.person.name.to_string(),
            pronouns: words.person.pronouns.slug().to_owned(),
            relation: String::new(),
            substances: words.substances.iter().map(|s| s.slug().to_owned()).collect(),
            country: words.country.to_string(),
            what_happened: words.what_happened.to_string(),
            version: version.to_string(),
        }
    }

    /// The circle's words, if everything fits.
    pub(super) fn parse(&self, errors: &mut Errors) -> Option<CircleWords> {
        let name = forms::line(errors, "name", &self.name, "Enter a name for the circle, like Garden club.");
        let person = forms::line(errors, "person", &self.person, "Enter what you call the person.");
        let pronouns = Pronouns::from_slug(&self.pronouns);
        if pronouns.is_none() {
            errors.add("pronouns", "Choose how we should speak of them.");
        }
        let substances: Vec<Substance> = self.substances.iter().filter_map(|s| Substance::from_slug(s)).collect();
        if substances.is_empty() {
            errors.add("substances", "Choose at least one. “Something else, or not sure” is fine.");
        }
        let country = self.country();
        let what_happened = forms::maybe_prose(errors, "what_happened", &self.what_happened);
        let person = Person { name: person, pronouns: pronouns? };
        errors.is_empty().then_some(CircleWords { name, person, substances, country, what_happened })
    }

    /// A country that isn't on the list is "other": its card says plainly that we have no numbers for it.
    fn country(&self) -> Line<5> {
        let known = kith_content::countries().iter().any(|(code, _)| *code == self.country);
        Line::parse(if known { &self.country } else { kith_content::helplines::OTHER }).unwrap_or_default()
    }
}

/// What the members know about their person.
#[component]
pub(super) fn CircleFields(input: Input, errors: Errors, starting: bool) -> impl IntoView {
    let pronouns = Pronouns::ALL.iter().map(|p| Choice::new(p.slug(), p.label())).collect();
    let substances = kith_content::substances::substances()
        .iter()
        .map(|s| Choice::new(s.slug.clone(), s.name.clone()).hint(s.examples.clone()))
        .collect();
    let countries = kith_content::countries().to_vec();
    let country = if input.country.is_empty() { "US".to_owned() } else { input.country.clone() };
    let relation = starting.then(|| {
        view! {
            <Field name="relation" label="What are you to them?" hint="Like sister, father, friend. You may leave it empty."
                limit=60 value=input.relation.clone() error=errors.of("relation")/>
        }
    });
    view! {
        <Field name="name" label="A name for the circle"
            hint="It shows on screens that others may see. Choose one that tells nothing, like Garden club."
            limit=60 value=input.name error=errors.of("name") autocomplete="off"/>
        <Field name="person" label="What do you call the person?" hint="Only the circle sees this." limit=60
            value=input.person error=errors.of("person") autocomplete="off"/>
        <Choices name="pronouns" legend="How should we speak of them?" kind=ChoiceKind::One options=pronouns
            value=vec![input.pronouns] error=errors.of("pronouns")/>
        {relation}
        <Choices name="substances" legend="What do they use?" kind=ChoiceKind::Many options=substances
            value=input.substances error=errors.of("substances")
            hint="This decides which cautions and medicines we show. Choose all that fit."/>
        <Select name="country" label="Which country’s helplines should we show?" options=countries value=country/>
        <TextField name="what_happened" label="What has happened?" rows=5 limit=2000
            hint="In a few words, for those you will invite. You may leave it empty and add it later."
            value=input.what_happened error=errors.of("what_happened")/>
    }
}
