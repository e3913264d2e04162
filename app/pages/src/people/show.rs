//! The people page.

use super::words;
use crate::extract::Circle;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use crate::ui::{
    ActionForm, BackLink, ButtonKind, Columns, Empty, LinkButton, List, Notice, NoticeKind, PageHeader, Pill,
    PillState, Place, SideNote, Title,
};
use axum::http::StatusCode;
use axum::response::Response;
use kith_domain::member::{Role, Status, may_confirm, may_remove};
use kith_domain::path::Stage;
use kith_domain::{MemberId, Timestamp};
use kith_store::invites::InviteLine;
use kith_store::members::Member;
use kith_store::{AnyMember, CircleAccess};
use leptos::prelude::*;

pub(super) async fn show(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    people(&page, &circle.0, StatusCode::OK, None).await
}

/// The page, with a sentence above it about what could not be done.
pub(super) async fn people(
    page: &Page,
    access: &CircleAccess<AnyMember>,
    status: StatusCode,
    trouble: Option<&'static str>,
) -> Result<Response, Problem> {
    let here = Here {
        base: paths::people(access.circle()),
        me: access.me(),
        role: access.role(),
        now: page.now,
        members: access.members().await?,
    };
    let invites = access.invites().await?;
    let nav = Circle(access.clone()).nav(Place::Plan);
    Ok(page.render(status, Title::People, nav, false, move || view! { <People here invites trouble/> }))
}

/// What every row needs to know.
#[derive(Clone)]
struct Here {
    base: String,
    me: MemberId,
    role: Role,
    now: Timestamp,
    members: Vec<Member>,
}

impl Here {
    fn with(&self, status: Status) -> Vec<Member> {
        self.members.iter().filter(|m| m.status == status).cloned().collect()
    }

    fn invited_by(&self, inviter: MemberId) -> String {
        match inviter == self.me {
            true => "Invited by you".to_owned(),
            false => format!("Invited by {}", words::name(&self.members, inviter)),
        }
    }
}

#[component]
fn People(here: Here, invites: Vec<InviteLine>, trouble: Option<&'static str>) -> impl IntoView {
    let guides = here.role.guides();
    let confirmed = here.with(Status::Confirmed);
    let alone = confirmed.len() == 1 && invites.is_empty() && here.with(Status::Accepted).is_empty();
    let plan = here.base.replace("/people", "/plan");
    let trouble = trouble.map(|words| {
        view! { <Notice kind=NoticeKind::NeedsYou title="That was not done"><p>{words}</p></Notice> }
    });
    let invite =
        guides.then(|| view! { <p><LinkButton href=format!("{}/invite", here.base) label="Invite somebody"/></p> });
    let calls = guides.then(|| {
        view! { <p><LinkButton href=format!("{}/calls", here.base) label="Who may be glad of a call" kind=ButtonKind::Quiet/></p> }
    });
    let members: Vec<AnyView> = confirmed.into_iter().map(|m| member(&here, m).into_any()).collect();
    let side = side(&here).into_any();
    view! {
        <BackLink href=plan label="Plan"/>
        <PageHeader title="People" lead="Everybody who is in this circle, and who is on the way. Nobody else can open it."/>
        {trouble}
        <Columns side>
            {waiting(&here)}
            <h2>"In the circle"</h2>
            <List items=members/>
            {alone.then(|| view! { <Alone guides/> })}
            {invite}
            {invited(&here, invites)}
            {calls}
        </Columns>
    }
}

#[component]
fn Alone(guides: bool) -> impl IntoView {
    let why = kith_content::stages::stage(Stage::Team.slug()).why.clone();
    let next = if guides { "Start with one person you trust. You can invite the others later." } else { "" };
    view! { <Empty title="You are the only one so far"><p>{why}</p><p>{next}</p></Empty> }
}

fn member(here: &Here, member: Member) -> impl IntoView + use<> {
    let me = (member.id == here.me).then(|| view! { <Pill text="You"/> });
    let remove = (member.id != here.me && may_remove(here.role, member.role)).then(|| {
        let whom = format!(" {}", member.words.name);
        let href = format!("{}/{}/remove", here.base, member.id);
        view! { <a class="person__act" data-state="quiet" href=href>"Remove"<span class="hidden">{whom}</span></a> }
    });
    view! {
        <div class="person">
            <div class="person__who">
                <p class="person__name" dir="auto">{member.words.name.to_string()}</p>
                <p class="person__role">{words::role_and_relation(member.role, &member.words.relation)}</p>
            </div>
            {me}
            {remove}
        </div>
    }
}

