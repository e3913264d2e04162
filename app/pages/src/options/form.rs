//! The form about a programme: writing one down and changing it later ask the same things.

use super::words::level_name;
use crate::extract::{Circle, Under};
use crate::forms;
use crate::library::{InsuranceList, LevelList};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, InputKind,
    LinkButton, More, PageHeader, Place, Select, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::levels_of_care::{self, levels_of_care};
use kith_content::medications::medication;
use kith_domain::OptionId;
use kith_domain::cost::{Cost, MOST_WEEKS, Money};
use kith_domain::member::Role;
use kith_domain::option::{Medication, OptionWords, Ties};
use kith_store::AnyMember;
use leptos::prelude::*;
use serde::Deserialize;

/// The level of an option about which nobody knows yet.
const UNSURE: &str = "unsure";

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Input {
    pub(crate) programme: String,
    pub(crate) level: String,
    pub(crate) medications: Vec<String>,
    pub(crate) phone: String,
    pub(crate) address: String,
    pub(crate) website: String,
    pub(crate) cost: String,
    pub(crate) week: String,
    pub(crate) weeks: String,
    pub(crate) total: String,
    pub(crate) insurance: String,
    pub(crate) first_opening: String,
    pub(crate) held_until: String,
    pub(crate) notes: String,
    pub(crate) referrer: String,
    pub(crate) ties: String,
    pub(crate) tie: String,
    pub(crate) version: String,
}

impl Input {
    /// The fields of an option that is there.
    pub(super) fn of(words: &OptionWords, version: i64) -> Self {
        let day = |day: Option<kith_domain::Day>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            programme: words.programme.to_string(),
            level: words.level.to_string(),
            medications: words.medications.iter().map(|m| m.slug().to_owned()).collect(),
            phone: words.phone.to_string(),
            address: words.address.to_string(),
            website: words.website.to_string(),
            cost: words.cost.to_string(),
            week: words.pay.week.map(|money| money.to_string()).unwrap_or_default(),
            weeks: words.pay.weeks.map(|weeks| weeks.to_string()).unwrap_or_default(),
            total: words.pay.total.map(|money| money.to_string()).unwrap_or_default(),
            insurance: words.insurance.to_string(),
            first_opening: day(words.first_opening),
            held_until: day(words.held_until),
            notes: words.notes.to_string(),
            referrer: words.referrer.to_string(),
            ties: words.ties.slug().to_owned(),
            tie: words.tie.to_string(),
            version: version.to_string(),
        }
    }

    /// What is known about the programme, if everything fits.
    pub(super) fn parse(&self, errors: &mut Errors, role: Role) -> Option<OptionWords> {
        // Whatever the list doesn't have is a level that nobody knows.
        let known = levels_of_care().iter().any(|level| level.slug == self.level);
        let level = if known { &self.level } else { UNSURE };
        let ties = Ties::from_slug(&self.ties).unwrap_or(Ties::NotSaid);
        if ties.must_be_said(role) {
            errors
                .add("ties", "As a professional, say whether you or anybody else gets something for recommending it.");
        }
        let tie = match ties {
            Ties::Some => forms::prose(errors, "tie", &self.tie, "Say what the tie is, in a sentence."),
            Ties::None | Ties::NotSaid => {
                if !self.tie.trim().is_empty() {
                    errors.add("ties", "You wrote down a tie below. Choose “Yes”, or take the words out.");
                }
                forms::maybe_prose(errors, "tie", &self.tie)
            }
        };
        let words = OptionWords {
            programme: forms::line(errors, "programme", &self.programme, "Enter the name of the programme."),
            level: forms::line(errors, "level", level, ""),
            medications: Medication::ALL
                .iter()
                .copied()
                .filter(|m| self.medications.iter().any(|slug| slug == m.slug()))
                .collect(),
            phone: forms::maybe_line(errors, "phone", &self.phone),
            address: forms::maybe_line(errors, "address", &self.address),
            website: forms::maybe_line(errors, "website", &self.website),
            cost: forms::maybe_prose(errors, "cost", &self.cost),
            pay: self.pay(errors),
            insurance: forms::maybe_prose(errors, "insurance", &self.insurance),
            first_opening: forms::maybe_day(errors, "first_opening", &self.first_opening),
            held_until: forms::maybe_day(errors, "held_until", &self.held_until),
            notes: forms::maybe_prose(errors, "notes", &self.notes),
            referrer: forms::maybe_line(errors, "referrer", &self.referrer),
            ties,
            tie,
        };
        errors.is_empty().then_some(words)
    }

    fn pay(&self, errors: &mut Errors) -> Cost {
        let mut money = |field: &'static str, typed: &str| {
            let read = Money::parse(typed);
            if read.is_none() && !typed.trim().is_empty() {
                errors.add(field, "Enter an amount like 640 or 1,200, or leave it empty.");
            }
            read
        };
        let (week, total) = (money("week", &self.week), money("total", &self.total));
        let weeks = self.weeks.trim().parse().ok().filter(|weeks| (1..=MOST_WEEKS).contains(weeks));
        if weeks.is_none() && !self.weeks.trim().is_empty() {
            errors.add("weeks", format!("Enter a number of weeks from 1 to {MOST_WEEKS}, or leave it empty."));
        }
        Cost { week, weeks, total }
    }
}

