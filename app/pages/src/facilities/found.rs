//! What a search found: some at a time, the nearest first, or by name where nobody asked how far.

use super::find::count;
use super::show::{PROGRAMME, cut};
use super::wanted::Input;
use crate::extract::Circle;
use crate::options::phone;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{ActionForm, ButtonKind, Notice, NoticeKind};
use kith_domain::facility::Facility;
use kith_domain::{CircleId, FacilityListId};
use kith_facilities::wanted::{Group, offered};
use kith_store::AnyMember;
use leptos::prelude::*;

/// How many places are shown at a time.
const AT_A_TIME: usize = 20;

/// One place that fits.
pub(super) struct Hit {
    pub(super) list: FacilityListId,
    pub(super) number: usize,
    pub(super) miles: Option<f64>,
    pub(super) name: String,
}

/// Those that are shown.
pub(super) struct Found {
    all: usize,
    after: usize,
    shown: Vec<(Hit, Facility)>,
    /// Where a search for more begins.
    more: Option<Vec<(String, String)>>,
    /// Whether "near" is only roughly where it was asked.
    roughly: bool,
    /// Names of the circle's options, to say what is among them already.
    options: Vec<String>,
}

impl Found {
    pub(super) async fn of(
        circle: &Circle<AnyMember>,
        mut hits: Vec<Hit>,
        input: &Input,
        roughly: bool,
    ) -> Result<Self, Problem> {
        hits.sort_by(|a, b| {
            let far = |hit: &Hit| hit.miles.unwrap_or_default();
            far(a).total_cmp(&far(b)).then_with(|| a.name.cmp(&b.name)).then_with(|| a.number.cmp(&b.number))
        });
        let all = hits.len();
        let after = input.after.parse().unwrap_or(0).min(all);
        let mut shown = Vec::with_capacity(AT_A_TIME);
        for hit in hits.into_iter().skip(after).take(AT_A_TIME) {
            let place = circle.facility(hit.list, hit.number).await?;
            shown.push((hit, place));
        }
        let next = after + shown.len();
        let more = (next < all).then(|| input.again(next));
        let options = circle.options().await?.into_iter().map(|o| o.words.programme.to_string()).collect();
        Ok(Self { all, after, shown, more, roughly, options })
    }

    pub(super) fn view(self, circle: CircleId) -> AnyView {
        if self.all == 0 {
            return view! {
                <Notice kind=NoticeKind::Info title="No place fits all of it">
                    <p>"Ask for less below: farther away, or fewer things at once. A list doesn’t know everything either."</p>
                </Notice>
            }
            .into_any();
        }
        let fits = if self.all == 1 { "fits" } else { "fit" };
        let shown = (self.all > self.shown.len())
            .then(|| format!(" Here are {} to {}.", self.after + 1, self.after + self.shown.len()));
        let roughly = self.roughly.then(|| {
            view! { <p>"No place on your lists has that postcode. Distances are from the region around it, so they are rough."</p> }
        });
        let more = self.more.map(|hidden| {
            view! { <ActionForm action=paths::facilities(circle) label="Show more" kind=ButtonKind::Quiet hidden/> }
        });
        let cards = self
            .shown
            .into_iter()
            .map(|(hit, place)| {
                let already = self.options.iter().any(|name| same(name, place.name.as_str()));
                card(circle, &hit, &place, already)
            })
            .collect_view();
        view! {
            <section class="stack" aria-labelledby="found">
                <h2 id="found">{count(self.all)}" "{fits}</h2>
                <p>{shown}" "<a href="#ask">"Ask for something else"</a></p>
                {roughly}
                <div class="cards">{cards}</div>
                {more}
            </section>
        }
        .into_any()
    }
}

/// An option may carry a shortened name.
fn same(option: &str, place: &str) -> bool {
    option == cut(place, PROGRAMME)
}

fn card(circle: CircleId, hit: &Hit, place: &Facility, already: bool) -> impl IntoView + use<> {
    let far = hit.miles.map(|miles| format!("{}. ", far(miles)));
    let offers = [Group::Level, Group::Medication].into_iter().filter_map(|group| labels(group, place));
    let offers = offers.map(|labels| view! { <p class="option__facts">{labels}</p> }).collect_view();
    let call = first_number(place).map(|number| view! { <p>{phone(&number)}</p> });
    let already = already.then(|| view! { <p class="option__facts">"Already among your options."</p> });
    view! {
        <article class="card">
            <h3 class="card__title"><a href=paths::facility(circle, hit.list, hit.number) dir="auto">{place.name.to_string()}</a></h3>
            <p>{far}<span dir="auto">{place.address()}</span></p>
            {offers}
            {call}
            {already}
        </article>
    }
}

/// "About 12 miles", as the crow flies.
fn far(miles: f64) -> String {
    match miles {
        miles if miles < 1.0 => "Less than a mile away".to_owned(),
        miles if miles < 1.5 => "About 1 mile away".to_owned(),
        miles => format!("About {miles:.0} miles away"),
    }
}

/// What a place offers of one group, in a line; none where the list says nothing.
pub(super) fn labels(group: Group, place: &Facility) -> Option<String> {
    let labels: Vec<_> = offered(group, place).map(|choice| choice.label.as_str()).collect();
    (!labels.is_empty()).then(|| labels.join(" · "))
}

/// The number for those who want to come, or the general one.
pub(super) fn first_number(place: &Facility) -> Option<String> {
    [&place.intake, &place.phone].into_iter().find(|number| !number.is_blank()).map(ToString::to_string)
}
