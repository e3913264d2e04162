use leptos::prelude::*;

use super::Words;

/// Somebody to call, with the number as the largest thing: it is read with shaking hands.
#[component]
pub fn Helpline(
    #[prop(into)] name: String,
    /// When to call, in a sentence.
    #[prop(into)]
    purpose: String,
    /// The number, or the words of the link; none where it is another one in every country.
    #[prop(optional, into)]
    number: Words,
    /// `tel:`, `sms:` or a web address; without it the number is only shown.
    #[prop(optional, into)]
    href: Words,
    #[prop(optional, into)] hours: Words,
    /// Where the number comes from and when it was last looked at.
    #[prop(optional, into)]
    source: Words,
) -> impl IntoView {
    let number = number.get().map(|number| match href.get() {
        Some(href) => view! { <a class="helpline__number" href=href rel="noreferrer">{number}</a> }.into_any(),
        None => view! { <p class="helpline__number">{number}</p> }.into_any(),
    });
    view! {
        <section class="helpline">
            <h2 class="helpline__name">{name}</h2>
            {number}
            <p>{purpose}</p>
            {hours.paragraph("helpline__note")}
            {source.paragraph("helpline__note")}
        </section>
    }
}
