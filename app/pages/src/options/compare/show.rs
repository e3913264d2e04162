//! The comparison on a wide screen and on paper, where programmes stand beside one another, and on a phone, where they
//! come one at a time with the same rows.

use super::super::words::{StandingPill, phone};
use super::rows::{Compared, Row};
use crate::ui::{CardTable, Fact, Summary};
use leptos::prelude::*;

#[component]
pub(super) fn Table(base: String, compared: Vec<Compared>, rows: Vec<Row>) -> impl IntoView {
    let headers: Vec<String> = ["What".to_owned()].into_iter().chain(compared.iter().map(Compared::name)).collect();
    let standing = ["Where it stands".into_any()].into_iter().chain(compared.iter().map(|one| standing(&base, one)));
    let cells = |row: &Row| {
        let verdict = row.verdict.map(|verdict| view! { <span class="option__verdict">{verdict}</span> });
        let name = view! { {row.title.clone()}{verdict} }.into_any();
        [name].into_iter().chain(row.answers.iter().map(|answer| cell(row, answer.as_ref()))).collect()
    };
    let rows = [standing.collect()].into_iter().chain(rows.iter().map(cells)).collect();
    view! { <CardTable caption="Each row asks every programme the same." headers rows/> }
}

/// One programme after the other, with a way to each of them.
#[component]
pub(super) fn Cards(base: String, compared: Vec<Compared>, rows: Vec<Row>) -> impl IntoView {
    let ways = compared.iter().enumerate().map(|(at, one)| {
        view! { <li><a href=format!("#place-{at}") dir="auto">{one.name()}</a></li> }
    });
    let ways = ways.collect_view();
    let cards = compared.iter().enumerate().map(|(at, one)| {
        let facts = rows.iter().map(|row| {
            let verdict = row.verdict.map(|verdict| format!(" ({})", verdict.to_lowercase())).unwrap_or_default();
            Fact::new(format!("{}{verdict}", row.title), cell(row, row.answers.get(at).and_then(Option::as_ref)))
        });
        let facts = facts.collect();
        view! {
            <section class="card stack" id=format!("place-{at}")>
                <h2 dir="auto">{one.name()}</h2>
                <p>{standing(&base, one)}</p>
                <Summary facts/>
            </section>
        }
    });
    view! {
        <nav aria-label="The programmes"><ul class="option__medicines" role="list">{ways}</ul></nav>
        {cards.collect_view()}
    }
}

fn standing(base: &str, one: &Compared) -> AnyView {
    let href = format!("{base}/{}", one.id);
    let whose = format!(" {}", one.words.programme);
    view! { <StandingPill standing=one.standing/>" "<a class="no-print" href=href>"See all"<span class="hidden">" about"{whose}</span></a> }
        .into_any()
}

/// An answer, or the question that gets it.
fn cell(row: &Row, answer: Option<&String>) -> AnyView {
    match (answer, &row.ask) {
        (Some(answer), _) if row.is_phone => phone(answer),
        (Some(answer), _) => view! { <span class="option__text" dir="auto">{answer.clone()}</span> }.into_any(),
        // The row is the question already.
        (None, Some(ask)) if *ask == row.title => view! { <span class="option__ask">"Not asked yet"</span> }.into_any(),
        (None, Some(ask)) => view! { <span class="option__ask">"Ask: “"{ask.clone()}"”"</span> }.into_any(),
        (None, None) => view! { <span class="option__ask">"Nothing written yet"</span> }.into_any(),
    }
}
