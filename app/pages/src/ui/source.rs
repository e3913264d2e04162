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
    let of = reviewed.clone();
    view! { <p class="source" data-reviewed=of>{text}{who}<Overdue reviewed/></p> }
}

/// What is said of words that are overdue.
pub const OVERDUE: &str = "This is due to be looked at again. Ask a doctor or a service if it still holds.";

/// The warning on words that nobody has looked at for too long; nothing on others.
#[component]
pub fn Overdue(
    /// The day, as `YYYY-MM-DD`.
    #[prop(into)]
    reviewed: String,
) -> impl IntoView {
    let today = use_context::<Today>();
    today.is_some_and(|Today(today)| kith_content::is_overdue(&reviewed, today)).then(|| {
        view! { " "<strong class="source__overdue">{OVERDUE}</strong> }
    })
}

/// The same for several pieces of text: every source once, and the day of the oldest, since they are as fresh as that one.
#[component]
pub fn Sources(
    /// Each piece's source and day.
    read: Vec<(&'static str, &'static str)>,
    /// As for [`Source`].
    #[prop(optional)]
    with_reviewer: bool,
) -> impl IntoView {
    let (source, reviewed) = sources(&read);
    view! { <Source source reviewed with_reviewer/> }
}

/// Every source once, and the day of the oldest piece.
pub fn sources(read: &[(&str, &str)]) -> (String, String) {
    let mut names: Vec<&str> = Vec::new();
    for name in read.iter().flat_map(|(source, _)| source.split("; ")).filter(|name| !name.is_empty()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let oldest = read.iter().map(|(_, day)| *day).min().unwrap_or_default();
    (names.join("; "), oldest.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_source_is_named_once_with_the_oldest_day() {
        let read = [("CDC; FDA", "2026-11-21"), ("FDA", "2026-10-02")];
        assert_eq!(sources(&read), ("CDC; FDA".to_owned(), "2026-10-02".to_owned()));
    }
}
