//! The safety card, on a sheet of its own: it lies on the table, and it is read in a hurry.

use super::gather::Script;
use crate::ui::{Fact, Sheet, Source, Sources, Summary};
use kith_content::helplines::Helpline;
use kith_content::safety_card::SafetySection;
use kith_content::substances::Caution;
use kith_domain::meeting::MeetingRole;
use leptos::prelude::*;

/// A line that fits half a page, in characters.
const SHORT: usize = 72;

pub(super) fn card(script: &Script) -> impl IntoView + use<> {
    let who = who(script);
    let sections = kith_content::safety_card::safety_sections()
        .iter()
        .filter(|section| section.slug != "do-not-hold-the-meeting")
        .map(section)
        .collect_view();
    let cautions: Vec<&'static Caution> = script
        .words
        .circle
        .substances
        .iter()
        .flat_map(|substance| &kith_content::substance(substance.slug()).withdrawal)
        .collect();
    let cautions = (!cautions.is_empty()).then(|| {
        let items = cautions.iter().map(|caution| view! { <p>{caution.text.clone()}</p> }).collect_view();
        let read = cautions.iter().map(|caution| (caution.source.as_str(), caution.reviewed.as_str())).collect();
        view! {
            <section class="safety">
                <h3>"Before anybody stops"</h3>
                {items}
                <Sources read/>
            </section>
        }
    });
    let numbers = kith_content::helplines(script.words.circle.country.as_str());
    let lines = numbers.iter().map(helpline).collect_view();
    let read = numbers.iter().map(|line| (line.source.as_str(), line.reviewed.as_str())).collect();
    view! {
        <Sheet title="Safety card" draft=script.draft()>
            {who}
            {sections}
            {cautions}
            <section class="safety">
                <h3>"Numbers"</h3>
                {lines}
                <Sources read/>
            </section>
            <p class="source">{kith_content::REVIEWED_BY}</p>
        </Sheet>
    }
}

/// Who acts, so that nobody has to ask who does.
fn who(script: &Script) -> Option<impl IntoView + use<>> {
    let parts = [(MeetingRole::Caller, "Calls for help"), (MeetingRole::Naloxone, "Has naloxone")];
    let facts: Vec<Fact> =
        parts.into_iter().filter_map(|(role, words)| Some(Fact::new(words, script.with(role)?))).collect();
    (!facts.is_empty()).then(|| {
        view! {
            <section class="safety">
                <h3>"Who acts"</h3>
                <Summary facts/>
            </section>
        }
    })
}

fn section(section: &'static SafetySection) -> impl IntoView {
    let items = section.items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
    // Short lines stand side by side on paper, so that the card stays one sheet, front and back.
    let short = section.items.iter().all(|item| item.chars().count() <= SHORT);
    view! {
        <section class="safety">
            <h3>{section.title.clone()}</h3>
            <ol class="safety__list" data-size=short.then_some("short")>{items}</ol>
            <Source source=section.source.clone() reviewed=section.reviewed.clone()/>
        </section>
    }
}

fn helpline(line: &'static Helpline) -> impl IntoView {
    let number = line.number.clone().unwrap_or_else(|| "Your local emergency number".to_owned());
    let hours = line.hours.clone().map(|hours| format!(" {hours}."));
    view! { <p><strong>{line.name.clone()}": "{number}"."</strong>{hours}" "{line.purpose.clone()}</p> }
}
