//! Plays a story through the store's own verbs.

mod asking;
mod footing;
mod meeting;
mod options;
mod poll;

use super::story::{Account, Boundary, Comment, Incident, Proxy, Story};
use kith_domain::address::Address;
use kith_domain::boundary::{BoundaryWords, Keepers, Stand, Subject};
use kith_domain::circle::{CircleWords, Person, Pronouns, Substance};
use kith_domain::comment::{CommentKind, CommentWords};
use kith_domain::incident::IncidentWords;
use kith_domain::letter::Part;
use kith_domain::member::{Role, Status};
use kith_domain::proxy::ProxyWords;
use kith_domain::safety::{self, Question};
use kith_domain::{CircleId, Line, MemberId, OpId, Prose, TextError, Timestamp};
use kith_store::invites::{Answer, Answerer, NewInvite};
use kith_store::letters::{NewComment, PartWords};
use kith_store::proxies::NewProxy;
use kith_store::sessions::Session;
use kith_store::tokens::Token;
use kith_store::{AnyMember, Capability, CircleAccess, Guide, Store, StoreError, passwords};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;
use uuid::Uuid;

/// A demo file that doesn't fit the app, or a store that failed.
#[derive(Debug, Error)]
enum Unfit {
    #[error("the demo could not be filled in: {0}")]
    Store(#[from] StoreError),
    #[error("a demo file is damaged: {0}")]
    Text(#[from] TextError),
    #[error("a demo file is damaged: {0} is unknown")]
    Unknown(String),
}

type Filled<T> = Result<T, Unfit>;

/// Everybody's way in, by their key in the story.
struct Cast<'a> {
    store: &'a Store,
    circle: CircleId,
    now: Timestamp,
    tokens: BTreeMap<&'a str, Token>,
    members: BTreeMap<&'a str, MemberId>,
}

pub(super) async fn fill(store: &Store, story: &Story, now: Timestamp) -> Result<(), String> {
    play(store, story, now).await.map_err(|e| e.to_string())
}

async fn play(store: &Store, story: &Story, now: Timestamp) -> Filled<()> {
    let (first, others) = story.account.split_first().ok_or_else(|| unknown("the organizer"))?;
    let (token, session) = sign_up(store, first, now).await?;
    let circle = session.start_circle(store, &circle_words(story)?, Line::parse(&first.relation)?, now).await?;
    let me = store.enter::<AnyMember>(&token, circle, now).await?.me();
    let mut cast = Cast {
        store,
        circle,
        now,
        tokens: [(first.key.as_str(), token)].into(),
        members: [(first.key.as_str(), me)].into(),
    };
    cast.block(first, &story.blocked).await?;
    for account in others {
        cast.bring_in(first, account).await?;
    }
    for account in &story.account {
        cast.write_letter(account).await?;
        cast.answer_safety(account).await?;
        cast.promise_and_read(account).await?;
    }
    cast.add_options(first, &story.option).await?;
    for boundary in &story.boundary {
        cast.add_boundary(boundary).await?;
    }
    for incident in &story.incident {
        cast.note_incident(incident).await?;
    }
    for proxy in &story.proxy {
        cast.keep_proxy(proxy).await?;
    }
    for comment in &story.comment {
        cast.comment(comment).await?;
    }
    if let Some(asking) = &story.asking {
        cast.choose_approach(asking).await?;
    }
    cast.think_and_remember(first, story).await?;
    for invitation in &story.invitation {
        cast.invite_the_person(invitation).await?;
    }
    for rehearsal in &story.rehearsal {
        cast.rehearse(rehearsal).await?;
    }
    if let Some(poll) = &story.poll {
        cast.ask_when(first, poll).await?;
    }
    if let Some(meeting) = &story.meeting {
        cast.set_meeting(first, meeting).await?;
    }
    for token in cast.tokens.values() {
        store.end_session(token).await?;
    }
    Ok(())
}

async fn sign_up(store: &Store, account: &Account, now: Timestamp) -> Filled<(Token, Session)> {
    let hash = passwords::hash(account.password.clone()).await;
    let id = store.create_account(Line::parse(&account.name)?, &address(account)?, hash, now).await?;
    let token = store.start_session(id, "demo", None, now).await?;
    let session = store.session(&token, now).await?;
    Ok((token, session))
}

impl<'a> Cast<'a> {
    async fn enter<C: Capability>(&self, key: &str) -> Filled<CircleAccess<C>> {
        let token = self.tokens.get(key).ok_or_else(|| unknown(key))?;
        Ok(self.store.enter(token, self.circle, self.now).await?)
    }

