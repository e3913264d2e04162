//! A circle that grows by invites: for the tests of inviting, letting in and leaving.

use crate::access::{AnyMember, CircleAccess, Guide};
use crate::db::query;
use crate::invites::{Answer, Answerer, NewInvite};
use crate::open::Database;
use crate::tokens::Token;
use crate::{Capability, Store};
use kith_domain::address::Address;
use kith_domain::circle::{CircleWords, Person, Pronouns, Substance};
use kith_domain::member::{Role, Status};
use kith_domain::{AccountId, CircleId, Line, MemberId, Prose, Timestamp};
use std::path::PathBuf;
use uuid::Uuid;

/// When everything happens.
pub(crate) const NOW: Timestamp = Timestamp(1_800_000_000_000);
const ORIGIN: &str = "https://kith.example";

pub(crate) fn line<const MAX: usize>(text: &str) -> Line<MAX> {
    Line::parse(text).unwrap()
}

pub(crate) fn address(name: &str) -> Address {
    Address::parse(&format!("{name}@example.org")).unwrap()
}

/// A circle that Rosa started, about Danny.
pub(crate) struct Garden {
    pub(crate) store: Store,
    pub(crate) circle: CircleId,
    pub(crate) rosa: Token,
    file: PathBuf,
}

impl Garden {
    pub(crate) async fn new() -> Self {
        let file = std::env::temp_dir().join(format!("kith-people-{}.db", Uuid::now_v7()));
        let store = Store::open(&Database::Sqlite(file.clone()), &[7; 32]).await.unwrap();
        let account = store.create_account(line("Rosa"), &address("rosa"), "no hash".into(), NOW).await.unwrap();
        let rosa = store.start_session(account, "", None, NOW).await.unwrap();
        let words = CircleWords {
            name: line("Garden club"),
            person: Person { name: line("Danny"), pronouns: Pronouns::He },
            substances: vec![Substance::Opioids],
            country: line("us"),
            what_happened: Prose::default(),
        };
        let session = store.session(&rosa, NOW).await.unwrap();
        let circle = session.start_circle(&store, &words, line("sister"), NOW).await.unwrap();
        Self { store, circle, rosa, file }
    }

    pub(crate) async fn enter<C: Capability>(&self, who: &Token) -> CircleAccess<C> {
        self.store.enter(who, self.circle, NOW).await.unwrap()
    }

    pub(crate) async fn rosa(&self) -> CircleAccess<Guide> {
        self.enter(&self.rosa).await
    }

    /// Rosa invites somebody: their link and code.
    pub(crate) async fn invited(&self, name: &str, role: Role) -> (Token, String) {
        let issued = self.rosa().await.invite(&new_invite(name, role), Some(ORIGIN), NOW).await.unwrap();
        (issued.token, issued.code)
    }

    /// Somebody answers an invite with a new account.
    pub(crate) async fn answers(&self, name: &str, link: &Token, code: &str) -> Answer {
        let who = Answerer::New { name: line(name), address: address(name), password_hash: "no hash".into() };
        self.store.answer_invite(link, code, who, NOW).await.unwrap()
    }

    pub(crate) async fn accepted(&self, name: &str, role: Role) -> (AccountId, MemberId) {
        let (link, code) = self.invited(name, role).await;
        let Answer::Accepted { account, .. } = self.answers(name, &link, &code).await else { panic!("not accepted") };
        (account, self.member(name).await)
    }

    /// Somebody is invited, answers and is let in: their cookie.
    pub(crate) async fn joined(&self, name: &str, role: Role, confirmer: &Token) -> (Token, MemberId) {
        let (account, member) = self.accepted(name, role).await;
        self.enter::<AnyMember>(confirmer).await.confirm_member(member, NOW).await.unwrap();
        (self.store.start_session(account, "", None, NOW).await.unwrap(), member)
    }

    pub(crate) async fn member(&self, name: &str) -> MemberId {
        let members = self.rosa().await.members().await.unwrap();
        members.iter().find(|m| m.words.name.as_str() == name).unwrap().id
    }

    pub(crate) async fn status(&self, account: AccountId) -> Status {
        self.store.standing_in(account, self.circle).await.unwrap()
    }

    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        query(sql).bind(self.circle).one(&self.store).await.unwrap().get("n").unwrap()
    }
}

pub(crate) fn new_invite(name: &str, role: Role) -> NewInvite {
    NewInvite { address: address(name), name: line(name), relation: line("brother"), role }
}

impl Drop for Garden {
    fn drop(&mut self) {
        super::remove(&self.file);
    }
}
