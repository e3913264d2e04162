//! Writing to a circle: one writer at a time, and one event for every write, in the same transaction.

use crate::access::{Capability, CircleAccess};
use crate::db::{On, Query, Tx, query, together};
use crate::error::{Result, StoreError};
use kith_domain::event::EventKind;
use kith_domain::member::Role;
use kith_domain::{CircleId, MemberId, Timestamp};
use uuid::Uuid;

/// An open write to one circle. Runs queries like a transaction: `query(…).run(&mut write)`.
pub(crate) struct Write {
    tx: Tx,
    circle: CircleId,
    me: MemberId,
    role: Role,
    recorded: bool,
}

impl<C: Capability> CircleAccess<C> {
    /// Opens a write, and asks again whether I may: between the beginning of this request and the lock, somebody may
    /// have removed me or given me another role.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] and [`StoreError::NotYours`], as at the door.
    pub(crate) async fn write(&self) -> Result<Write> {
        let mut tx = self.store.begin().await?;
        lock(&mut tx, self.circle).await?;
        let row = query("select role from member where circle_id = $1 and id = $2 and status = 'confirmed'")
            .bind(self.circle)
            .bind(self.me)
            .one(&mut tx)
            .await?;
        let role = Role::from_slug(&row.get::<String>("role")?).ok_or(StoreError::NotFound)?;
        if !C::allows(role) {
            return Err(StoreError::NotYours);
        }
        Ok(Write { tx, circle: self.circle, me: self.me, role, recorded: false })
    }

    /// That somebody is in the circle now: whoever is given something has to be able to see it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub(crate) async fn must_be_confirmed(&self, write: &mut Write, member: MemberId) -> Result<()> {
        query("select 1 as one from member where circle_id = $1 and id = $2 and status = 'confirmed'")
            .bind(self.circle)
            .bind(member)
            .one(write)
            .await
            .map(|_| ())
    }

    /// Throws away what `delete` finds, and records it.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it finds nothing: somebody changed it meanwhile.
    pub(crate) async fn discard(&self, delete: Query, event: Event, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        if delete.run(&mut write).await? == 0 {
            return Err(StoreError::Stale);
        }
        write.record(event, now).await?;
        write.commit().await
    }
}

/// Puts writes to one circle in order. SQLite has one writer, who holds its lock already.
pub(crate) async fn lock(tx: &mut Tx, circle: CircleId) -> Result<()> {
    if tx.has_company() {
        query("select rev from circle where id = $1 for update").bind(circle).one(tx).await?;
    }
    Ok(())
}

/// One line of the event log, not yet written.
pub(crate) struct Event {
    pub(crate) kind: EventKind,
    pub(crate) subject: Option<Uuid>,
    /// Set when only one member may know of it.
    pub(crate) only_for: Option<MemberId>,
}

impl Event {
    /// Something everybody in the circle may know.
    pub(crate) fn of(kind: EventKind, subject: Uuid) -> Self {
        Self { kind, subject: Some(subject), only_for: None }
    }

    /// Something only `member` may know: that they worked on a draft, say.
    pub(crate) fn private(kind: EventKind, subject: Uuid, member: MemberId) -> Self {
        Self { kind, subject: Some(subject), only_for: Some(member) }
    }
}

/// Writes one event, with the circle's next number.
pub(crate) async fn record(
    tx: &mut Tx,
    circle: CircleId,
    actor: Option<MemberId>,
    event: Event,
    now: Timestamp,
) -> Result<()> {
    tx.touch(circle);
    together!(
        "update circle set rev = rev + 1 where id = $1",
        "insert into event (circle_id, seq, kind, actor_id, subject_id, only_for, at)
         select id, rev, $2, $3, $4, $5, $6 from circle where id = $1",
    )
    .bind(circle)
    .bind(event.kind.slug())
    .bind(actor)
    .bind(event.subject)
    .bind(event.only_for)
    .bind(now)
    .run(tx)
    .await
}

impl Write {
    /// My role, now that nobody can change it.
    pub(crate) fn role(&self) -> Role {
        self.role
    }

    /// Records what this write does. A write that does two things records both, each with its own number.
    pub(crate) async fn record(&mut self, event: Event, now: Timestamp) -> Result<()> {
        self.recorded = true;
        record(&mut self.tx, self.circle, Some(self.me), event, now).await
    }

    /// Makes it last. Only after this may anything be acknowledged.
    pub(crate) async fn commit(self) -> Result<()> {
        debug_assert!(self.recorded, "every write records an event");
        self.tx.commit().await
    }

    /// The transaction itself, for functions shared with writes that open a circle.
    pub(crate) fn tx(&mut self) -> &mut Tx {
        &mut self.tx
    }
}

impl<'a> From<&'a mut Write> for On<'a> {
    fn from(write: &'a mut Write) -> Self {
        On::from(&mut write.tx)
    }
}
