//! Lists that stand on a page of the library and beside the forms that need them.

use crate::ui::{Fact, Summary};
use kith_content::insurance_words::insurance_words;
use kith_content::levels_of_care::{LevelOfCare, levels_of_care};
use leptos::prelude::*;

/// All levels of care that have a name, with the older names beside.
#[component]
pub(crate) fn LevelList() -> impl IntoView {
    let facts = levels_of_care().iter().filter(|level| level.number.is_some()).map(|level| {
        let meaning = view! {
            <p>{level.plain.clone()}</p>
            {level.older_name.as_ref().map(|older| view! { <p class="library__older">"Older papers say: "{older.clone()}"."</p> })}
        };
        Fact::new(numbered(level), meaning.into_any())
    });
    view! { <Summary facts=facts.collect()/> }
}

fn numbered(level: &LevelOfCare) -> String {
    [level.number.as_deref(), Some(level.name.as_str())].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Insurers' words in plain ones.
#[component]
pub(crate) fn InsuranceList() -> impl IntoView {
    let facts = insurance_words().iter().map(|word| Fact::new(word.term.clone(), word.plain.clone().into_any()));
    view! { <Summary facts=facts.collect()/> }
}
