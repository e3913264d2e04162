//! The safety card, on a sheet of its own: it lies on the table, and it is read in a hurry.

use super::show::Script;
use crate::help::reviewed;
use crate::ui::Sheet;
use kith_content::helplines::Helpline;
use kith_content::safety_card::SafetySection;
use kith_content::substances::Caution;
use leptos::prelude::*;

/// A line that fits half a page, in characters.
const SHORT: usize = 72;

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
        let items = cautions.iter().map(|caution| view! { <p>{caution.text.clone()}</p> }).collect_view();
        let sources = sources(cautions.iter().map(|caution| (caution.source.as_str(), caution.reviewed.as_str())));
        view! {
            <section class="safety">
                <h3>"Before anybody stops"</h3>
                {items}
                <p class="source">{sources}</p>
            </section>
        }
    });
    let numbers = kith_content::helplines(script.about.country.as_str());
    let lines = numbers.iter().map(helpline).collect_view();
    let sources = sources(numbers.iter().map(|line| (line.source.as_str(), line.reviewed.as_str())));
    view! {
        <Sheet title="Safety card" draft=script.draft()>
            {sections}
            {cautions}
            <section class="safety">
                <h3>"Numbers"</h3>
                {lines}
                <p class="source">{sources}</p>
            </section>
            <p class="source">{kith_content::REVIEWED_BY}</p>
        </Sheet>
    }
}

fn section(section: &'static SafetySection) -> impl IntoView {
    let items = section.items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
    // Short lines stand side by side on paper, so that the card stays one sheet, front and back.
    let short = section.items.iter().all(|item| item.chars().count() <= SHORT);
    view! {
        <section class="safety">
            <h3>{section.title.clone()}</h3>
            <ol class="safety__list" data-size=short.then_some("short")>{items}</ol>
            <p class="source">{sources([(section.source.as_str(), section.reviewed.as_str())].into_iter())}</p>
        </section>
    }
}

fn helpline(line: &'static Helpline) -> impl IntoView {
    let number = line.number.clone().unwrap_or_else(|| "Your local emergency number".to_owned());
    let hours = line.hours.clone().map(|hours| format!(" {hours}."));
    view! { <p><strong>{line.name.clone()}": "{number}"."</strong>{hours}" "{line.purpose.clone()}</p> }
}

/// Every source once, and the day on which the oldest of them was looked at: a card is as fresh as its oldest line.
fn sources<'a>(read: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let (mut names, mut oldest): (Vec<&str>, Option<&str>) = (Vec::new(), None);
    for (name, day) in read {
        for name in name.split("; ").filter(|name| !name.is_empty()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        oldest = Some(oldest.map_or(day, |other| other.min(day)));
    }
    format!("Source: {}. {}", names.join("; "), oldest.map(reviewed).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_source_is_named_once_with_the_oldest_day() {
        let read = [("CDC; FDA", "2026-11-21"), ("FDA", "2026-10-02")];
        assert_eq!(sources(read.into_iter()), "Source: CDC; FDA. Reviewed on Friday 2 October 2026.");
    }
}
