//! What belongs to the place: where an ambulance finds it, who may overhear, where to park, how the person gets there, and who is elsewhere meanwhile.

use super::actions::version;
use crate::extract::Circle;
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, ErrorSummary, Errors, Field, Form, LinkButton, Notice, NoticeKind, PageHeader, Place,
    TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::meeting::MeetingWords;
use kith_domain::{Line, Prose};
use kith_store::meetings::Meeting;
use kith_store::{Guide, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

const ADDRESS: usize = Line::<200>::MAX;
const LONG: usize = Prose::<1000>::MAX;
const SHORT: usize = Prose::<400>::MAX;

/// The notes as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    address: String,
    privacy: String,
    arrival: String,
    parking: String,
    coming: String,
    elsewhere: String,
    version: String,
}

impl Typed {
    fn of(meeting: &Meeting) -> Self {
        let words = &meeting.words;
        Self {
            address: words.address.to_string(),
            privacy: words.privacy.to_string(),
            arrival: words.arrival.to_string(),
            parking: words.parking.to_string(),
            coming: words.coming.to_string(),
            elsewhere: words.elsewhere.to_string(),
            version: meeting.version.to_string(),
        }
    }

    /// The meeting with these notes; its day and place stay.
    fn parse(&self, kept: &MeetingWords, errors: &mut Errors) -> MeetingWords {
        MeetingWords {
            address: forms::maybe_line(errors, "address", &self.address),
            privacy: forms::maybe_prose(errors, "privacy", &self.privacy),
            arrival: forms::maybe_prose(errors, "arrival", &self.arrival),
            parking: forms::maybe_prose(errors, "parking", &self.parking),
            coming: forms::maybe_prose(errors, "coming", &self.coming),
            elsewhere: forms::maybe_prose(errors, "elsewhere", &self.elsewhere),
            ..kept.clone()
        }
    }
}

pub(super) async fn show(page: Page, circle: Circle<Guide>) -> Result<Response, Problem> {
    let typed = Typed::of(&circle.meeting().await?);
    Ok(answer(&page, &circle, StatusCode::OK, typed, Errors::new(), None))
}

pub(super) async fn set(page: Page, circle: Circle<Guide>, Fields(typed): Fields<Typed>) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let words = typed.parse(&circle.meeting().await?.words, &mut errors);
    if !errors.is_empty() {
        return Ok(answer(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors, None));
    }
    match circle.set_meeting(&words, version(&typed.version), page.now).await {
        Ok(()) => Ok(go(format!("{}#when", paths::meeting(circle.circle())))),
        Err(StoreError::Stale) => {
            let there = circle.meeting().await?;
            let typed = Typed { version: there.version.to_string(), ..typed };
            Ok(answer(&page, &circle, StatusCode::CONFLICT, typed, errors, Some(there.words)))
        }
        Err(other) => Err(other.into()),
    }
}

/// The form; `kept` is what it says now, when it changed in another place.
fn answer(
    page: &Page,
    circle: &Circle<Guide>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
    kept: Option<MeetingWords>,
) -> Response {
    let (back, person) = (paths::meeting(circle.circle()), circle.about().words.person.name.to_string());
    page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let kept = kept.as_ref().map(meanwhile);
        let (shown, of) = (errors.clone(), move |field: &str| errors.of(field));
        view! {
            <ErrorSummary errors=shown/>
            <BackLink href=back.clone() label="Meeting"/>
            <PageHeader title="What belongs to the place" lead="Every member sees this. Leave empty what doesn’t matter."/>
            {kept}
            <Form action=format!("{back}/place")>
                <input type="hidden" name="version" value=typed.version.clone()/>
                <Field name="address" label="Street address, for the ambulance and for the driver" value=typed.address.clone()
                    limit=ADDRESS autocomplete="off" error=of("address")
                    hint="Street, number, town, and the floor or the door. It stands first on the safety card."/>
                <TextField name="privacy" label="Who else may be nearby?" value=typed.privacy.clone() rows=2 limit=SHORT error=of("privacy")
                    hint="Who lives there, who may ring, what can be heard next door."/>
                <TextField name="arrival" label="How to arrive" value=typed.arrival.clone() rows=3 limit=LONG error=of("arrival")
                    hint="When to be there, who opens the door, who waits where."/>
                <TextField name="parking" label="Where to park" value=typed.parking.clone() rows=2 limit=SHORT error=of("parking")
                    hint="And which car stands ready to leave."/>
                <TextField name="coming" label=format!("How {person} gets there") value=typed.coming.clone() rows=2 limit=SHORT error=of("coming")
                    hint="By invitation, with whom, and what they are told. Nobody is tricked or held."/>
                <TextField name="elsewhere" label="Children and animals" value=typed.elsewhere.clone() rows=2 limit=SHORT error=of("elsewhere")
                    hint="Who looks after them, and where, until the evening."/>
                <Button label="Keep these notes"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    })
}

/// The notes that say something, with what each is about.
pub(super) fn notes(words: &MeetingWords) -> Vec<(&'static str, String)> {
    let all = [
        ("Street address", words.address.as_str()),
        ("Who else may be nearby", words.privacy.as_str()),
        ("How to arrive", words.arrival.as_str()),
        ("Where to park", words.parking.as_str()),
        ("How they get there", words.coming.as_str()),
        ("Children and animals", words.elsewhere.as_str()),
    ];
    all.into_iter().filter(|(_, note)| !note.trim().is_empty()).map(|(label, note)| (label, note.to_owned())).collect()
}

fn meanwhile(words: &MeetingWords) -> impl IntoView + use<> {
    let notes = notes(words)
        .into_iter()
        .map(|(label, note)| view! { <p dir="auto" class="written">{format!("{label}: {note}")}</p> });
    let notes = notes.collect_view();
    view! {
        <Notice kind=NoticeKind::NeedsYou title="Somebody changed the meeting meanwhile">
            <p>"Your words are in the form. These are the notes as they are now:"</p>
            {notes}
        </Notice>
    }
}
