//! Choosing where reminders go, how often, and when not.

use super::REMINDERS;
use super::show::answer;
use crate::extract::SignedIn;
use crate::forms::{Fields, go};
use crate::moment::clock;
use crate::page::Page;
use crate::problem::Problem;
use crate::ui::{Button, Choice, ChoiceKind, Choices, Errors, Field, Form, InputKind, Select};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::Timestamp;
use kith_domain::address::Address;
use kith_domain::reminder::{HALF_HOURS, Manner, Often};
use kith_store::StoreError;
use kith_store::accounts::AccountWords;
use kith_store::reminders::Reminders;
use leptos::prelude::*;
use serde::Deserialize;

/// For an address whose reader has stopped its mails.
const STOPPED: &str = "These mails were stopped from that mailbox. Choose another address, or wait a month.";

/// As it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    email: String,
    mine: String,
    often: String,
    quiet_from: String,
    quiet_until: String,
    /// How far their clock is ahead of UTC, in half hours.
    clock: String,
}

impl Typed {
    /// What is there, or what most people would choose; but not a mailbox that may have another reader.
    pub(super) fn first(Reminders { contact, stopped_at }: &Reminders, account: &AccountWords) -> Self {
        let manner = contact.as_ref().map(|contact| contact.words.manner).unwrap_or_default();
        let email = match contact {
            Some(contact) => &*contact.words.address,
            None if stopped_at.is_some() => "",
            None => &*account.address,
        };
        Self {
            email: email.to_owned(),
            mine: String::new(),
            often: manner.often.slug().to_owned(),
            quiet_from: manner.quiet_from.to_string(),
            quiet_until: manner.quiet_until.to_string(),
            clock: contact.as_ref().map(|_| manner.ahead.to_string()).unwrap_or_default(),
        }
    }

    fn manner(&self, errors: &mut Errors) -> Option<Manner> {
        let often = Often::from_slug(&self.often);
        if often.is_none() {
            errors.add("often", "Choose how often.");
        }
        let ahead = self.clock.parse().ok().filter(|ahead| *ahead < HALF_HOURS);
        if ahead.is_none() {
            errors.add("clock", "Choose what time it is where you are.");
        }
        let (from, until) = (self.quiet_from.parse().ok(), self.quiet_until.parse().ok());
        if from.is_none_or(|hour: u8| hour > 23) {
            errors.add("quiet_from", "Choose an hour.");
        }
        if until.is_none_or(|hour: u8| hour > 23) {
            errors.add("quiet_until", "Choose an hour.");
        }
        Manner::new(often?, from?, until?, ahead?)
    }

    fn address(&self, errors: &mut Errors) -> Option<Address> {
        let address = Address::parse(&self.email).ok().filter(Address::is_plain);
        if address.is_none() {
            errors.add("email", "Enter an e-mail address, like rosa@example.org.");
        }
        if self.mine.is_empty() {
            errors.add("mine", "Reminders only go to an address that you alone read. If it is, say so here.");
        }
        address
    }
}

pub(super) async fn choose(
    page: Page,
    SignedIn(session): SignedIn,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let settings = page.app.settings();
    if !settings.mail {
        // The page says so, in the place of the form.
        return answer(&page, session, StatusCode::UNPROCESSABLE_ENTITY, None, Errors::new()).await;
    }
    let mut errors = Errors::new();
    let chosen = typed.address(&mut errors).zip(typed.manner(&mut errors));
    if let Some((address, manner)) = chosen.filter(|_| errors.is_empty()) {
        let store = page.app.store();
        match session.choose_contact(store, &address, manner, &settings.origin, page.now).await {
            Ok(()) => {
                page.app.homes().forget(session.account);
                return Ok(go(REMINDERS));
            }
            Err(StoreError::Taken) => errors.add("email", STOPPED),
            Err(StoreError::TooMany) => errors.add("email", super::confirm::TOO_MANY),
            Err(other) => return Err(other.into()),
        }
    }
    answer(&page, session, StatusCode::UNPROCESSABLE_ENTITY, Some(typed), errors).await
}

