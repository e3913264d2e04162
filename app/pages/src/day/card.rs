//! What to do when it isn't safe: on the page from the beginning, so that it is there without a connection.

use crate::help::{Lines, Section};
use crate::paths;
use crate::script::Script;
use crate::ui::{ButtonKind, Fact, LinkButton, Summary};
use kith_content::safety_card::safety_sections;
use kith_domain::CircleId;
use kith_domain::meeting::MeetingRole;
use leptos::prelude::*;

pub(super) fn card(circle: CircleId, script: &Script) -> impl IntoView + use<> {
    let parts = [(MeetingRole::Caller, "Calls for help"), (MeetingRole::Naloxone, "Has naloxone")];
    let facts: Vec<Fact> =
        parts.into_iter().filter_map(|(role, words)| Some(Fact::new(words, script.with(role)?))).collect();
    let who = (!facts.is_empty()).then(|| view! { <Summary facts/> });
    let sections = safety_sections()
        .iter()
        .filter(|section| section.slug != "do-not-hold-the-meeting")
        .map(|section| view! { <Section section/> })
        .collect_view();
    let lines = kith_content::helplines(script.country());
    view! {
        <section class="day__card" id="stop">
            <h2>"Stop here. People first."</h2>
            <p>"Nobody has to finish anything. Let the person go if they want to go."</p>
            {who}
            <Lines title="Call" lines/>
            {sections}
            <p class="buttons">
                <LinkButton href="#day".to_owned() label="Back to where you were"/>
                <LinkButton href=paths::outcome(circle) label="Write down that it stopped" kind=ButtonKind::Quiet/>
            </p>
        </section>
    }
}
