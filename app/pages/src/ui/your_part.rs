use leptos::prelude::*;

use super::{LinkButton, Words};

/// The reader's own next step, the first thing on a circle's home.
#[component]
pub fn YourPart(
    /// The step, said as something to do.
    #[prop(into)]
    title: String,
    /// What it is for.
    #[prop(optional, into)]
    why: Words,
    /// How long it takes, in words.
    #[prop(optional, into)]
    takes: Words,
    #[prop(into)] href: String,
    #[prop(into)] label: String,
    /// What else can be said to it: not now, or that one needs help.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <section class="your-part" aria-labelledby="your-part">
            <p class="your-part__eyebrow">"Your part"</p>
            <h2 class="your-part__title" id="your-part">{title}</h2>
            {why.paragraph("your-part__why")}
            <div class="your-part__foot">
                <LinkButton href label/>
                {takes.paragraph("your-part__takes")}
            </div>
            {children.map(|children| view! { <div class="your-part__else">{children()}</div> })}
        </section>
    }
}
