//! The same form sent twice does one thing. A form that makes something carries an `op` of its own; who sent what with it is
//! remembered as a keyed hash, and what came of it by its id. So a form whose answer was lost does nothing when it arrives again,
//! even if somebody has changed or thrown away since what it made (adr 55).

use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::write::Write;
use kith_domain::{OpId, Timestamp};
use serde::Serialize;
use uuid::Uuid;

/// How long it is known that a form was sent: far longer than any session, in which a page could send it again.
pub(crate) const REMEMBERED: i64 = 14 * Timestamp::DAY;

/// Whether the same was sent before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Once {
    /// It wasn't. What it makes is made under this id.
    New(Uuid),
    /// It was, and made this; nothing is left to do.
    Again(Uuid),
}

impl<C: Capability> CircleAccess<C> {
    /// Asks whether I sent exactly this in the form `op` before, and remembers it if `write` is committed. `what` says what it
    /// makes, and `sent` is everything that decides what that is.
    ///
    /// The id is never the form's own: whoever sends somebody else's `op`, or the id of something that is there, makes something
    /// of their own and learns nothing.
    pub(crate) async fn once(
        &self,
        write: &mut Write,
        what: &'static str,
        op: OpId,
        sent: &(impl Serialize + Sync),
        now: Timestamp,
    ) -> Result<Once> {
        let sent = serde_json::to_string(&(what, self.me, sent)).map_err(|_| StoreError::Sealed)?;
        let fresh = Uuid::now_v7();
        let known: Uuid = query(
            "insert into sent (circle_id, op, mark, id, at) values ($1, $2, $3, $4, $5)
             on conflict (circle_id, op, mark) do update set id = sent.id
             returning id",
        )
        .bind(self.circle)
        .bind(op)
        .bind(self.store.keys.index("sent", self.circle.0, &sent))
        .bind(fresh)
        .bind(now)
        .one(write)
        .await?
        .get("id")?;
        Ok(if known == fresh { Once::New(fresh) } else { Once::Again(known) })
    }

    /// Forgets the form that made this: what it asked for couldn't be done after all, and may be tried again.
    pub(crate) async fn forget_sent(&self, write: &mut Write, made: Uuid) -> Result<()> {
        query("delete from sent where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(made)
            .run(write)
            .await
            .map(drop)
    }
}

#[cfg(test)]
#[path = "once_tests.rs"]
mod tests;
