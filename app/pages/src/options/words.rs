//! How an option's facts are said: levels, medications, holds, phones.

use crate::paths;
use crate::ui::{Notice, NoticeKind, Pill, PillState, Source};
use kith_content::levels_of_care::{LevelOfCare, levels_of_care};
use kith_content::library::library_page;
use kith_content::medications::{medication, medication_notes};
use kith_domain::cost::{Cost, Total};
use kith_domain::option::{Hold, Medication, OptionWords, Standing};
use kith_domain::{CircleId, Day};
use leptos::prelude::*;

/// Shortest and longest number that a phone can call, in digits.
const DIGITS: std::ops::RangeInclusive<usize> = 3..=15;

/// The level that was chosen; none while nobody knows.
pub(super) fn level(words: &OptionWords) -> Option<&'static LevelOfCare> {
    levels_of_care().iter().find(|level| level.slug == words.level.as_str() && level.number.is_some())
}

/// "3.7 Medically Managed Residential (older papers say …)".
pub(super) fn level_name(level: &LevelOfCare) -> String {
    let number = level.number.as_ref().map(|number| format!("{number} ")).unwrap_or_default();
    let older = level.older_name.as_ref().map(|older| format!(" (older papers say “{older}”)")).unwrap_or_default();
    format!("{number}{}{older}", level.name)
}

/// The medications by name; none while nobody has asked.
pub(super) fn medication_names(words: &OptionWords) -> Option<String> {
    let names = words.medications.iter().map(|m| medication(m.slug()).name.clone()).collect::<Vec<_>>();
    (!names.is_empty()).then(|| names.join(", "))
}

/// "900 for each week, for 4 weeks".
pub(super) fn weekly(pay: &Cost) -> Option<String> {
    let weeks = pay.weeks.map(|weeks| format!("for {weeks} {}", if weeks == 1 { "week" } else { "weeks" }));
    match (pay.week, weeks) {
        (Some(week), Some(weeks)) => Some(format!("{week} for each week, {weeks}")),
        (Some(week), None) => Some(format!("{week} for each week")),
        (None, weeks) => weeks,
    }
}

/// What all of it comes to, and what is odd about it.
pub(super) fn in_all(pay: &Cost) -> Option<String> {
    Some(match pay.total()? {
        Total::Said(said) => said.to_string(),
        Total::Reckoned(weeks) => format!("{weeks}, reckoned from the weeks"),
        Total::SaidOtherwise { said, weeks } => {
            format!("{said}. The weeks come to {weeks}: ask what makes the difference.")
        }
    })
}

/// A number as a link to call, when it is one.
pub(crate) fn phone(text: &str) -> AnyView {
    let shown = text.to_owned();
    match phone_href(text) {
        Some(href) => view! { <a href=href dir="ltr">{shown}</a> }.into_any(),
        None => view! { <span dir="auto">{shown}</span> }.into_any(),
    }
}

/// What somebody wrote as a site, as a link where it can be one.
pub(crate) fn site(text: &str) -> AnyView {
    let shown = text.to_owned();
    match kith_domain::facility::site(text) {
        Some(href) => view! {
            <a href=href rel="noreferrer nofollow" dir="ltr">{shown}</a>
            <p class="option__facts">
                "This leads away from here. It stays in the browser’s history, and they see that somebody came."
            </p>
        }
        .into_any(),
        None => view! { <span dir="auto">{shown}</span> }.into_any(),
    }
}

fn phone_href(text: &str) -> Option<String> {
    let separator = |c: char| matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{2011}' | '\u{2013}');
    let number: String = text.chars().filter(|c| !separator(*c)).collect();
    let digits = number.strip_prefix('+').unwrap_or(&number);
    (DIGITS.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())).then(|| format!("tel:{number}"))
}

/// What to do about a hold that ends, if anything.
pub(super) fn hold_warning(words: &OptionWords, today: Day) -> Option<String> {
    let until = words.held_until?;
    match words.hold(today) {
        Hold::NotSaid | Hold::Running => None,
        Hold::EndsSoon if until == today => Some("They hold the place until today. A call now can keep it.".to_owned()),
        Hold::EndsSoon => Some(format!("They hold the place until {}. A call now can keep it.", until.spoken())),
        Hold::Over => Some(format!("They held the place until {}. Call and ask if it is still free.", until.spoken())),
    }
}

/// Where an option stands, in a word.
#[component]
pub(super) fn StandingPill(standing: Standing) -> impl IntoView {
    let (state, text) = match standing {
        Standing::Booked => (PillState::Good, "Booked"),
        Standing::Backup => (PillState::Good, "Backup"),
        Standing::Considering => (PillState::Plain, "Considering"),
        Standing::SetAside => (PillState::Plain, "Set aside"),
    };
    view! { <Pill state text/> }
}

/// Why medication belongs in the plan, and whom to ask. Never shown as something that was done wrong.
#[component]
pub(super) fn MedicationNotice(
    /// Whose medicines aren't known, as it stands in a sentence: a programme's name, or several.
    #[prop(into)]
    whose: String,
    circle: CircleId,
) -> impl IntoView {
    let note = medication_notes().iter().find(|note| note.slug == "medication-leads");
    let names = Medication::FOR_OPIOIDS.map(|m| medication(m.slug()).name.to_lowercase());
    let [one, two, three] = names;
    view! {
        <Notice kind=NoticeKind::Info title="For opioids, medicine belongs in every plan">
            {note.map(|note| view! {
                <p>{note.plain.clone()}</p>
                <Source source=note.source.clone() reviewed=note.reviewed.clone()/>
            })}
            <p>
                "Nothing is written here yet about "{one}", "{two}" or "{three}" at "<span dir="auto">{whose}</span>
                ". Call and ask if people can get it there, and if they can stay on it. Then tick it."
            </p>
            <p>
                <a href=format!("{}/questions", paths::options(circle))>"What to ask on the phone"</a>" "
                <a href=paths::text(circle, library_page("medicines-for-opioids"))>"Read about these medicines"</a>
            </p>
        </Notice>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_can_be_called_and_other_words_cannot() {
        assert_eq!(phone_href("(555) 555-0142").as_deref(), Some("tel:5555550142"));
        assert_eq!(phone_href("+1 555 0142").as_deref(), Some("tel:+15550142"));
        for text in ["", "ask Ben", "555-0142 ext. 3", "12", "1+2345", "1234567890123456", "javascript:alert(1)"] {
            assert_eq!(phone_href(text), None, "{text}");
        }
    }
}
