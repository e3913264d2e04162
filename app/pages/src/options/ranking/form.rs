//! The page: my order while the round lasts, what came out when it is over.

use super::result::Result as Shown;
use crate::extract::Circle;
use crate::names::Names;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    BackLink, Button, ButtonKind, Empty, ErrorSummary, Errors, Form, LinkButton, Notice, NoticeKind, PageHeader, Place,
    Select, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::OptionId;
use kith_domain::member::Role;
use kith_domain::option::Standing;
use kith_domain::ranking::{CannotRank, Ranking};
use kith_store::AnyMember;
use kith_store::options::CareOption;
use kith_store::rankings::{ENOUGH, RankingRound};
use leptos::prelude::*;

/// The name of an option's field begins so; its id follows.
const PLACE: &str = "place-";

/// What was chosen: a place for each option, as it was sent.
#[derive(Debug, Clone, Default)]
pub(super) struct Typed(Vec<(OptionId, String)>);

impl Typed {
    /// From the fields of the form; others are passed over.
    pub(super) fn of(fields: &[(String, String)]) -> Self {
        let place =
            |(name, value): &(String, String)| Some((name.strip_prefix(PLACE)?.parse().ok()?, value.trim().to_owned()));
        Self(fields.iter().filter_map(place).collect())
    }

    fn from(ranking: &Ranking, options: &[CareOption]) -> Self {
        let place = |option: &CareOption| {
            (option.id, ranking.place_of(option.id).map(|place| place.to_string()).unwrap_or_default())
        };
        Self(options.iter().map(place).collect())
    }

    /// The order it makes, of those options that can be ranked.
    pub(super) fn parse(&self, options: &[CareOption], errors: &mut Errors) -> Option<Ranking> {
        let there = |id: &OptionId| options.iter().any(|option| option.id == *id);
        let places = self.0.iter().filter(|(id, _)| there(id)).map(|(id, place)| (*id, place.parse().ok()));
        let said = |why: CannotRank| match why {
            CannotRank::SamePlace(place) => format!("Two programmes are in place {place}. Give each its own."),
            CannotRank::Twice => "A programme is in two places. Give each one place.".to_owned(),
            CannotRank::Nothing => "Put at least one programme in a place.".to_owned(),
        };
        match Ranking::of_places(places) {
            Ok(ranking) => Some(ranking),
            Err(why) => {
                errors.add("places", said(why));
                None
            }
        }
    }

    fn place(&self, option: OptionId) -> String {
        self.0.iter().find(|(id, _)| *id == option).map(|(_, place)| place.clone()).unwrap_or_default()
    }
}

fn field(option: OptionId) -> String {
    format!("{PLACE}{option}")
}

/// Options that can be ranked: all but those set aside.
pub(super) fn rankable(mut options: Vec<CareOption>) -> Vec<CareOption> {
    options.retain(|option| option.standing != Standing::SetAside);
    // Not in the order of what is booked, which would be a hint.
    options.sort_by(|a, b| a.words.programme.cmp(&b.words.programme).then_with(|| a.id.cmp(&b.id)));
    options
}

pub(in crate::options) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    answer(&page, &circle, StatusCode::OK, None, Errors::new(), None).await
}

