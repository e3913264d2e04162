//! The proposed times: to be answered while it is open, and what came of it.

use super::slots::{own_time, question, spoken};
use crate::extract::Circle;
use crate::meeting::held_place;
use crate::names::{Names, list};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Empty, ErrorSummary, Errors, Form, LinkButton, More, Notice, NoticeKind, PageHeader,
    Pill, PillState, Place, Select, Title,
};
use crate::zone;
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::meeting::MeetingWords;
use kith_domain::poll::{Answerer, Answers, Suits, Tally};
use kith_domain::{Day, Line};
use kith_store::AnyMember;
use kith_store::polls::Poll;
use leptos::prelude::*;

/// Everything the page shows.
struct Shown {
    base: String,
    meeting: String,
    poll: Option<Poll>,
    /// What I said.
    mine: Answers,
    names: Names,
    guides: bool,
    country: Line<60>,
    /// The booked programme, and until when it holds the place.
    held: Option<(String, Day)>,
    /// When they meet, as it is set now.
    words: MeetingWords,
    /// Today by the poll's clock.
    today: Day,
    errors: Errors,
}

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    answer(&page, &circle, StatusCode::OK, Errors::new()).await
}

pub(super) async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    errors: Errors,
) -> Result<Response, Problem> {
    let id = circle.circle();
    let poll = circle.poll().await?;
    let shown = Shown {
        base: paths::poll(id),
        meeting: paths::meeting(id),
        words: circle.meeting().await?.words,
        today: zone::today(&poll.as_ref().map(|poll| poll.words.zone.clone()).unwrap_or_default(), page.now),
        mine: poll.as_ref().map(|poll| poll.said_by(Answerer::Member(circle.me()))).unwrap_or_default(),
        poll,
        names: Names::of(circle).await?,
        guides: circle.role().guides(),
        country: Line::parse(circle.about().words.country.as_str()).unwrap_or_default(),
        held: held_place(circle).await?,
        errors,
    };
    Ok(page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || view_of(&shown)))
}

fn view_of(shown: &Shown) -> impl IntoView + use<> {
    let (lead, content) = match &shown.poll {
        None => ("Before a day is set, everybody says when they can be there.", none(shown).into_any()),
        Some(poll) if poll.chosen.is_some() => ("A time was chosen.", closed(shown, poll).into_any()),
        Some(poll) => {
            ("Say for each time whether you can be there. Every member sees the answers.", open(shown, poll).into_any())
        }
    };
    view! {
        <ErrorSummary errors=shown.errors.clone()/>
        <BackLink href=shown.meeting.clone() label="Meeting"/>
        <PageHeader title="Times to meet" lead/>
        {content}
    }
}

fn none(shown: &Shown) -> impl IntoView + use<> {
    let ask = shown.guides.then(|| {
        view! { <p><LinkButton href=format!("{}/new", shown.base) label="Propose times"/></p> }
    });
    let wait = (!shown.guides).then(|| view! { <p>"The organizer or the facilitator proposes them, like “Saturday at 10:00, or Sunday at 16:00”."</p> });
    view! {
        <Empty title="No times are proposed yet.">{wait}{ask}</Empty>
    }
}

fn open(shown: &Shown, poll: &Poll) -> impl IntoView + use<> {
    let tallies = poll.tally(shown.today);
    let clock =
        zone::town(&poll.words.zone).map(|town| view! { <p>{format!("The times are by the clock of {town}.")}</p> });
    let cards = tallies.iter().map(|tally| card(shown, poll, tally)).collect_view();
    let content = if tallies.is_empty() {
        view! { <p>"Every time was taken off."</p> }.into_any()
    } else {
        let error = shown.errors.of("times");
        let error = error.map(|error| {
            view! { <p class="field__error"><span class="hidden">"Error: "</span>{error}</p> }
        });
        view! {
            <Form action=shown.base.clone()>
                {error}
                <div class="poll__times" id="f-times">{cards}</div>
                <Button label="Keep my answers"/>
            </Form>
        }
        .into_any()
    };
    let own = if clock.is_some() {
        own_clock(shown).into_any()
    } else {
        view! { <p class="field__hint">"All of you read these times by the same clock. If yours is another, tell whoever asks."</p> }.into_any()
    };
    let guide = shown.guides.then(|| guide(shown, poll));
    view! {
        {clock}
        {content}
        {own}
        {guide}
    }
}

/// One time with its three answers, and who said what.
fn card(shown: &Shown, poll: &Poll, tally: &Tally) -> impl IntoView + use<> {
    let slot = &tally.slot;
    let late = shown.held.clone().filter(|(_, until)| slot.day > *until).map(|(programme, until)| {
        view! { <p class="field__hint" dir="auto">{format!("{programme} holds the place until {}.", until.spoken())}</p> }
    });
    let said = who_said_what(shown, poll, tally);
    if slot.is_over(shown.today) {
        let words = spoken(slot);
        return view! {
            <div class="card poll__slot">
                <p>{words}" "<Pill text="This day is over"/></p>
                {said}
            </div>
        }
        .into_any();
    }
    let best = tally.best.then(|| view! { <p><Pill state=PillState::Good text="Suits best so far"/></p> });
    let decide = shown.guides.then(|| {
        let at = format!("{}/{}", shown.base, slot.id);
        let which = format!(": {}", spoken(slot));
        view! {
            <p class="buttons">
                <a href=format!("{at}/choose")>"Meet then"<span class="hidden">{which.clone()}</span></a>
                <a href=format!("{at}/withdraw")>"Take it off"<span class="hidden">{which}</span></a>
            </p>
        }
    });
    view! {
        <div class="card poll__slot">
            {question(slot, &poll.words, &shown.mine)}
            {late}
            {best}
            {said}
            {decide}
        </div>
    }
    .into_any()
}

