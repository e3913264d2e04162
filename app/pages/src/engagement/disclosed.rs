//! What facilitators say of themselves, for everybody to read.

use crate::extract::Circle;
use crate::names::{Names, capital};
use crate::problem::Problem;
use crate::ui::{Fact, LinkButton, Notice, NoticeKind, Summary};
use kith_content::engagement::disclosure;
use kith_domain::engagement::DisclosureWords;
use kith_domain::member::{Role, Status};
use kith_store::AnyMember;
use kith_store::engagement::Disclosure;
use kith_store::members::Member;
use leptos::prelude::*;

/// What is there, and what this reader may do.
pub(super) struct Disclosed {
    said: Vec<(String, DisclosureWords)>,
    /// Facilitators who haven't said it yet.
    silent: Vec<String>,
    /// What the reader may do to their own.
    mine: Option<&'static str>,
}

impl Disclosed {
    pub(super) async fn of(circle: &Circle<AnyMember>) -> Result<Self, Problem> {
        let names = Names::of(circle).await?;
        let said = circle.disclosures().await?;
        let known = |id| said.iter().any(|one: &Disclosure| one.member == id);
        let members = circle.members().await?;
        let facilitates = |m: &&Member| m.status == Status::Confirmed && m.role == Role::Facilitator;
        let silent = members.iter().filter(facilitates).map(|m| m.id).filter(|id| !known(*id));
        let silent = silent.map(|id| capital(&names.name(id))).collect();
        let me = circle.me();
        let mine = match (known(me), circle.role()) {
            (true, _) => Some("Change what you said"),
            (false, Role::Facilitator) => Some("Say how you work"),
            (false, _) => None,
        };
        let said = said.iter().map(|one| (capital(&names.name(one.member)), one.words.clone())).collect();
        Ok(Self { said, silent, mine })
    }

    pub(super) fn view(&self, base: &str) -> impl IntoView + use<> {
        let said = self.said.iter().map(|(who, words)| one(who, words)).collect_view();
        let silent = (!self.silent.is_empty() && self.mine.is_none()).then(|| {
            let title = format!("{}: not said yet", self.silent.join(", "));
            view! {
                <Notice kind=NoticeKind::NeedsYou title>
                    <p>"Ask what they do, what it costs, and if a programme pays them. You may ask before you go on."</p>
                </Notice>
            }
        });
        let mine = self.mine.map(|label| view! { <p><LinkButton href=format!("{base}/about-me") label/></p> });
        (!self.said.is_empty() || silent.is_some() || mine.is_some()).then(|| {
            view! { <h2>"Who guides you, and who pays them"</h2> {said} {silent} {mine} }
        })
    }
}

fn one(who: &str, words: &DisclosureWords) -> impl IntoView + use<> {
    let fact = |slug: &str, text: String| Fact::new(title(slug), view! { <p class="written" dir="auto">{text}</p> });
    let facts = vec![
        fact("does", words.does.to_string()),
        fact("refers", words.refers.to_string()),
        fact("cost", words.cost.to_string()),
        fact("ties", words.ties.to_string()),
    ];
    view! { <article class="card"><h3 dir="auto">{who.to_owned()}</h3><Summary facts/></article> }
}

/// The questions are asked of "you"; what was answered stands under a shorter name.
fn title(slug: &str) -> &'static str {
    match slug {
        "does" => "What they do for you",
        "refers" => "What they don’t do, and to whom they refer",
        "cost" => "What it costs, and who pays",
        _ => disclosure("ties").title.as_str(),
    }
}