fn waiting(here: &Here) -> impl IntoView + use<> {
    let newcomers = here.with(Status::Accepted);
    let confirmed = here.with(Status::Confirmed).len();
    let rows: Vec<AnyView> = newcomers.into_iter().map(|m| newcomer(here, m, confirmed).into_any()).collect();
    (!rows.is_empty()).then(|| view! { <h2>"Waiting to be let in"</h2> <List items=rows/> })
}

fn newcomer(here: &Here, member: Member, confirmed: usize) -> impl IntoView + use<> {
    let inviter = member.invited_by.unwrap_or(member.id);
    let invited_by = here.invited_by(inviter);
    let href = format!("{}/{}/confirm", here.base, member.id);
    let act = if may_confirm(here.me, inviter, confirmed) {
        view! { <LinkButton href label=format!("Look if it is {}", member.words.name)/> }.into_any()
    } else {
        view! {
            <Pill state=PillState::NeedsYou text="Somebody else confirms"/>
            <a class="person__act" href=href>{format!("Look at {}", member.words.name)}</a>
        }
        .into_any()
    };
    view! {
        <div class="person">
            <div class="person__who">
                <p class="person__name" dir="auto">{member.words.name.to_string()}</p>
                <p class="person__role">{format!("{}. {invited_by}", words::role_and_relation(member.role, &member.words.relation))}</p>
            </div>
            {act}
        </div>
    }
}

fn invited(here: &Here, invites: Vec<InviteLine>) -> impl IntoView + use<> {
    let rows: Vec<AnyView> = invites.into_iter().map(|line| invite(here, line).into_any()).collect();
    (!rows.is_empty()).then(|| view! { <h2>"Invited, not answered yet"</h2> <List items=rows/> })
}

fn invite(here: &Here, line: InviteLine) -> impl IntoView + use<> {
    let action = |what: &str| format!("{}/invites/{}/{what}", here.base, line.id);
    let acts = here.role.guides().then(|| {
        view! {
            <div class="person__acts">
            <ActionForm action=action("again") label=format!("Make a new link for {}", line.name) kind=ButtonKind::Quiet/>
            <ActionForm action=action("revoke") label=format!("Take back the invite for {}", line.name) kind=ButtonKind::Quiet/>
</div>
        }
    });
    let open = line.standing.is_open(here.now);
    let state = if open { PillState::Plain } else { PillState::NeedsYou };
    view! {
        <div class="person">
            <div class="person__who">
                <p class="person__name" dir="auto">{line.name.to_string()}</p>
                <p class="person__role">{format!("{}. {}", words::role_and_relation(line.role, &line.relation), here.invited_by(line.invited_by))}</p>
                {line.address.map(|address| view! { <p class="person__address" dir="ltr">{address}</p> })}
            </div>
            <Pill state text=words::standing(line.standing, here.now)/>
            {acts}
        </div>
    }
}

/// What is done rarely.
fn side(here: &Here) -> impl IntoView + use<> {
    let base = here.base.clone();
    let blocked = here.role.guides().then(|| {
        let href = format!("{base}/blocked");
        view! {
            <SideNote title="Who can never join">
                <p>"The person this is about must not be let in by mistake. Put down their addresses and numbers."</p>
                <p><a href=href>"Addresses that can never join"</a></p>
            </SideNote>
        }
    });
    let leave = if here.role == Role::Organizer {
        view! {
            <p>"You keep this circle together. Before you can leave, somebody else takes that over."</p>
            <p><a href=format!("{base}/hand-over")>"Hand the circle over"</a></p>
        }
        .into_any()
    } else {
        view! { <p><a href=format!("{base}/leave")>"Leave this circle"</a></p> }.into_any()
    };
    view! {
        <SideNote title="How somebody gets in">
            <ol class="person__steps">
                <li>"The organizer or the facilitator invites them."</li>
                <li>"They open the link and type the code they were told."</li>
                <li>"Somebody else in the circle confirms that it is really them."</li>
            </ol>
        </SideNote>
        {blocked}
        <SideNote title="Who takes part">
            <p>"Who should be there, and who can help in another way."</p>
            <p><a href=format!("{base}/team")>"Who should take part"</a></p>
        </SideNote>
        <SideNote title="Leaving">{leave}</SideNote>
    }
}