/// "Can: Ana and you. If need be: Ben." Whoever hasn't said anything isn't named.
fn who_said_what(shown: &Shown, poll: &Poll, tally: &Tally) -> Option<impl IntoView + use<>> {
    let name = |who: &Answerer| match who {
        Answerer::Member(member) => shown.names.name(*member),
        Answerer::Guest(guest) => {
            poll.guests.iter().find(|other| other.id == *guest).map(|guest| guest.name.to_string()).unwrap_or_default()
        }
    };
    let line = |suits: Suits, label: &str| {
        let names: Vec<String> = tally.said.get(&suits)?.iter().map(name).collect();
        Some(format!("{label}: {}.", list(&names)))
    };
    let lines = [line(Suits::Yes, "Can"), line(Suits::IfNeedBe, "If need be"), line(Suits::No, "Can’t")];
    let lines: Vec<_> =
        lines.into_iter().flatten().map(|line| view! { <p class="poll__said" dir="auto">{line}</p> }).collect();
    (!lines.is_empty()).then_some(lines)
}

fn own_clock(shown: &Shown) -> impl IntoView + use<> {
    let (value, action) = (shown.mine.zone.to_string(), format!("{}/clock", shown.base));
    let zones = zone::options(shown.country.as_str(), "The same as theirs");
    let error = shown.errors.of("zone");
    view! {
        <More summary="Are you somewhere with another clock?">
            <Form action>
                <Select name="zone" label="Your own clock" options=zones value
                    error hint="You then see each time by your clock as well. The others don’t see this."/>
                <Button label="Show it by my clock" kind=ButtonKind::Quiet/>
            </Form>
        </More>
    }
}

fn guide(shown: &Shown, poll: &Poll) -> impl IntoView + use<> {
    let base = &shown.base;
    let guests = match poll.guests.len() {
        0 => "Ask somebody without an account".to_owned(),
        count => format!("People without an account ({count})"),
    };
    view! {
        <h2>"For those who guide"</h2>
        <p class="buttons">
            <LinkButton href=format!("{base}/more") label="Propose more times" kind=ButtonKind::Quiet/>
            <LinkButton href=format!("{base}/guests") label=guests kind=ButtonKind::Quiet/>
        </p>
        <p><a href=format!("{base}/discard")>"Throw this question away"</a></p>
    }
}

fn closed(shown: &Shown, poll: &Poll) -> impl IntoView + use<> {
    let chosen = poll.chosen.and_then(|id| poll.words.slot(id)).copied();
    let set = (shown.words.day, shown.words.time, &shown.words.zone);
    let moved = chosen.is_some_and(|slot| (Some(slot.day), Some(slot.time), &poll.words.zone) != set);
    let chosen = chosen.filter(|_| !moved).map(|slot| {
        let own = own_time(&slot, &poll.words.zone, &shown.mine.zone).map(|own| view! { <p>{own}</p> });
        let words = format!("{}, {}", slot.day.spoken(), zone::spoken(slot.time, &poll.words.zone));
        let tally = poll.tally(shown.today).into_iter().find(|tally| tally.slot.id == slot.id);
        let said = tally.and_then(|tally| who_said_what(shown, poll, &tally));
        let calendar = format!("{}/calendar", shown.meeting);
        view! {
            <Notice kind=NoticeKind::Good title="You meet then">
                <p><strong>{words}</strong></p>
                {own}
                {said}
                <p><a href=calendar download="">"Put it in your calendar"</a>". It only says “update” there."</p>
            </Notice>
        }
    });
    let moved = moved.then(|| {
        let now = shown.words.day.map_or_else(
            || "No day is set now.".to_owned(),
            |day| {
                let time = shown.words.time.map(|time| format!(", {}", zone::spoken(time, &shown.words.zone)));
                format!("You meet on {}{}.", day.spoken(), time.unwrap_or_default())
            },
        );
        view! {
            <Notice kind=NoticeKind::NeedsYou title="It was changed since">
                <p>"What was chosen here doesn’t count any more. "<strong>{now}</strong></p>
            </Notice>
        }
    });
    let again = shown.guides.then(|| {
        let base = &shown.base;
        view! {
            <p><LinkButton href=format!("{base}/new") label="Ask about other times" kind=ButtonKind::Quiet/></p>
            <p><a href=format!("{base}/discard")>"Throw this question away"</a></p>
        }
    });
    view! {
        {moved}
        {chosen}
        <p><LinkButton href=shown.meeting.clone() label="See the meeting" kind=ButtonKind::Quiet/></p>
        {again}
    }
}
