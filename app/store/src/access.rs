//! The access proof. A [`CircleAccess`] can only be made here, from the session and the membership row read in this
//! request; everything about a circle is a method on it.

use crate::circles::Circle;
use crate::db::{Row, Store, query};
use crate::error::{Result, StoreError};
use crate::keys::{Place, Sealer};
use crate::sessions::Session;
use crate::tokens::Token;
use kith_domain::member::{Role, Status};
use kith_domain::{AccountId, CircleId, MemberId, Timestamp};
use std::marker::PhantomData;
use std::sync::Arc;

/// What a role must be for a door to open. Written in the handler's type, so that it can't be forgotten.
pub trait Capability: Send + Sync + 'static {
    /// Whether `role` is enough.
    fn allows(role: Role) -> bool;
}

/// Every confirmed member.
#[derive(Debug, Clone, Copy)]
pub struct AnyMember;
/// The organizer or a facilitator.
#[derive(Debug, Clone, Copy)]
pub struct Guide;
/// The organizer alone.
#[derive(Debug, Clone, Copy)]
pub struct Organizer;

impl Capability for AnyMember {
    fn allows(_: Role) -> bool {
        true
    }
}
impl Capability for Guide {
    fn allows(role: Role) -> bool {
        role.guides()
    }
}
impl Capability for Organizer {
    fn allows(role: Role) -> bool {
        role == Role::Organizer
    }
}

/// Proof that this request comes from a confirmed member of this circle whose role allows `C`.
#[derive(Clone)]
pub struct CircleAccess<C: Capability> {
    pub(crate) store: Store,
    pub(crate) key: Arc<Sealer>,
    pub(crate) circle: CircleId,
    pub(crate) me: MemberId,
    pub(crate) role: Role,
    pub(crate) rev: i64,
    pub(crate) session: Session,
    about: Arc<Circle>,
    capability: PhantomData<C>,
}

impl Store {
    /// Session, membership, role and the circle's key, in one query: the only way in.
    ///
    /// # Errors
    /// [`StoreError::NotSignedIn`], [`StoreError::Locked`], [`StoreError::NotFound`] for everybody who isn't a confirmed
    /// member, and [`StoreError::NotYours`] for a member whose role isn't enough.
    pub async fn enter<C: Capability>(
        &self,
        token: &Token,
        circle: CircleId,
        now: Timestamp,
    ) -> Result<CircleAccess<C>> {
        self.enter_late(token, circle, now, 0).await
    }

    /// The same for what a page sends by itself when it is left or locked: that may arrive `late` milliseconds after it
    /// was locked, because the two travel side by side.
    ///
    /// # Errors
    /// As for [`Self::enter`].
    pub async fn enter_late<C: Capability>(
        &self,
        token: &Token,
        circle: CircleId,
        now: Timestamp,
        late: i64,
    ) -> Result<CircleAccess<C>> {
        let row = self.stands_at(token, circle).await?;
        let session = Session::read_late(&row, now, late)?;
        self.touch(&session, now).await?;
        self.admit(&row, session, circle)
    }

    /// The same for a page that asks by itself: nobody was there, so the session grows as old as it would have.
    ///
    /// # Errors
    /// As for [`Self::enter`].
    pub async fn look<C: Capability>(
        &self,
        token: &Token,
        circle: CircleId,
        now: Timestamp,
    ) -> Result<CircleAccess<C>> {
        let row = self.stands_at(token, circle).await?;
        let session = Session::read(&row, now)?;
        self.admit(&row, session, circle)
    }

    async fn stands_at(&self, token: &Token, circle: CircleId) -> Result<Row> {
        query(
            "select s.id as session_id, s.account_id, s.created_at, s.seen_at, s.locked_at, a.operator_at,
                    m.id as member_id, m.role, c.rev, c.words, c.version, k.key_version, k.wrapped
               from session s
               join account a on a.id = s.account_id
               left join member m on m.circle_id = $2 and m.account_id = s.account_id and m.status = 'confirmed'
               left join circle c on c.id = m.circle_id
               left join circle_key k on k.circle_id = m.circle_id
              where s.token = $1",
        )
        .bind(token.hash())
        .bind(circle)
        .maybe(self)
        .await?
        .ok_or(StoreError::NotSignedIn)
    }

    fn admit<C: Capability>(&self, row: &Row, session: Session, circle: CircleId) -> Result<CircleAccess<C>> {
        let me: Option<uuid::Uuid> = row.get("member_id")?;
        let (Some(me), Some(wrapped)) = (me, row.get::<Option<Vec<u8>>>("wrapped")?) else {
            return Err(StoreError::NotFound);
        };
        let role = Role::from_slug(&row.get::<String>("role")?).ok_or(StoreError::NotFound)?;
        if !C::allows(role) {
            return Err(StoreError::NotYours);
        }
        let key = self.keys.circle(circle, row.get("key_version")?, &wrapped)?;
        let words = key.open(Place::row("circle", circle), &row.get::<Vec<u8>>("words")?)?;
        Ok(CircleAccess {
            store: self.clone(),
            key: Arc::new(key),
            about: Arc::new(Circle { words, version: row.get("version")? }),
            circle,
            me: MemberId(me),
            role,
            rev: row.get("rev")?,
            session,
            capability: PhantomData,
        })
    }

    /// The status of this account's membership, for the one page that somebody who waits may see.
    pub async fn standing_in(&self, account: AccountId, circle: CircleId) -> Result<Status> {
        let row = query("select status from member where circle_id = $1 and account_id = $2")
            .bind(circle)
            .bind(account)
            .one(self)
            .await?;
        Status::from_slug(&row.get::<String>("status")?).ok_or(StoreError::NotFound)
    }
}

impl<C: Capability> CircleAccess<C> {
    /// The circle.
    pub fn circle(&self) -> CircleId {
        self.circle
    }
    /// The member who asks.
    pub fn me(&self) -> MemberId {
        self.me
    }
    /// Their role.
    pub fn role(&self) -> Role {
        self.role
    }
    /// The circle's newest event when this request began; equal numbers mean nothing changed.
    pub fn rev(&self) -> i64 {
        self.rev
    }
    /// What the circle says about itself, as it was when this request began.
    pub fn about(&self) -> &Circle {
        &self.about
    }
    /// The session behind it.
    pub fn session(&self) -> &Session {
        &self.session
    }
    /// The same proof, for what any member may do.
    pub fn as_member(&self) -> CircleAccess<AnyMember> {
        self.narrowed()
    }
    /// The same proof, for what those may do who guide the circle; nothing for anybody else. A write asks again.
    pub fn as_guide(&self) -> Option<CircleAccess<Guide>> {
        Guide::allows(self.role).then(|| self.narrowed())
    }

    fn narrowed<D: Capability>(&self) -> CircleAccess<D> {
        CircleAccess {
            store: self.store.clone(),
            key: Arc::clone(&self.key),
            circle: self.circle,
            me: self.me,
            role: self.role,
            rev: self.rev,
            session: self.session,
            about: Arc::clone(&self.about),
            capability: PhantomData,
        }
    }
}
