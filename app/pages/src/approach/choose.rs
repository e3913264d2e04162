//! Choosing a way to ask, with a reason; and, for itself, whether the person is told beforehand.

use crate::extract::Circle;
use crate::forms::{self, Fields, go};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Field, Form, LinkButton, Notice,
    NoticeKind, PageHeader, Place, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::approaches::{approaches, hurdle};
use kith_domain::approach::{Approach, ApproachWords, Hurdle, Known, Telling};
use kith_domain::{ApproachId, Day, Line, Prose};
use kith_store::approaches::Decision;
use kith_store::{AnyMember, StoreError};
use leptos::prelude::*;
use serde::Deserialize;

const BECAUSE_MAX: usize = Prose::<1000>::MAX;
const TELLING_MAX: usize = Prose::<600>::MAX;
const PROFESSIONAL_MAX: usize = Line::<120>::MAX;
/// How many days before a meeting a change comes so late that everybody has to hear of it by voice.
const EVE: i64 = 3;

/// The choice as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    approach: String,
    because: String,
    telling: String,
    telling_because: String,
    professional: String,
    /// The newest decision that whoever chooses had read.
    seen: String,
}

impl Typed {
    fn of(decision: &Decision) -> Self {
        let words = &decision.words;
        Self {
            approach: words.approach.slug().to_owned(),
            because: String::new(),
            telling: words.telling.map_or_else(String::new, |telling| telling.slug().to_owned()),
            telling_because: words.telling_because.to_string(),
            professional: words.professional.to_string(),
            seen: decision.id.to_string(),
        }
    }

    fn parse(&self, known: &Known, errors: &mut Errors) -> Option<ApproachWords> {
        let approach = Approach::from_slug(&self.approach);
        if approach.is_none() {
            errors.add("approach", "Choose one way. You can change it later.");
        }
        let because = forms::prose(errors, "because", &self.because, "Say in a sentence why this is the way for you.");
        let telling_because = forms::maybe_prose(errors, "telling_because", &self.telling_because);
        let professional: Line<120> = forms::maybe_line(errors, "professional", &self.professional);
        let approach = approach?;
        let telling = Telling::from_slug(&self.telling).filter(|_| !approach.tellings().is_empty());
        if telling == Some(Telling::NotTold) && telling_because.is_blank() {
            errors.add("telling_because", "Say why they aren’t told. Somebody will ask you later.");
        }
        let known = Known { professional: known.professional || !professional.is_blank(), ..known.clone() };
        for stops in approach.hurdles(telling, &known) {
            errors.add(field(stops), hurdle(stops.slug()).text.clone());
        }
        errors.is_empty().then_some(ApproachWords { approach, because, telling, telling_because, professional })
    }
}

const fn field(hurdle: Hurdle) -> &'static str {
    match hurdle {
        Hurdle::Unscreened | Hurdle::NotNow => "approach",
        Hurdle::NeedsProfessional => "professional",
        Hurdle::SayWhetherTold | Hurdle::TellThem | Hurdle::InviteFirst => "telling",
    }
}

pub(super) async fn ask(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let now = circle.approach().await?;
    let typed = now.as_ref().map(Typed::of).unwrap_or_default();
    form(&page, &circle, StatusCode::OK, typed, Errors::new(), false).await
}

pub(super) async fn decide(
    page: Page,
    circle: Circle<AnyMember>,
    Fields(typed): Fields<Typed>,
) -> Result<Response, Problem> {
    let mut errors = Errors::new();
    let Some(words) = typed.parse(&circle.known_for_approach(page.now.day()).await?, &mut errors) else {
        return form(&page, &circle, StatusCode::UNPROCESSABLE_ENTITY, typed, errors, false).await;
    };
    let seen: Option<ApproachId> = typed.seen.trim().parse().ok();
    match circle.decide_approach(&words, seen, page.now).await {
        Ok(_) => Ok(go(paths::approach(circle.circle()))),
        Err(StoreError::Stale) => {
            // Sent again, it means it: the newest decision stands above the form.
            let newest = circle.approach().await?.map(|decision| decision.id.to_string()).unwrap_or_default();
            let typed = Typed { seen: newest, ..typed };
            form(&page, &circle, StatusCode::CONFLICT, typed, errors, true).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn form(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Typed,
    errors: Errors,
    stale: bool,
) -> Result<Response, Problem> {
    if !circle.leaders().await?.contains(&circle.me()) {
        return Err(Problem::NotYours);
    }
    let meeting = circle.meeting().await?.words.day;
    let newest = circle.approach().await?;
    let (back, today) = (paths::approach(circle.circle()), page.now.day());
    let person = circle.about().words.person.name.to_string();
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let ways = approaches().iter().map(|way| Choice::new(&way.slug, &way.title).hint(way.what.clone())).collect();
        let tellings = vec![
            Choice::new(Telling::Told.slug(), format!("{person} is told beforehand"))
                .hint("You say that you meet, and why. They may come or stay away."),
            Choice::new(Telling::NotTold.slug(), format!("{person} is not told beforehand"))
                .hint("Only for a meeting, and only after you have asked openly and it led nowhere."),
        ];
        let eve = meeting.filter(|day| *day >= today && *day <= today.plus(EVE)).map(eve);
        let changed = stale.then(|| {
            let now = newest.as_ref().map(|now| kith_content::approach(now.words.approach.slug()).title.clone());
            let now = now.unwrap_or_else(|| "nothing".to_owned());
            view! {
                <Notice kind=NoticeKind::NeedsYou title="Something changed while you were choosing">
                    <p>{format!("Now it says: {now}. Your own words are in the form. Press the button again if yours should count.")}</p>
                </Notice>
            }
        });
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="How you ask"/>
            <PageHeader title="Choose how you ask"
                lead="Everyone in the circle sees what you choose and why. Each of them can put their name under it."/>
            {changed}
            {eve}
            <Form action=format!("{back}/choose")>
                <input type="hidden" name="seen" value=typed.seen.clone()/>
                <Choices name="approach" legend="The way" kind=ChoiceKind::One options=ways value=vec![typed.approach.clone()]
                    error=errors.of("approach")/>
                <TextField name="because" label="Why this one" value=typed.because.clone() error=errors.of("because") rows=3
                    limit=BECAUSE_MAX hint="Think of safety, of how ready you are, and of who is close to whom."/>
                <Choices name="telling" legend="Is the meeting a surprise?" kind=ChoiceKind::One options=tellings
                    value=vec![typed.telling.clone()] error=errors.of("telling")
                    hint="If there is no meeting, leave this as it is."/>
                <TextField name="telling_because" label="Why they are told, or not" value=typed.telling_because.clone()
                    error=errors.of("telling_because") rows=2 limit=TELLING_MAX hint="You may leave it empty if they are told."/>
                <Field name="professional" label="Who guides you" value=typed.professional.clone() limit=PROFESSIONAL_MAX
                    error=errors.of("professional") autocomplete="off"
                    hint="A professional outside Kith, by name. Leave it empty if there is none, or if they are in this circle."/>
                <Button label="Keep this choice"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
        }
    }))
}

fn eve(day: Day) -> impl IntoView {
    view! {
        <Notice kind=NoticeKind::NeedsYou title=format!("Your meeting is on {}", day.spoken())>
            <p>"If you change the way now, call everyone who has a part in it. Kith tells them when they open it, and that may be too late."</p>
        </Notice>
    }
}
