//! What all said together, without names.

use super::form::ordinal;
use crate::ui::{ButtonKind, LinkButton};
use kith_domain::OptionId;
use kith_domain::ranking::{Ranked, Ranking, together};
use kith_store::options::CareOption;
use leptos::prelude::*;

/// The options in the order that came out.
#[component]
pub(super) fn Result(all: Vec<Ranking>, options: Vec<CareOption>, base: String, organizer: bool) -> impl IntoView {
    // One that nobody put anywhere was added afterwards, or says nothing.
    let ranked_by_somebody = |id: OptionId| all.iter().any(|ranking| ranking.place_of(id).is_some());
    let ids: Vec<OptionId> = options.iter().map(|option| option.id).filter(|id| ranked_by_somebody(*id)).collect();
    let ranked = together(&all, &ids);
    let mut place = 0;
    let items = ranked
        .iter()
        .enumerate()
        .map(|(at, one)| {
            // Equal ones share a place.
            if at == 0 || !one.ties_with(&ranked[at - 1]) {
                place = at + 1;
            }
            let name = options.iter().find(|o| o.id == one.option).map(|o| o.words.programme.to_string());
            let href = format!("{base}/{}", one.option);
            view! {
                <li class="card">
                    <h2 class="card__title">{ordinal(place)}": "<a href=href dir="auto">{name}</a></h2>
                    <p class="option__facts">{said(one)}</p>
                </li>
            }
        })
        .collect_view();
    let again = organizer.then(|| {
        view! { <p><LinkButton href=format!("{base}/ranking/again") label="Ask everyone once more" kind=ButtonKind::Quiet/></p> }
    });
    let answers = if all.len() == 1 { "1 answer".to_owned() } else { format!("{} answers", all.len()) };
    view! {
        <p>{answers}". This is advice. Talk about it, then book a place."</p>
        <ol class="cards" role="list">{items}</ol>
        {again}
    }
}

/// "First for 2, second for 1. 1 couldn’t say."
fn said(ranked: &Ranked) -> String {
    let places = ranked.places.iter().enumerate().filter(|(_, count)| **count > 0);
    let places: Vec<_> = places.map(|(at, count)| format!("{} for {count}", ordinal(at + 1).to_lowercase())).collect();
    let places =
        if places.is_empty() { String::new() } else { format!("{}.", crate::names::capital(&places.join(", "))) };
    let silent = if ranked.silent > 0 { format!(" {} couldn’t say.", ranked.silent) } else { String::new() };
    format!("{places}{silent}").trim().to_owned()
}
