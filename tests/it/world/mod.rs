//! A world of a test's own: a fresh database, a server over it, and two families who have never heard of each other.
//!
//! The Riveras (Rosa, Ben and Ana, with Mara Lind to guide them) prepare for Danny. Ngozi Okafor's circle is about
//! somebody else; whatever a story does, she must see nothing of it.

pub mod database;
pub mod form;
pub mod html;
pub mod mail;
pub mod page;
pub mod person;
pub mod process;
pub mod stream;

mod cast;
mod server;

pub use form::Form;
pub use mail::{Mail, MailServer, Mood};
pub use page::Page;
pub use person::{PASSWORD, Person};

use cast::Cast;
use database::{Fresh, Kind, Original};
use kith_domain::Timestamp;
use kith_pages::Clock;
use kith_server::cli::ServeArgs;
use server::Server;
use std::future::Future;
use std::ops::Deref;
use std::sync::Arc;
use tokio::sync::{Mutex, OnceCell};

/// The world of one test.
pub struct World {
    cast: Cast,
    fresh: Fresh,
    origin: String,
    clock: Clock,
    server: Mutex<Option<Server>>,
}

/// The people of the world can be named as if they were its fields.
impl Deref for World {
    type Target = Cast;
    fn deref(&self) -> &Cast {
        &self.cast
    }
}

/// A world as it begins, made once and copied for every test: passwords take their time, on purpose.
struct Beginning {
    original: Original,
    cast: Cast,
}

/// When every story begins: Saturday 21 November 2026, noon.
const BEGINNING: Timestamp = Timestamp(1_795_262_400_000);

static ON_SQLITE: OnceCell<Beginning> = OnceCell::const_new();
static ON_POSTGRES: OnceCell<Beginning> = OnceCell::const_new();

impl World {
    /// Tells a story in a world of its own, and leaves nothing of it behind, however the story ends.
    pub async fn tell<F, Told>(kind: Kind, story: F)
    where
        F: FnOnce(Arc<Self>) -> Told,
        Told: Future<Output = ()> + Send + 'static,
    {
        if kind.is_left_out() {
            return;
        }
        let world = Arc::new(Self::begin(kind).await);
        let told = tokio::spawn(story(Arc::clone(&world))).await;
        world.ends().await;
        if let Err(failed) = told {
            std::panic::resume_unwind(failed.into_panic());
        }
    }

    async fn begin(kind: Kind) -> Self {
        let beginning = match kind {
            Kind::Sqlite => &ON_SQLITE,
            Kind::Postgres => &ON_POSTGRES,
        };
        let beginning = beginning.get_or_init(|| Self::beginning(kind)).await;
        Self::over(Fresh::copy_of(&beginning.original).await, &beginning.cast).await
    }

    async fn over(fresh: Fresh, cast: &Cast) -> Self {
        let clock = Clock::stopped_at(BEGINNING);
        let server = Server::start(&fresh, 0, clock.clone(), |_| {}).await;
        let cast = cast.comes_to(&server.origin);
        Self { cast, fresh, origin: server.origin.clone(), clock, server: Mutex::new(Some(server)) }
    }

    async fn beginning(kind: Kind) -> Beginning {
        let fresh = Fresh::empty(kind).await;
        let server = Server::start(&fresh, 0, Clock::stopped_at(BEGINNING), |_| {}).await;
        let cast = Cast::assemble(&server).await;
        server.stop().await;
        let original = fresh.original();
        fresh.forget_folder();
        Beginning { original, cast }
    }

    /// Stops the server, if it runs.
    pub async fn rests(&self) {
        if let Some(server) = self.server.lock().await.take() {
            server.stop().await;
        }
    }

    /// Another world like this one, which must rest.
    pub async fn copy(&self) -> Self {
        Self::over(Fresh::copy_of(&self.fresh.original()).await, &self.cast).await
    }

    /// Leaves nothing of it behind.
    pub async fn ends(&self) {
        self.rests().await;
        self.fresh.remove().await;
    }

    /// Stops the server and starts it with other settings, over the same database and under the same address.
    pub async fn restarts_with(&self, set: impl FnOnce(&mut ServeArgs)) {
        self.rests().await;
        let port = self.origin.rsplit(':').next().and_then(|port| port.parse().ok()).expect("an origin with a port");
        *self.server.lock().await = Some(Server::start(&self.fresh, port, self.clock.clone(), set).await);
    }

    /// Starts a mail server and tells ours of it.
    pub async fn has_a_mail_server(&self) -> MailServer {
        let mail = MailServer::start().await;
        self.restarts_with(|args| {
            args.smtp_url = Some(mail.url());
            args.mail_from = Some("post@kith.example".to_owned());
        })
        .await;
        mail
    }

    /// The postman looks for news and at the outbox, once.
    pub async fn mails_go_out(&self) {
        self.server.lock().await.as_ref().expect("the server runs").mails_go_out(&self.origin).await;
    }

    /// A browser that nobody has used.
    pub fn browser(&self) -> Person {
        Person::at(&self.origin, "", "")
    }

    /// Somebody with a fresh browser and an address of their own.
    pub fn somebody(&self, name: &str, email: &str) -> Person {
        Person::at(&self.origin, name, email)
    }

    /// Lets time pass, in milliseconds.
    pub fn later(&self, millis: i64) {
        self.clock.advance(millis);
    }

    /// Where the server is.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// A link for one more operator, as `kith invite-operator` makes it.
    pub async fn operator_link(&self) -> String {
        self.server.lock().await.as_ref().expect("the server runs").operator_link().await
    }

    /// The database and its folder.
    pub fn database(&self) -> &Fresh {
        &self.fresh
    }
}

/// Tells each story twice, on SQLite and on PostgreSQL.
macro_rules! on_both {
    ($($(#[$about:meta])* async fn $story:ident($world:ident) $told:block)+) => {$(
        $(#[$about])*
        mod $story {
            #[allow(unused_imports)]
            use super::*;
            use $crate::world::{World, database::Kind};

            #[allow(unused_variables)]
            async fn story($world: std::sync::Arc<World>) $told

            #[tokio::test]
            async fn on_sqlite() {
                World::tell(Kind::Sqlite, story).await;
            }

            #[tokio::test]
            async fn on_postgres() {
                World::tell(Kind::Postgres, story).await;
            }
        }
    )+};
}
pub(crate) use on_both;
