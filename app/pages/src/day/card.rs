//! What to do when it isn't safe: on the page from the beginning, so that it is there without a connection. What saves a life
//! stands on the first screen: the number, the address, who acts, what to do. Everything else waits below.

use crate::paths;
use crate::script::{LOCAL, STOPPING, SafetyCard, Script, is_in_steps};
use crate::ui::{ButtonKind, Fact, Helpline, LinkButton, Sources, Summary};
use kith_content::safety_card::SafetySection;
use kith_domain::CircleId;
use leptos::prelude::*;

/// Said in place of an address that nobody has written down.
const NO_ADDRESS: &str = "Nobody has written down the street address. Look for it now.";

pub(super) fn card(circle: CircleId, script: &Script) -> impl IntoView + use<> {
    let card = script.safety_card();
    let sections = card.sections.iter().map(|one| section(one)).collect_view();
    let cautions = (!card.cautions.is_empty()).then(|| {
        let items = card.cautions.iter().map(|caution| view! { <li>{caution.text.clone()}</li> }).collect_view();
        view! { <section><h3>{STOPPING}</h3> <ul>{items}</ul></section> }
    });
    let walk_out =
        card.walk_out.clone().map(|(title, words)| view! { <p dir="auto">{format!("{title}: {words}")}</p> });
    view! {
        <section class="day__card" id="stop">
            <h2>"Stop here. People first."</h2>
            {call(&card)}
            <Summary facts=acts(&card)/>
            {walk_out}
            <p>"Nobody has to finish anything. Let the person go if they want to go."</p>
            {sections}
            {cautions}
            <h3>"More numbers"</h3>
            {numbers(&card)}
            <Sources read=card.read() with_reviewer=true/>
            <p class="buttons">
                <LinkButton href="#day".to_owned() label="Back to where you were"/>
                <LinkButton href=paths::outcome(circle) label="Write down that it stopped" kind=ButtonKind::Quiet/>
            </p>
        </section>
    }
}

/// The one number that comes before everything, as large as a thumb.
fn call(card: &SafetyCard) -> impl IntoView + use<> {
    let line = card.emergency?;
    Some(match (line.href.clone(), line.number.clone()) {
        (Some(href), Some(number)) => view! { <p><LinkButton href label=format!("Call {number}")/></p> }.into_any(),
        (_, number) => {
            view! { <p><strong>"Call: "{number.unwrap_or_else(|| LOCAL.to_owned())}</strong></p> }.into_any()
        }
    })
}

fn acts(card: &SafetyCard) -> Vec<Fact> {
    let fact = |(at, (label, value)): (usize, &(&'static str, Option<String>))| {
        let value = value.clone().or_else(|| (at == 0).then(|| NO_ADDRESS.to_owned()))?;
        Some(Fact::new(*label, view! { <strong dir="auto">{value}</strong> }))
    };
    card.acts.iter().enumerate().filter_map(fact).collect()
}

fn section(section: &'static SafetySection) -> impl IntoView {
    let items = section.items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
    let items = match is_in_steps(section) {
        true => view! { <ol>{items}</ol> }.into_any(),
        false => view! { <ul>{items}</ul> }.into_any(),
    };
    view! { <section><h3>{section.title.clone()}</h3> {items}</section> }
}

fn numbers(card: &SafetyCard) -> impl IntoView + use<> {
    let line = |line: &'static kith_content::helplines::Helpline| {
        view! {
            <Helpline name=line.name.clone() purpose=line.purpose.clone() number=line.number.clone()
                href=line.href.clone() hours=line.hours.clone()/>
        }
    };
    card.lines.iter().map(line).collect_view()
}
