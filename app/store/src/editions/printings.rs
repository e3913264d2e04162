//! What was printed: which edition, what, for whom, how many copies. Never what it says.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::once::Once;
use crate::write::Event;
use kith_domain::edition::Printed;
use kith_domain::event::EventKind;
use kith_domain::{MemberId, OpId, Timestamp};
use uuid::Uuid;

/// How many are kept: the oldest go first, but never those of the newest edition.
const MOST: i64 = 500;
/// How many times one member prints from one edition: then the list of copies can still be printed itself.
const MOST_OF_ONE: usize = 60;

/// One time that something was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printing {
    /// From which edition; 0 for a draft.
    pub edition: i64,
    /// What.
    pub document: Printed,
    /// Whose pages; none where it is everybody's.
    pub whose: Option<MemberId>,
    /// Who printed it.
    pub by: MemberId,
    /// The number of the first copy, from 1.
    pub first: i64,
    /// How many copies.
    pub copies: i64,
    /// When.
    pub at: Timestamp,
}

/// Something on its way to a printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewPrinting {
    /// From which edition; 0 for a draft.
    pub edition: i64,
    /// What.
    pub document: Printed,
    /// Whose pages; none where it is everybody's.
    pub whose: Option<MemberId>,
    /// How many copies.
    pub copies: i64,
}

/// Numbers that nobody else's copies have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reserved {
    id: Uuid,
    /// That of the first copy.
    pub first: i64,
    /// Whether they were given out before: such copies are there, whatever becomes of this attempt.
    again: bool,
}

impl<C: Capability> CircleAccess<C> {
    /// What was printed, the newest first.
    pub async fn printings(&self) -> Result<Vec<Printing>> {
        let rows = query(
            "select number, document, for_id, by_id, first, copies, at from printing where circle_id = $1 order by at desc, id desc",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        rows.iter().map(read).collect()
    }

    /// Writes down that something is printed, and returns the number of the first copy: one edition has no two copies of the
    /// same pages with one number. The same form sent twice prints the same copies once more.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when `new.edition` isn't the newest any more, [`StoreError::Full`] for whoever printed too often.
    pub async fn record_printing(&self, op: OpId, new: &NewPrinting, now: Timestamp) -> Result<Reserved> {
        let mut write = self.write().await?;
        let newest = query("select max(number) as number from edition where circle_id = $1");
        let newest = newest.bind(self.circle).one(&mut write).await?.get::<Option<i64>>("number")?.unwrap_or(0);
        if new.edition != 0 && new.edition != newest {
            return Err(StoreError::Stale);
        }
        let sent = (new.edition, new.document.slug(), new.whose, new.copies);
        let id = match self.once(&mut write, "printing", op, &sent, now).await? {
            Once::New(id) => id,
            Once::Again(id) => {
                let there = query("select first from printing where circle_id = $1 and id = $2");
                let there = there.bind(self.circle).bind(id).one(&mut write).await?;
                return Ok(Reserved { id, first: there.get("first")?, again: true });
            }
        };
        let all = query(
            "select number, document, for_id, by_id, first, copies, at from printing where circle_id = $1 and number = $2",
        );
        let all = all.bind(self.circle).bind(new.edition).all(&mut write).await?;
        let all = all.iter().map(read).collect::<Result<Vec<_>>>()?;
        if all.iter().filter(|one| one.by == self.me).count() >= MOST_OF_ONE {
            return Err(StoreError::Full);
        }
        let same = all.iter().filter(|one| one.document == new.document && one.whose == new.whose);
        let first = same.map(|one| one.first + one.copies).max().unwrap_or(1);
        query(
            "insert into printing (circle_id, id, number, document, for_id, by_id, first, copies, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(new.edition)
        .bind(new.document.slug())
        .bind(new.whose)
        .bind(self.me)
        .bind(first)
        .bind(new.copies)
        .bind(now)
        .run(&mut write)
        .await?;
        query(
            "delete from printing where circle_id = $1 and number < $3 and id not in
               (select id from printing where circle_id = $1 order by at desc, id desc limit $2)",
        )
        .bind(self.circle)
        .bind(MOST)
        .bind(newest)
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::Printed, id), now).await?;
        write.commit().await?;
        Ok(Reserved { id, first, again: false })
    }

    /// Takes back that something was printed, because it couldn't be set: nobody looks for such a copy afterwards.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn take_back_printing(&self, reserved: Reserved, now: Timestamp) -> Result<()> {
        if reserved.again {
            return Ok(());
        }
        let mut write = self.write().await?;
        query("delete from printing where circle_id = $1 and id = $2 and by_id = $3")
            .bind(self.circle)
            .bind(reserved.id)
            .bind(self.me)
            .run(&mut write)
            .await?;
        self.forget_sent(&mut write, reserved.id).await?;
        write.record(Event::private(EventKind::Printed, reserved.id, self.me), now).await?;
        write.commit().await
    }
}

fn read(row: &Row) -> Result<Printing> {
    Ok(Printing {
        edition: row.get("number")?,
        document: Printed::from_slug(&row.get::<String>("document")?).ok_or(StoreError::NotFound)?,
        whose: row.get::<Option<Uuid>>("for_id")?.map(MemberId),
        by: MemberId(row.get("by_id")?),
        first: row.get("first")?,
        copies: row.get("copies")?,
        at: row.time("at")?,
    })
}
