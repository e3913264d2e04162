//! What was printed: which edition, what, for whom, how many copies. Never what it says.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::write::Event;
use kith_domain::edition::Printed;
use kith_domain::event::EventKind;
use kith_domain::{MemberId, OpId, Timestamp};
use uuid::Uuid;

/// How many are kept: the oldest go first.
const MOST: i64 = 500;

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
    /// How many copies.
    pub copies: i64,
    /// When.
    pub at: Timestamp,
}

impl<C: Capability> CircleAccess<C> {
    /// What was printed, the newest first.
    pub async fn printings(&self) -> Result<Vec<Printing>> {
        let rows = query(
            "select number, document, for_id, by_id, copies, at from printing where circle_id = $1 order by at desc, id desc",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        rows.iter().map(read).collect()
    }

    /// How many copies of `document` were printed from `edition` before: the next begins one higher.
    ///
    /// # Errors
    /// Those of the database.
    pub async fn copies_before(&self, edition: i64, document: Printed, whose: Option<MemberId>) -> Result<i64> {
        let all = self.printings().await?;
        let same = |one: &&Printing| one.edition == edition && one.document == document && one.whose == whose;
        Ok(all.iter().filter(same).map(|one| one.copies).sum())
    }

    /// Writes down that something was printed. The same form sent twice prints the same copies once more, and they count once.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when `printing.edition` isn't the newest any more, [`StoreError::NotFound`] for somebody who isn't a
    /// confirmed member.
    pub async fn record_printing(&self, op: OpId, printing: &Printing) -> Result<()> {
        let mut write = self.write().await?;
        let sent = query("select id from printing where circle_id = $1 and id = $2");
        if sent.bind(self.circle).bind(op).maybe(&mut write).await?.is_some() {
            return Ok(());
        }
        let newest = query("select max(number) as number from edition where circle_id = $1");
        let newest = newest.bind(self.circle).one(&mut write).await?.get::<Option<i64>>("number")?.unwrap_or(0);
        if printing.edition != 0 && printing.edition != newest {
            return Err(StoreError::Stale);
        }
        query(
            "insert into printing (circle_id, id, number, document, for_id, by_id, copies, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(self.circle)
        .bind(op)
        .bind(printing.edition)
        .bind(printing.document.slug())
        .bind(printing.whose)
        .bind(self.me)
        .bind(printing.copies)
        .bind(printing.at)
        .run(&mut write)
        .await?;
        query(
            "delete from printing where circle_id = $1 and id not in
               (select id from printing where circle_id = $1 order by at desc, id desc limit $2)",
        )
        .bind(self.circle)
        .bind(MOST)
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::Printed, op.0), printing.at).await?;
        write.commit().await
    }
}

fn read(row: &Row) -> Result<Printing> {
    Ok(Printing {
        edition: row.get("number")?,
        document: Printed::from_slug(&row.get::<String>("document")?).ok_or(StoreError::NotFound)?,
        whose: row.get::<Option<Uuid>>("for_id")?.map(MemberId),
        by: MemberId(row.get("by_id")?),
        copies: row.get("copies")?,
        at: row.time("at")?,
    })
}
