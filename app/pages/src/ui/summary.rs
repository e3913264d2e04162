use leptos::prelude::*;

/// One thing that is known, and the way to change it.
pub struct Fact {
    key: String,
    value: AnyView,
    change: Option<String>,
}

impl Fact {
    /// A key with its value, which may be text or any view.
    pub fn new(key: impl Into<String>, value: impl IntoView + 'static) -> Self {
        Self { key: key.into(), value: value.into_any(), change: None }
    }

    /// Where it can be changed.
    pub fn change(self, href: impl Into<String>) -> Self {
        Self { change: Some(href.into()), ..self }
    }
}

/// What has been answered so far, as a list of facts.
#[component]
pub fn Summary(facts: Vec<Fact>) -> impl IntoView {
    let rows = facts
        .into_iter()
        .map(|fact| {
            // "Change" alone says nothing in a list of links.
            let what = format!(" {}", fact.key.to_lowercase());
            let change = fact.change.map(|href| {
                view! {
                    <dd class="summary__change">
                        <a class="summary__link" href=href>"Change"<span class="hidden">{what}</span></a>
                    </dd>
                }
            });
            view! {
                <div class="summary__row">
                    <dt class="summary__key">{fact.key}</dt>
                    <dd class="summary__value">{fact.value}</dd>
                    {change}
                </div>
            }
        })
        .collect_view();
    view! { <dl class="summary">{rows}</dl> }
}