/// The page; `typed` is what was just sent, `news` what happened meanwhile.
pub(super) async fn answer(
    page: &Page,
    circle: &Circle<AnyMember>,
    status: StatusCode,
    typed: Option<Typed>,
    errors: Errors,
    news: Option<&'static str>,
) -> Result<Response, Problem> {
    let options = rankable(circle.options().await?);
    let round = circle.ranking().await?;
    let names = Names::of(circle).await?;
    let base = paths::options(circle.circle());
    let organizer = circle.role() == Role::Organizer;
    Ok(page.render(status, Title::Plan, circle.nav(Place::Plan), false, move || {
        let news = news.map(|news| view! { <Notice kind=NoticeKind::NeedsYou><p>{news}</p></Notice> });
        let content = match (&round.shown, options.len()) {
            (Some(all), _) => view! { <Shown all=all.clone() options base=base.clone() organizer/> }.into_any(),
            (None, 0 | 1) => too_few(&base).into_any(),
            (None, _) => {
                let typed = typed.clone().or_else(|| round.mine.as_ref().map(|mine| Typed::from(mine, &options)));
                view! { <Mine round=round.clone() options typed=typed.unwrap_or_default() names=names.clone() base=base.clone() organizer errors=errors.clone()/> }.into_any()
            }
        };
        view! {
            <ErrorSummary errors=errors.clone()/>
            <BackLink href=base.clone() label="Treatment options"/>
            <PageHeader title="Which would you choose?"
                lead="Everyone answers in private. When all have answered, you see what came out together, without names. If only two answer, each can tell what the other said."/>
            {news}
            {content}
        }
    }))
}

fn too_few(base: &str) -> impl IntoView + use<> {
    let add = format!("{base}/new");
    view! {
        <Empty title="There is nothing to choose from yet">
            <p>"Two programmes or more are needed. Three are better."</p>
            <p><LinkButton href=add label="Add a programme"/></p>
        </Empty>
    }
}

#[component]
fn Mine(
    round: RankingRound,
    options: Vec<CareOption>,
    typed: Typed,
    names: Names,
    base: String,
    organizer: bool,
    errors: Errors,
) -> impl IntoView {
    let places: Vec<_> = std::iter::once((String::new(), "I can’t say".to_owned()))
        .chain((1..=options.len()).map(|place| (place.to_string(), ordinal(place))))
        .collect();
    let fields = options
        .iter()
        .enumerate()
        .map(|(at, option)| {
            let (name, label, value) = (field(option.id), option.words.programme.to_string(), typed.place(option.id));
            // What is wrong is wrong with all of them: it stands at the first.
            let error = errors.of("places").filter(|_| at == 0);
            view! { <Select name label options=places.clone() value error/> }
        })
        .collect_view();
    let waits = if round.awaited.is_empty() {
        String::new()
    } else {
        format!("Still to answer: {}.", names.list(round.awaited.clone()))
    };
    let given = round.mine.is_some().then(|| {
        view! { <Notice kind=NoticeKind::Good title="Your answer is kept"><p>"You can change it until everyone has answered."</p></Notice> }
    });
    let label = if round.mine.is_some() { "Keep this answer instead" } else { "Keep my answer" };
    let close = (organizer && round.given.len() >= ENOUGH).then(|| {
        view! { <p><LinkButton href=format!("{base}/ranking/close") label="Show what came out now" kind=ButtonKind::Quiet/></p> }
    });
    view! {
        {given}
        <p>"Think of the person you love: what would help them, and what would they say yes to? What it costs and who pays stands in the comparison. "<a href=format!("{base}/compare")>"Look at them side by side"</a></p>
        <Form action=format!("{base}/ranking")>
            <input type="hidden" name="round" value=round.number.to_string()/>
            <div class="stack" id="f-places">{fields}</div>
            <Button label/>
        </Form>
        <p>{waits}</p>
        {close}
    }
}

/// "First", "Second", "4th".
pub(super) fn ordinal(place: usize) -> String {
    match place {
        1 => "First".to_owned(),
        2 => "Second".to_owned(),
        3 => "Third".to_owned(),
        n => match (n % 10, n % 100) {
            (1, tens) if tens != 11 => format!("{n}st"),
            (2, tens) if tens != 12 => format!("{n}nd"),
            (3, tens) if tens != 13 => format!("{n}rd"),
            _ => format!("{n}th"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_spoken() {
        let spoken = [1, 4, 11, 12, 13, 21, 22, 23, 111].map(ordinal);
        assert_eq!(spoken, ["First", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "111th"]);
    }
}
