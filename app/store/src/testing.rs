//! A small world for the tests in this crate: Rosa's circle with Ben in it, and the Okafors', who must see nothing of it.

pub(crate) mod people;

use crate::access::{AnyMember, CircleAccess};
use crate::db::{Store, query};
use crate::keys::Place;
use crate::members::MemberWords;
use crate::open::Database;
use crate::tokens::Token;
use kith_domain::address::Address;
use kith_domain::circle::{CircleWords, Person, Pronouns, Substance};
use kith_domain::cost::Cost;
use kith_domain::option::{OptionWords, Ties};
use kith_domain::{CircleId, Line, MemberId, Prose, Timestamp};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Two circles in a database of their own.
pub(crate) struct World {
    store: Store,
    file: PathBuf,
    rosa: (Token, CircleId),
    ben: (Token, CircleId),
    okafor: (Token, CircleId),
}

/// A programme of which nobody knows more than the name, a number and a medicine.
pub(crate) fn programme(name: &str) -> OptionWords {
    OptionWords {
        programme: Line::required(name).unwrap(),
        level: Line::required("unsure").unwrap(),
        medications: vec![kith_domain::option::Medication::Buprenorphine],
        phone: Line::parse("555-0142").unwrap(),
        address: Line::default(),
        website: Line::default(),
        cost: Prose::default(),
        pay: Cost::default(),
        insurance: Prose::default(),
        first_opening: None,
        held_until: None,
        notes: Prose::default(),
        referrer: Line::default(),
        ties: Ties::NotSaid,
        tie: Prose::default(),
    }
}

/// The instant `seconds` after the world began.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp(1_790_000_000_000).plus(seconds * Timestamp::SECOND)
}

impl World {
    pub(crate) async fn new() -> Self {
        let file = std::env::temp_dir().join(format!("kith-{}.db", Uuid::now_v7()));
        let store = Store::open(&Database::Sqlite(file.clone()), &[7; 32]).await.unwrap();
        let (rosa, ben, okafor) =
            (sign_up(&store, "rosa").await, sign_up(&store, "ben").await, sign_up(&store, "okafor").await);
        let garden = start(&store, &rosa, "Garden club").await;
        let book = start(&store, &okafor, "Book club").await;
        let world = Self { store, file, rosa: (rosa, garden), ben: (ben, garden), okafor: (okafor, book) };
        world.let_ben_in().await;
        world
    }

    pub(crate) async fn rosa(&self) -> CircleAccess<AnyMember> {
        self.enter(&self.rosa).await
    }
    pub(crate) async fn rosa_organizes(&self) -> CircleAccess<crate::Organizer> {
        self.store.enter(&self.rosa.0, self.rosa.1, at(0)).await.unwrap()
    }
    pub(crate) async fn rosa_guides(&self) -> CircleAccess<crate::Guide> {
        self.store.enter(&self.rosa.0, self.rosa.1, at(0)).await.unwrap()
    }
    pub(crate) async fn okafor_guides(&self) -> CircleAccess<crate::Guide> {
        self.store.enter(&self.okafor.0, self.okafor.1, at(0)).await.unwrap()
    }
    pub(crate) async fn ben(&self) -> CircleAccess<AnyMember> {
        self.enter(&self.ben).await
    }
    pub(crate) async fn okafor(&self) -> CircleAccess<AnyMember> {
        self.enter(&self.okafor).await
    }

    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    async fn enter(&self, (token, circle): &(Token, CircleId)) -> CircleAccess<AnyMember> {
        self.store.enter(token, *circle, at(0)).await.unwrap()
    }

    /// Without the invite, which has tests of its own.
    async fn let_ben_in(&self) {
        let rosa = self.rosa().await;
        let ben = self.store.session(&self.ben.0, at(0)).await.unwrap().account;
        let id = MemberId(Uuid::now_v7());
        let words = MemberWords { name: Line::parse("Ben").unwrap(), relation: Line::parse("brother").unwrap() };
        query(
            "insert into member (circle_id, id, account_id, role, status, words, accepted_at, confirmed_at, version)
             values ($1, $2, $3, 'member', 'confirmed', $4, 0, 0, 1)",
        )
        .bind(rosa.circle)
        .bind(id)
        .bind(ben)
        .bind(rosa.key.seal(Place::row("member", id), &words).unwrap())
        .run(&self.store)
        .await
        .unwrap();
    }
}

impl Drop for World {
    fn drop(&mut self) {
        remove(&self.file);
    }
}

fn remove(file: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut file = file.to_owned().into_os_string();
        file.push(ending);
        let _ = std::fs::remove_file(file);
    }
}

async fn sign_up(store: &Store, name: &str) -> Token {
    let address = Address::parse(&format!("{name}@example.org")).unwrap();
    let account = store.create_account(Line::parse(name).unwrap(), &address, "-".into(), at(0)).await.unwrap();
    store.start_session(account, "test", None, at(0)).await.unwrap()
}

async fn start(store: &Store, token: &Token, name: &str) -> CircleId {
    let words = CircleWords {
        name: Line::parse(name).unwrap(),
        person: Person { name: Line::parse("Sam").unwrap(), pronouns: Pronouns::They },
        substances: vec![Substance::Opioids],
        country: Line::parse("us").unwrap(),
        what_happened: Prose::default(),
    };
    let session = store.session(token, at(0)).await.unwrap();
    session.start_circle(store, &words, Line::parse("sister").unwrap(), at(0)).await.unwrap()
}
