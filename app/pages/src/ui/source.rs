use kith_domain::Day;
use leptos::prelude::*;

/// The day of the answer. Every page knows it, so that words that are overdue can say so wherever they stand.
#[derive(Debug, Clone, Copy)]
pub struct Today(pub Day);

/// Where words come from, and when they were looked at last. Words that are overdue warn of it.
#[component]
pub fn Source(
    #[prop(into)] source: String,
    /// The day, as `YYYY-MM-DD`.
    #[prop(into)]
    reviewed: String,
    /// Whether it says who has read them: wherever they are about safety or treatment.
    #[prop(optional)]
    with_reviewer: bool,
) -> impl IntoView {
    let day = Day::parse(&reviewed).map_or_else(|| reviewed.clone(), Day::spoken);
    let who = with_reviewer.then(|| format!(" {}", kith_content::REVIEWED_BY));
    let text = format!("Source: {source}. Reviewed on {day}.");
    view! { <p class="source">{text}{who}<Overdue reviewed/></p> }
}

/// The warning on words that nobody has looked at for too long; nothing on others.
#[component]
pub fn Overdue(
    /// The day, as `YYYY-MM-DD`.
    #[prop(into)]
    reviewed: String,
) -> impl IntoView {
    let today = use_context::<Today>();
    today.is_some_and(|Today(today)| kith_content::is_overdue(&reviewed, today)).then(|| {
        view! { " "<strong class="source__overdue">"This is due to be looked at again. Ask a doctor or a service if it still holds."</strong> }
    })
}
