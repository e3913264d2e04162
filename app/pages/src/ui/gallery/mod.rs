//! Every state of every component on one page, in debug builds only: to be looked at, and for the accessibility tests.

mod forms;
mod states;
mod things;

use leptos::prelude::*;

use super::{BackLink, PageHeader};

const LONG_NAME: &str = "Maria-Fernanda Castellanos Villavicencio de la Torre-Oyelaran";
const UNBROKEN: &str = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft";

/// The gallery's content, to be put in a shell.
pub fn gallery() -> impl IntoView {
    view! {
        <BackLink href="/" label="All pages"/>
        <PageHeader title="Every part of a page" lead="One of each, in every state it can be in. The names are invented."/>
        {specimen("Notices, pills, empty places", states::notices())}
        {specimen("The path", states::path())}
        {specimen("Your part", states::your_part())}
        {specimen("Somebody to call", states::helplines())}
        {specimen("Cards and lists", things::cards())}
        {specimen("Tables and facts", things::tables())}
        {specimen("Two columns", things::columns())}
        {specimen("Fields", forms::fields())}
        {specimen("Fields with errors", forms::errors())}
        {specimen("Buttons and questions", forms::buttons())}
        {specimen("Letters and paper", things::paper())}
        {specimen("From right to left", right_to_left())}
    }
}

fn specimen(title: &'static str, content: impl IntoView) -> impl IntoView {
    view! {
        <h2>{title}</h2>
        {content}
    }
}

fn right_to_left() -> impl IntoView {
    view! {
        <div class="stack" dir="rtl" lang="ar">
            <BackLink href="/" label="رجوع"/>
            {states::right_to_left()}
            {forms::right_to_left()}
        </div>
    }
}
