//! The ladder: what is offered, step by step, when the answer isn't a yes. Every member reads and writes it.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::ladder::{MOST, RungWords, Usual, height};
use kith_domain::{MemberId, OpId, RungId, Timestamp};
use uuid::Uuid;

/// One step of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rung {
    /// Its id.
    pub id: RungId,
    /// Which of the usual ones it is; none for one of the family's own.
    pub usual: Option<Usual>,
    /// Who wrote it last.
    pub by: MemberId,
    /// Who sees to it; none when whoever did has left.
    pub owner: Option<MemberId>,
    /// What, how, by when and after which answers.
    pub words: RungWords,
    /// For the next change.
    pub version: i64,
}

/// Everything that [`CircleAccess::read_rung`] reads, of the circle `$1` and where the rest holds.
macro_rules! rung_where {
    ($rest:literal) => {
        concat!(
            "select r.id, r.usual, r.by_id, m.id as owner_id, r.words, r.version
               from rung r
               left join member m on m.circle_id = r.circle_id and m.id = r.owner_id and m.status = 'confirmed'
              where r.circle_id = $1 and ",
            $rest
        )
    };
}

impl<C: Capability> CircleAccess<C> {
    /// All of them, from the largest step to the smallest.
    pub async fn ladder(&self) -> Result<Vec<Rung>> {
        let rows = query(rung_where!("true order by r.at, r.id")).bind(self.circle).all(&self.store).await?;
        let mut rungs = rows.iter().map(|row| self.read_rung(row)).collect::<Result<Vec<_>>>()?;
        rungs.sort_by_key(|rung| height(rung.usual, rung.words.within));
        Ok(rungs)
    }

    /// One of them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn rung(&self, id: RungId) -> Result<Rung> {
        let row = query(rung_where!("r.id = $2")).bind(self.circle).bind(id).one(&self.store).await?;
        self.read_rung(&row)
    }

    /// Puts one on the ladder. `op` is the form's own: the same form sent twice writes once, and sent again with other words it
    /// writes another.
    ///
    /// # Errors
    /// [`StoreError::Full`] when there are as many as there may be, [`StoreError::Taken`] when somebody has prepared this one of
    /// the usual ones meanwhile, [`StoreError::NotFound`] for an owner who isn't a confirmed member.
    pub async fn add_rung(
        &self,
        op: OpId,
        usual: Option<Usual>,
        words: &RungWords,
        owner: MemberId,
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        let sent = (usual, words, owner);
        let Once::New(id) = self.once(&mut write, "rung", op, &sent, now).await? else { return Ok(()) };
        let id = RungId(id);
        self.must_be_confirmed(&mut write, owner).await?;
        self.must_be_new_rung(&mut write, usual).await?;
        query(
            "insert into rung (circle_id, id, usual, by_id, owner_id, words, at, version)
             values ($1, $2, $3, $4, $5, $6, $7, 1)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(usual.map_or("", Usual::slug))
        .bind(self.me)
        .bind(owner)
        .bind(self.key.seal(Place::row("rung", id), words)?)
        .bind(now)
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::RungPrepared, id.0), now).await?;
        write.commit().await
    }

    /// Writes it differently, or gives it to somebody else.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen`, [`StoreError::NotFound`] for one that isn't there, or an owner
    /// who isn't a confirmed member.
    pub async fn change_rung(
        &self,
        id: RungId,
        words: &RungWords,
        owner: MemberId,
        seen: i64,
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        let row = query(rung_where!("r.id = $2")).bind(self.circle).bind(id).one(&mut write).await?;
        let there = self.read_rung(&row)?;
        if there.words == *words && there.owner == Some(owner) {
            return Ok(());
        }
        if there.version != seen {
            return Err(StoreError::Stale);
        }
        self.must_be_confirmed(&mut write, owner).await?;
        query(
            "update rung set words = $3, owner_id = $4, by_id = $5, version = version + 1
              where circle_id = $1 and id = $2",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.key.seal(Place::row("rung", id), words)?)
        .bind(owner)
        .bind(self.me)
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::RungPrepared, id.0), now).await?;
        write.commit().await
    }

    /// Takes it off, for good. One of the usual ones can be prepared anew.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or [`StoreError::Stale`] when it changed since version `seen`.
    pub async fn discard_rung(&self, id: RungId, seen: i64, now: Timestamp) -> Result<()> {
        self.rung(id).await?;
        let delete = query("delete from rung where circle_id = $1 and id = $2 and version = $3");
        let delete = delete.bind(self.circle).bind(id).bind(seen);
        self.discard(delete, Event::of(EventKind::RungDiscarded, id.0), now).await
    }

    async fn must_be_new_rung(&self, write: &mut Write, usual: Option<Usual>) -> Result<()> {
        let rows = query("select usual from rung where circle_id = $1").bind(self.circle).all(write).await?;
        if rows.len() >= MOST {
            return Err(StoreError::Full);
        }
        for row in rows {
            let there = Usual::from_slug(&row.get::<String>("usual")?);
            if usual.is_some() && there == usual {
                return Err(StoreError::Taken);
            }
        }
        Ok(())
    }

    fn read_rung(&self, row: &Row) -> Result<Rung> {
        let id = RungId(row.get("id")?);
        Ok(Rung {
            id,
            usual: Usual::from_slug(&row.get::<String>("usual")?),
            by: MemberId(row.get("by_id")?),
            owner: row.get::<Option<Uuid>>("owner_id")?.map(MemberId),
            words: self.key.open(Place::row("rung", id), &row.get::<Vec<u8>>("words")?)?,
            version: row.get("version")?,
        })
    }
}

#[cfg(test)]
#[path = "ladder_tests.rs"]
mod tests;