    fn member(&self, key: &str) -> Filled<MemberId> {
        self.members.get(key).copied().ok_or_else(|| unknown(key))
    }

    async fn block(&self, organizer: &Account, lines: &[String]) -> Filled<()> {
        let likenesses =
            kith_domain::blocked::parse_lines(&lines.join("\n")).map_err(|_| unknown("a blocked address"))?;
        Ok(self.enter::<Guide>(&organizer.key).await?.block(&likenesses, self.now).await?)
    }

    /// Invited by the organizer, confirmed by somebody else as soon as there is somebody else.
    async fn bring_in(&mut self, organizer: &'a Account, account: &'a Account) -> Filled<()> {
        let invite = NewInvite {
            address: address(account)?,
            name: Line::parse(&account.name)?,
            relation: Line::parse(&account.relation)?,
            role: Role::from_slug(&account.role).ok_or_else(|| unknown(&account.role))?,
        };
        let issued = self.enter::<Guide>(&organizer.key).await?.invite(&invite, None, self.now).await?;
        let password_hash = passwords::hash(account.password.clone()).await;
        let who = Answerer::New { name: invite.name, address: invite.address, password_hash };
        let Answer::Accepted { account: id, .. } =
            self.store.answer_invite(&issued.token, &issued.code, who, self.now).await?
        else {
            return Err(unknown(&account.key));
        };
        let confirmer = self.members.keys().find(|key| **key != organizer.key).copied().unwrap_or(&organizer.key);
        let confirmer = self.enter::<AnyMember>(confirmer).await?;
        let waiting = confirmer.members().await?.into_iter().find(|m| m.status == Status::Accepted);
        let member = waiting.ok_or_else(|| unknown(&account.key))?.id;
        confirmer.confirm_member(member, self.now).await?;
        self.tokens.insert(&account.key, self.store.start_session(id, "demo", None, self.now).await?);
        self.members.insert(&account.key, member);
        Ok(())
    }

    async fn answer_safety(&self, account: &Account) -> Filled<()> {
        let Some(given) = &account.safety else { return Ok(()) };
        let access = self.enter::<AnyMember>(&account.key).await?;
        for question in Question::ALL {
            let said =
                given.get(question.slug()).map_or(Some(safety::Answer::No), |slug| safety::Answer::from_slug(slug));
            access.answer_safety(*question, said.ok_or_else(|| unknown(question.slug()))?, self.now).await?;
        }
        Ok(())
    }

    async fn write_letter(&self, account: &Account) -> Filled<()> {
        let access = self.enter::<AnyMember>(&account.key).await?;
        let letter = access.my_letter().await?;
        let mut parts = Vec::new();
        for (slug, text) in &account.parts {
            let part = Part::from_slug(slug).ok_or_else(|| unknown(slug))?;
            let (letter, op, text) = (letter.id, OpId(Uuid::now_v7()), Prose::parse(text)?);
            parts.push(PartWords { letter, part, op, base: 0, after: None, text });
        }
        access.save_parts(parts, self.now).await?;
        if account.shared {
            access.share(self.members.values().copied().collect(), &BTreeSet::new(), self.now).await?;
        }
        Ok(())
    }

