use leptos::prelude::*;

use super::{Icon, Mark};

/// How far a stage is. There is no "late" and no "incomplete": the path never scolds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Has yielded what it is for.
    Done,
    /// Being worked on.
    Now,
    /// Can be begun at any time.
    Open,
    /// The chosen approach leaves it out.
    NotUsed,
}

impl StepState {
    fn state(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Open => "open",
            Self::NotUsed => "not-used",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Done => "Done",
            Self::Now => "Now",
            Self::Open => "Open",
            Self::NotUsed => "Not used",
        }
    }
}

/// One stage of the path.
#[derive(Debug, Clone)]
pub struct Step {
    title: String,
    state: StepState,
    lines: Vec<String>,
    href: Option<String>,
}

impl Step {
    /// A stage by its name.
    pub fn new(title: impl Into<String>, state: StepState) -> Self {
        Self { title: title.into(), state, lines: Vec::new(), href: None }
    }

    /// Adds something the stage has yielded: a name, a date, a document; never a percentage.
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// Where the stage is worked on.
    pub fn href(self, href: impl Into<String>) -> Self {
        Self { href: Some(href.into()), ..self }
    }
}

/// The path as a calm vertical line.
#[component]
pub fn Steps(steps: Vec<Step>) -> impl IntoView {
    let items = steps.into_iter().map(item).collect_view();
    view! { <ol class="steps" role="list">{items}</ol> }
}

fn item(step: Step) -> impl IntoView {
    let title = match step.href {
        Some(href) => view! { <a class="steps__link" href=href>{step.title}</a> }.into_any(),
        None => step.title.into_any(),
    };
    let lines = step.lines.into_iter().map(|line| view! { <p class="steps__line">{line}</p> }).collect_view();
    view! {
        <li class="steps__item" data-state=step.state.state() aria-current=(step.state == StepState::Now).then_some("step")>
            <span class="steps__dot">{(step.state == StepState::Done).then(|| view! { <Icon mark=Mark::Done/> })}</span>
            <p class="steps__title">
                {title}
                <span class="steps__state">{step.state.word()}</span>
            </p>
            {lines}
        </li>
    }
}