pub(super) async fn new(page: Page, circle: Circle<AnyMember>) -> Response {
    add_page(&page, &circle, StatusCode::OK, Input::default(), Errors::new())
}

pub(super) async fn edit(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<OptionId>,
) -> Result<Response, Problem> {
    let option = circle.option(id).await?;
    let input = Input::of(&option.words, option.version);
    Ok(edit_page(&page, &circle, id, StatusCode::OK, input, Errors::new(), None))
}

/// The page that adds a programme.
pub(crate) fn add_page(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    input: Input,
    errors: Errors,
) -> Response {
    let back = paths::options(circle.circle());
    page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="Treatment options"/>
            <PageHeader title="Write down a programme"
                lead="Only the name is needed. Add the rest after a call. Everyone in the circle sees it."/>
            <Form action=format!("{back}/new")>
                <OptionFields input errors/>
                <Button label="Add this programme"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

/// The page that changes one; `newest` is what somebody else has written meanwhile.
pub(super) fn edit_page(
    page: &Page,
    circle: &Circle<AnyMember>,
    id: OptionId,
    status: StatusCode,
    input: Input,
    errors: Errors,
    newest: Option<AnyView>,
) -> Response {
    let back = paths::option(circle.circle(), id);
    page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let version = input.version.clone();
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="This programme"/>
            <PageHeader title="Change what you know" lead="Everyone in the circle sees it, and sees that you changed it."/>
            {newest}
            <Form action=format!("{back}/edit")>
                <input type="hidden" name="version" value=version/>
                <OptionFields input errors/>
                <Button label="Keep these changes"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

#[component]
fn OptionFields(input: Input, errors: Errors) -> impl IntoView {
    let levels = levels_of_care().iter().map(|level| (level.slug.clone(), level_name(level))).collect();
    let level = if input.level.is_empty() { UNSURE.to_owned() } else { input.level };
    let medications = Medication::ALL
        .iter()
        .map(|m| medication(m.slug()))
        .map(|m| Choice::new(m.slug.clone(), m.name.clone()).hint(m.plain.clone()))
        .collect();
    let ties_now = Ties::from_slug(&input.ties).unwrap_or(Ties::NotSaid).slug().to_owned();
    let ties = vec![
        Choice::new(Ties::NotSaid.slug(), "Nobody has said"),
        Choice::new(Ties::None.slug(), "No, nobody gets anything"),
        Choice::new(Ties::Some.slug(), "Yes"),
    ];
    view! {
        <Field name="programme" label="Name of the programme" limit=120 required=true value=input.programme
            error=errors.of("programme") autocomplete="off"/>
        <Field name="phone" label="Phone" kind=InputKind::Tel limit=60 value=input.phone error=errors.of("phone")
            autocomplete="off"/>
        <Field name="address" label="Address" limit=300 value=input.address error=errors.of("address") autocomplete="off"
            hint="So that whoever drives knows the way."/>
        <Field name="website" label="Their site" limit=300 value=input.website error=errors.of("website") autocomplete="off"/>
        <Select name="level" label="Level of care" options=levels value=level hint=levels_of_care::note()
            error=errors.of("level")/>
        <More summary="What the levels mean"><LevelList/></More>
        <Choices name="medications" legend="Medicines they give, or let people stay on" kind=ChoiceKind::Many
            options=medications value=input.medications hint="Leave it empty if you don’t know yet."/>
        <Field name="first_opening" label="First opening" kind=InputKind::Date value=input.first_opening
            error=errors.of("first_opening") hint="The first day a place is free. Leave it empty if you don’t know."/>
        <Field name="held_until" label="Held until" kind=InputKind::Date value=input.held_until
            error=errors.of("held_until") hint="The last day they keep the place for you. We remind you here before it ends."/>
        <Field name="week" label="What you would pay for each week" kind=InputKind::Number value=input.week
            error=errors.of("week") autocomplete="off"
            hint="Your own part, in your own money: what is left after insurance. Leave it empty if you don’t know."/>
        <Field name="weeks" label="For how many weeks" kind=InputKind::Number value=input.weeks error=errors.of("weeks")
            autocomplete="off"/>
        <Field name="total" label="What you would pay in all" kind=InputKind::Number value=input.total
            error=errors.of("total") autocomplete="off" hint="If they named a sum. Otherwise we reckon it from the weeks."/>
        <TextField name="insurance" label="What the insurance said" rows=2 limit=600 value=input.insurance
            error=errors.of("insurance") hint="With the day, the name, and a number to refer to."/>
        <TextField name="cost" label="More on the cost" rows=3 limit=1000 value=input.cost error=errors.of("cost")
            hint="Who pays, the deposit, what you get back, and what is extra."/>
        <More summary="Insurance words"><InsuranceList/></More>
        <Field name="referrer" label="Who recommends it" limit=120 value=input.referrer error=errors.of("referrer")
            autocomplete="off" hint="Leave it empty if nobody did."/>
        <Choices name="ties" legend="Does anybody get something for that?" kind=ChoiceKind::One options=ties
            value=vec![ties_now] error=errors.of("ties")
            hint="Money, work, or a share in it. It need not be wrong, but everyone should know."/>
        <TextField name="tie" label="If so, what is the tie?" rows=2 limit=600 value=input.tie error=errors.of("tie")/>
        <TextField name="notes" label="Notes" rows=4 limit=2000 value=input.notes error=errors.of("notes")
            hint="Whom you spoke to, and anything else."/>
    }
}