#[component]
pub(super) fn Choosing(typed: Typed, errors: Errors, now: Timestamp) -> impl IntoView {
    let mine = vec![Choice::new("yes", "Only I read mail at this address")];
    let often = vec![
        Choice::new(Often::Daily.slug(), "Once a day at most"),
        Choice::new(Often::Weekly.slug(), "Once a week at most"),
        Choice::new(Often::Hourly.slug(), "Soon after it happens, once an hour at most"),
    ];
    view! {
        <Form action=REMINDERS>
            <Field name="email" label="E-mail address" kind=InputKind::Email value=typed.email
                hint="One that nobody else opens: not on a shared tablet, not in a browser that others use."
                error=errors.of("email")/>
            <Choices name="mine" legend="Is it safe?" kind=ChoiceKind::Many options=mine value=vec![typed.mine]
                hint="Think of phones that show new mail while they are locked." error=errors.of("mine")/>
            <Choices name="often" legend="How often?" kind=ChoiceKind::One options=often value=vec![typed.often]
                hint="None comes while there is nothing new, or while you look in here yourself." error=errors.of("often")/>
            <Select name="clock" label=WHAT_TIME value=typed.clock options=clocks(now)
                hint="Choose the nearest. We keep how far your clock is from ours, not where you are." error=errors.of("clock")/>
            <Select name="quiet_from" label="No mail from" value=typed.quiet_from options=hours()
                error=errors.of("quiet_from")/>
            <Select name="quiet_until" label="Until" value=typed.quiet_until options=hours()
                hint="The same hour twice: mail may come at any time." error=errors.of("quiet_until")/>
            <Button label="Keep this"/>
        </Form>
    }
}

/// The hours of a day.
fn hours() -> Vec<(String, String)> {
    (0..24).map(|hour| (hour.to_string(), both_ways(Timestamp(hour * Timestamp::HOUR)))).collect()
}

/// A time of day as both kinds of clock show it: "17:35 (5:35 pm)".
fn both_ways(at: Timestamp) -> String {
    let minutes = at.0.rem_euclid(Timestamp::DAY) / Timestamp::MINUTE;
    let (hour, half) = (minutes / 60, if minutes < 12 * 60 { "am" } else { "pm" });
    let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
    format!("{} ({twelve}:{:02} {half})", clock(at), minutes % 60)
}

/// How the time is asked for.
pub(super) const WHAT_TIME: &str = "What time is it where you are now?";

/// What every clock in the world shows now, to the half hour: whoever finds theirs has said how far it is from ours.
pub(super) fn clocks(now: Timestamp) -> Vec<(String, String)> {
    let shown = |ahead: u8| both_ways(Manner { ahead, ..Manner::default() }.on_their_clock(now));
    let mut all: Vec<_> = (0..HALF_HOURS).map(|ahead| (ahead.to_string(), shown(ahead))).collect();
    all.sort_by(|one, other| one.1.cmp(&other.1));
    std::iter::once((String::new(), "Choose the time".to_owned())).chain(all).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_clock_is_there_once_in_order() {
        let noon = Timestamp(1_795_262_400_000 + 5 * Timestamp::MINUTE);
        let clocks = clocks(noon);
        let shown: Vec<&str> = clocks.iter().skip(1).map(|(_, shown)| shown.as_str()).collect();
        assert_eq!((shown.len(), shown[0], shown[47]), (48, "00:05 (12:05 am)", "23:35 (11:35 pm)"));
        assert!(clocks.contains(&("0".into(), "12:05 (12:05 pm)".into())));
        // India is five and a half hours ahead.
        assert!(clocks.contains(&("11".into(), "17:35 (5:35 pm)".into())));
    }
}
