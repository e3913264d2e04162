//! The safety card, on a sheet of its own: it lies on the table, and it is read in a hurry.

use super::show::Script;
use crate::help::reviewed;
use crate::ui::Sheet;
use kith_content::helplines::Helpline;
use kith_content::safety_card::SafetySection;
use kith_content::substances::Caution;
use leptos::prelude::*;

pub(super) fn card(script: &Script) -> impl IntoView + use<> {
    let sections = kith_content::safety_card::safety_sections()
        .iter()
        .filter(|section| section.slug != "do-not-hold-the-meeting")
        .map(section)
        .collect_view();
    let cautions: Vec<&'static Caution> = script
        .about
        .substances
        .iter()
        .flat_map(|substance| &kith_content::substance(substance.slug()).withdrawal)
        .collect();
    let cautions = (!cautions.is_empty()).then(|| {
        let items = cautions.into_iter().map(caution).collect_view();
        view! { <section class="safety"><h3>"Before anybody stops"</h3>{items}</section> }
    });
    let lines = kith_content::helplines(script.about.country.as_str()).iter().map(helpline).collect_view();
    view! {
        <Sheet title="Safety card" draft=script.draft()>
            {sections}
            {cautions}
            <section class="safety">
                <h3>"Numbers"</h3>
                {lines}
            </section>
            <p class="source">{kith_content::REVIEWED_BY}</p>
        </Sheet>
    }
}

fn section(section: &'static SafetySection) -> impl IntoView {
    let items = section.items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
    view! {
        <section class="safety">
            <h3>{section.title.clone()}</h3>
            <ol>{items}</ol>
            <p class="source">{source(&section.source, &section.reviewed)}</p>
        </section>
    }
}

fn caution(caution: &'static Caution) -> impl IntoView {
    view! {
        <p>{caution.text.clone()}</p>
        <p class="source">{source(&caution.source, &caution.reviewed)}</p>
    }
}

fn helpline(line: &'static Helpline) -> impl IntoView {
    let number = line.number.clone().unwrap_or_else(|| "Your local emergency number".to_owned());
    let hours = line.hours.clone().map(|hours| format!(" {hours}."));
    view! {
        <p><strong>{line.name.clone()}": "{number}"."</strong>{hours}" "{line.purpose.clone()}</p>
        <p class="source">{source(&line.source, &line.reviewed)}</p>
    }
}

fn source(source: &str, day: &str) -> String {
    format!("Source: {source}. {}", reviewed(day))
}
