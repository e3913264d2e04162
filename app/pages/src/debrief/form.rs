//! One's own answers: the same form to write them and to change them.

use crate::extract::{Circle, Under};
use crate::forms;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, ChoiceKind, Choices, ErrorSummary, Errors, Form, LinkButton, Meanwhile,
    PageHeader, Place, TextField, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_content::afterwards::debrief_question;
use kith_content::wellbeing::feelings;
use kith_domain::debrief::{DebriefWords, Question};
use kith_domain::wellbeing::Feeling;
use kith_domain::{DebriefId, OpId, Prose};
use kith_store::AnyMember;
use kith_store::debriefs::Debrief;
use leptos::prelude::*;
use serde::Deserialize;

const MAX: usize = Prose::<1000>::MAX;

/// The fields as they were typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    feeling: String,
    now: String,
    said: String,
    learnt: String,
    tonight: String,
    version: String,
    /// This form's own; the same form sent twice writes once.
    op: String,
}

impl Typed {
    fn of(there: &Debrief) -> Self {
        let words = &there.words;
        let answer = |question: Question| words.answer(question).to_string();
        Self {
            feeling: words.feeling.map(|feeling| feeling.slug().to_owned()).unwrap_or_default(),
            now: answer(Question::Now),
            said: answer(Question::Said),
            learnt: answer(Question::Learnt),
            tonight: answer(Question::Tonight),
            version: there.version.to_string(),
            op: String::new(),
        }
    }

    /// The same words, sent after what is there now was read.
    pub(super) fn knowing(self, version: i64) -> Self {
        Self { version: version.to_string(), ..self }
    }

    /// The version that was read.
    pub(super) fn seen(&self) -> i64 {
        self.version.trim().parse().unwrap_or(0)
    }

    pub(super) fn op(&self) -> OpId {
        self.op.parse().unwrap_or_else(|_| forms::fresh_op())
    }

    fn answer(&self, question: Question) -> String {
        match question {
            Question::Now => self.now.clone(),
            Question::Said => self.said.clone(),
            Question::Learnt => self.learnt.clone(),
            Question::Tonight => self.tonight.clone(),
        }
    }

    /// What was answered, if everything fits and something was.
    pub(super) fn parse(&self, errors: &mut Errors) -> Option<DebriefWords> {
        let words = DebriefWords {
            feeling: Feeling::from_slug(&self.feeling),
            now: forms::maybe_prose(errors, Question::Now.slug(), &self.now),
            said: forms::maybe_prose(errors, Question::Said.slug(), &self.said),
            learnt: forms::maybe_prose(errors, Question::Learnt.slug(), &self.learnt),
            tonight: forms::maybe_prose(errors, Question::Tonight.slug(), &self.tonight),
        };
        if errors.is_empty() && words.is_blank() {
            errors.add("feeling", "Answer one of them at least. One word is enough.");
        }
        errors.is_empty().then_some(words)
    }
}

pub(super) async fn new(page: Page, circle: Circle<AnyMember>) -> Response {
    let typed = Typed { op: forms::fresh_op().to_string(), ..Typed::default() };
    answer(&page, &circle, StatusCode::OK, None, typed, Errors::new(), None)
}

pub(super) async fn edit(
    page: Page,
    circle: Circle<AnyMember>,
    Under(id): Under<DebriefId>,
) -> Result<Response, Problem> {
    let typed = Typed::of(&circle.my_debrief(id).await?);
    Ok(answer(&page, &circle, StatusCode::OK, Some(id), typed, Errors::new(), None))
}

/// The form; `kept` is what it says now, when its writer changed it in another place.
pub(super) fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    id: Option<DebriefId>,
    typed: Typed,
    errors: Errors,
    kept: Option<Debrief>,
) -> Response {
    let back = paths::debrief(circle.circle());
    page.render(status, Title::Date, circle.nav(Place::Meeting), false, move || {
        let feelings = feelings().iter().map(|one| Choice::new(one.slug.clone(), one.title.clone())).collect();
        let action = id.map_or_else(|| format!("{back}/new"), |id| format!("{back}/{id}"));
        let discard = id.map(|id| view! { <p><a href=format!("{back}/{id}/discard")>"Throw it away"</a></p> });
        let kept = kept.map(|kept| meanwhile(&kept));
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=back.clone() label="Fifteen minutes together"/>
            <PageHeader title="Your answers"
                lead="Everybody in the circle reads this. Leave empty what you like. One of you may write for all."/>
            {kept}
            <Form action>
                <input type="hidden" name="version" value=typed.version.clone()/>
                <input type="hidden" name="op" value=typed.op.clone()/>
                <Choices name="feeling" legend="How are you now?" kind=ChoiceKind::One options=feelings
                    value=vec![typed.feeling.clone()] error=errors.of("feeling")/>
                {fields(&typed, &errors)}
                <Button label="Show this to the circle"/>
                <LinkButton href=back.clone() label="Not now" kind=ButtonKind::Quiet/>
            </Form>
            {discard}
        }
    })
}

fn fields(typed: &Typed, errors: &Errors) -> Vec<AnyView> {
    let field = |question: &Question| {
        let words = debrief_question(question.slug());
        // The choice above asks the first one; beside it there is room for more.
        let label = if *question == Question::Now { "In your own words".to_owned() } else { words.asks.clone() };
        let (value, error) = (typed.answer(*question), errors.of(question.slug()));
        view! { <TextField name=question.slug() label value rows=3 limit=MAX error hint=words.hint.clone()/> }
            .into_any()
    };
    Question::ALL.iter().map(field).collect()
}

fn meanwhile(kept: &Debrief) -> impl IntoView + use<> {
    let says: Vec<String> = Question::ALL.iter().map(|question| kept.words.answer(*question).to_string()).collect();
    view! { <Meanwhile says own=true/> }
}
