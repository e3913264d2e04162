//! Writing to a circle: one writer at a time, and one event for every write, in the same transaction.

use crate::access::{Capability, CircleAccess};
use crate::db::{On, Tx, query};
use crate::error::Result;
use kith_domain::event::EventKind;
use kith_domain::{CircleId, MemberId, Timestamp};
use uuid::Uuid;

/// An open write to one circle. Runs queries like a transaction: `query(…).run(&mut write)`.
pub(crate) struct Write {
    tx: Tx,
    circle: CircleId,
    me: MemberId,
    /// The number of the event this write records.
    seq: i64,
    recorded: bool,
}

impl<C: Capability> CircleAccess<C> {
    /// Opens a write. Raising the circle's number comes first: it is the lock that puts writes in order, on both
    /// databases alike.
    pub(crate) async fn write(&self) -> Result<Write> {
        let mut tx = self.store.begin().await?;
        let seq = raise(&mut tx, self.circle).await?;
        Ok(Write { tx, circle: self.circle, me: self.me, seq, recorded: false })
    }
}

/// The next event number of a circle.
pub(crate) async fn raise(tx: &mut Tx, circle: CircleId) -> Result<i64> {
    query("update circle set rev = rev + 1 where id = $1 returning rev").bind(circle).one(tx).await?.get("rev")
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

pub(crate) async fn insert_event(
    tx: &mut Tx,
    circle: CircleId,
    seq: i64,
    actor: Option<MemberId>,
    event: Event,
    now: Timestamp,
) -> Result<()> {
    query(
        "insert into event (circle_id, seq, kind, actor_id, subject_id, only_for, at)
         values ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(circle)
    .bind(seq)
    .bind(event.kind.slug())
    .bind(actor)
    .bind(event.subject)
    .bind(event.only_for)
    .bind(now)
    .run(tx)
    .await
    .map(|_| ())
}

impl Write {
    /// Records what this write does. A write that does two things records both, each with its own number.
    pub(crate) async fn record(&mut self, event: Event, now: Timestamp) -> Result<()> {
        if self.recorded {
            self.seq = raise(&mut self.tx, self.circle).await?;
        }
        self.recorded = true;
        insert_event(&mut self.tx, self.circle, self.seq, Some(self.me), event, now).await
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