    async fn add_boundary(&self, boundary: &Boundary) -> Filled<()> {
        let owner = self.enter::<AnyMember>(&boundary.owner).await?;
        let keepers = boundary.keepers.iter().map(|key| self.member(key)).collect::<Filled<BTreeSet<_>>>()?;
        let words = BoundaryWords {
            when: Prose::parse(&boundary.when)?,
            i_will: Prose::parse(&boundary.i_will)?,
            from: Line::parse(&boundary.from)?,
            until: Line::parse(&boundary.until)?,
            gladly: Prose::parse(&boundary.gladly)?,
            stops: Subject::from_slug(&boundary.stops),
            offers: Subject::from_slug(&boundary.offers),
            backed_by: Line::parse(&boundary.backed_by)?,
            sure: boundary.sure,
            starts_on: BTreeSet::new(),
        };
        let id = owner.draft_boundary(&words, &Keepers::These(keepers), self.now).await?;
        owner.propose_boundary(id, owner.boundary(id).await?.version, self.now).await?;
        if boundary.state == "agreed" {
            for keeper in boundary.keepers.iter().filter(|key| **key != boundary.owner) {
                let keeper = self.enter::<AnyMember>(keeper).await?;
                keeper.answer_boundary(id, Stand::Consent, &Prose::default(), 1, self.now).await?;
            }
        }
        if let Some(days) = boundary.begun_days_ago {
            owner.begin_boundary(id, self.now.day().plus(-days), self.now).await?;
        }
        Ok(())
    }

    async fn note_incident(&self, incident: &Incident) -> Filled<()> {
        let words = IncidentWords {
            day: self.now.day().plus(-incident.days_ago),
            about: false,
            saw: Prose::parse(&incident.saw)?,
            felt: Prose::parse(&incident.felt)?,
        };
        self.enter::<AnyMember>(&incident.by).await?.note_incident(OpId(Uuid::now_v7()), &words, self.now).await?;
        Ok(())
    }

    async fn keep_proxy(&self, proxy: &Proxy) -> Filled<()> {
        let words = ProxyWords {
            from: Line::parse(&proxy.from)?,
            relation: Line::parse(&proxy.relation)?,
            text: Prose::parse(&proxy.text)?,
        };
        let new =
            NewProxy { words, reader: self.member(&proxy.reader)?, others: self.members.values().copied().collect() };
        self.enter::<AnyMember>(&proxy.by).await?.keep_proxy(OpId(Uuid::now_v7()), &new, self.now).await?;
        Ok(())
    }

    async fn comment(&self, comment: &Comment) -> Filled<()> {
        let part = Part::from_slug(&comment.part).ok_or_else(|| unknown(&comment.part))?;
        let letter = self.enter::<AnyMember>(&comment.on).await?.my_letter().await?;
        let rev = letter.parts.iter().find(|other| other.part == part).map_or(0, |part| part.rev);
        let words = CommentWords {
            quote: Prose::parse(&comment.quote)?,
            says: Prose::parse(&comment.says)?,
            instead: comment.instead.as_deref().map(Prose::parse).transpose()?,
        };
        let kind = if words.instead.is_some() { CommentKind::Suggestion } else { CommentKind::Remark };
        let new = NewComment { letter: letter.id, about: Some((part, rev)), kind, words, op: OpId(Uuid::now_v7()) };
        self.enter::<AnyMember>(&comment.by).await?.comment(new, self.now).await?;
        Ok(())
    }
}

fn circle_words(story: &Story) -> Filled<CircleWords> {
    let substances = story.substances.iter();
    Ok(CircleWords {
        name: Line::parse(&story.name)?,
        person: Person {
            name: Line::parse(&story.person)?,
            pronouns: Pronouns::from_slug(&story.pronouns).ok_or_else(|| unknown(&story.pronouns))?,
        },
        substances: substances.map(|s| Substance::from_slug(s).ok_or_else(|| unknown(s))).collect::<Filled<_>>()?,
        country: Line::parse(&story.country)?,
        what_happened: Prose::parse(&story.what_happened)?,
    })
}

fn address(account: &Account) -> Filled<Address> {
    Address::parse(&account.email).map_err(|_| unknown(&account.email))
}

fn unknown(what: &str) -> Unfit {
    Unfit::Unknown(what.to_owned())
}
