//! The four questions, to go round with, and what was written down.

use crate::extract::Circle;
use crate::names::{Names, capital};
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{BackLink, Empty, LinkButton, PageHeader, Place, Source, Title};
use crate::wellbeing::helps;
use axum::response::Response;
use kith_content::afterwards::{afterwards_source, debrief_question, debrief_questions};
use kith_content::wellbeing::feeling;
use kith_domain::MemberId;
use kith_domain::debrief::Question;
use kith_store::AnyMember;
use kith_store::debriefs::Debrief;
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    let (all, names) = (circle.debriefs().await?, Names::of(&circle).await?);
    let (id, me, today) = (circle.circle(), circle.me(), page.now.day());
    Ok(page.show(Title::Date, circle.nav(Place::Meeting), move || {
        let base = paths::debrief(id);
        // Only to whoever said so, and only while it is news.
        let mine = all.iter().find(|one| one.by == me && one.at.day().plus(1) >= today);
        let care = mine.filter(|one| one.words.asks_for_care()).and_then(|one| one.words.feeling);
        let care = care.map(|feeling| helps(id, feeling));
        let questions = debrief_questions().iter().map(|question| {
            view! { <li><p><strong>{question.asks.clone()}</strong></p> <p>{question.hint.clone()}</p></li> }
        });
        let questions = questions.collect_view();
        let (source, reviewed) = afterwards_source();
        let cards: Vec<_> = all.iter().map(|one| card(&base, one, me, &names)).collect();
        let none = cards.is_empty().then(|| {
            view! {
                <Empty title="Nothing is written down yet.">
                    <p>"Nobody has to. It can help you to remember, and those who weren’t there to understand."</p>
                </Empty>
            }
        });
        view! {
            <BackLink href=paths::outcome(id) label="After the meeting"/>
            <PageHeader title="Fifteen minutes together"
                lead="Before anybody drives home: sit down, and go round with these four questions. Each answers, nobody interrupts, and nothing has to be solved now."/>
            {care}
            <ol>{questions}</ol>
            <Source source reviewed/>
            <p><LinkButton href=format!("{base}/new") label="Write down your answers"/></p>
            <h2>"What you wrote down"</h2>
            {none}
            <div class="cards">{cards}</div>
        }
    }))
}

fn card(base: &str, one: &Debrief, me: MemberId, names: &Names) -> impl IntoView + use<> {
    let mine = one.by == me;
    let (who, day) = (capital(&names.name(one.by)), one.at.day().spoken());
    let feels = one.words.feeling.map(|it| view! { <p>{feeling(it.slug()).title.clone()}</p> });
    let answers = Question::ALL.iter().map(|question| {
        let (asks, text) =
            (debrief_question(question.slug()).asks.clone(), one.words.answer(*question).as_str().trim().to_owned());
        (!text.is_empty()).then(|| view! { <p class="field__hint">{asks}</p> <p class="written" dir="auto">{text}</p> })
    });
    let answers = answers.collect_view();
    let href = format!("{base}/{}", one.id);
    let change = mine.then(|| {
        view! { <p><a href=href>"Change"<span class="hidden">{format!(": {day}")}</span></a></p> }
    });
    view! {
        <article class="card">
            <h3 class="card__title" dir="auto">{format!("{who}, {day}")}</h3>
            {feels}
            {answers}
            {change}
        </article>
    }
}
