//! What the person may say against it, and how the family answers. Every member reads and writes it.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::once::Once;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::objection::{MOST, ObjectionWords, Usual};
use kith_domain::{MemberId, ObjectionId, OpId, Timestamp};
use uuid::Uuid;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Its id.
    pub id: ObjectionId,
    /// Which of the usual ones it is; none for one of the family's own.
    pub usual: Option<Usual>,
    /// Who wrote it last.
    pub by: MemberId,
    /// Who answers; none while nobody does, or whoever did has left.
    pub voice: Option<MemberId>,
    /// What is said and what is answered.
    pub words: ObjectionWords,
    /// For the next change.
    pub version: i64,
}

/// Everything that [`CircleAccess::read_objection`] reads, of the circle `$1` and where the rest holds.
macro_rules! objection_where {
    ($rest:literal) => {
        concat!(
            "select o.id, o.usual, o.by_id, m.id as voice_id, o.words, o.version
               from objection o
               left join member m on m.circle_id = o.circle_id and m.id = o.voice_id and m.status = 'confirmed'
              where o.circle_id = $1 and ",
            $rest
        )
    };
}

impl<C: Capability> CircleAccess<C> {
    /// All of them, in the order in which they were written down.
    pub async fn objections(&self) -> Result<Vec<Objection>> {
        let rows = query(objection_where!("true order by o.at, o.id")).bind(self.circle).all(&self.store).await?;
        rows.iter().map(|row| self.read_objection(row)).collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn objection(&self, id: ObjectionId) -> Result<Objection> {
        let row = query(objection_where!("o.id = $2")).bind(self.circle).bind(id).one(&self.store).await?;
        self.read_objection(&row)
    }

    /// Writes one down. `op` is the form's own: the same form sent twice writes once, and sent again with other words it
    /// writes another.
    ///
    /// # Errors
    /// [`StoreError::Full`] when there are as many as there may be, [`StoreError::Taken`] when somebody has prepared this one of
    /// the usual ones meanwhile, [`StoreError::NotFound`] for a voice that isn't a confirmed member.
    pub async fn add_objection(
        &self,
        op: OpId,
        usual: Option<Usual>,
        words: &ObjectionWords,
        voice: Option<MemberId>,
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        let sent = (usual, words, voice);
        let Once::New(id) = self.once(&mut write, "objection", op, &sent, now).await? else { return Ok(()) };
        let id = ObjectionId(id);
        if let Some(voice) = voice {
            self.must_be_confirmed(&mut write, voice).await?;
        }
        self.must_be_new_objection(&mut write, usual).await?;
        query(
            "insert into objection (circle_id, id, usual, by_id, voice_id, words, at, version)
             values ($1, $2, $3, $4, $5, $6, $7, 1)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(usual.map_or("", Usual::slug))
        .bind(self.me)
        .bind(voice)
        .bind(self.key.seal(Place::row("objection", id), words)?)
        .bind(now)
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::ObjectionPrepared, id.0), now).await?;
        write.commit().await
    }

    /// Answers it differently, or with another voice.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when it changed since version `seen`, [`StoreError::NotFound`] for one that isn't there, or a voice
    /// that isn't a confirmed member.
    pub async fn change_objection(
        &self,
        id: ObjectionId,
        words: &ObjectionWords,
        voice: Option<MemberId>,
        seen: i64,
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        let row = query(objection_where!("o.id = $2")).bind(self.circle).bind(id).one(&mut write).await?;
        let there = self.read_objection(&row)?;
        if there.words == *words && there.voice == voice {
            return Ok(());
        }
        if there.version != seen {
            return Err(StoreError::Stale);
        }
        if let Some(voice) = voice {
            self.must_be_confirmed(&mut write, voice).await?;
        }
        query(
            "update objection set words = $3, voice_id = $4, by_id = $5, version = version + 1
              where circle_id = $1 and id = $2",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.key.seal(Place::row("objection", id), words)?)
        .bind(voice)
        .bind(self.me)
        .run(&mut write)
        .await?;
        write.record(Event::of(EventKind::ObjectionPrepared, id.0), now).await?;
        write.commit().await
    }

    /// Throws it away, for good. One of the usual ones can be prepared anew.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or [`StoreError::Stale`] when it changed since version `seen`.
    pub async fn discard_objection(&self, id: ObjectionId, seen: i64, now: Timestamp) -> Result<()> {
        self.objection(id).await?;
        let delete = query("delete from objection where circle_id = $1 and id = $2 and version = $3");
        let delete = delete.bind(self.circle).bind(id).bind(seen);
        self.discard(delete, Event::of(EventKind::ObjectionDiscarded, id.0), now).await
    }

    async fn must_be_new_objection(&self, write: &mut Write, usual: Option<Usual>) -> Result<()> {
        let rows = query("select usual from objection where circle_id = $1").bind(self.circle).all(write).await?;
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

    fn read_objection(&self, row: &Row) -> Result<Objection> {
        let id = ObjectionId(row.get("id")?);
        Ok(Objection {
            id,
            usual: Usual::from_slug(&row.get::<String>("usual")?),
            by: MemberId(row.get("by_id")?),
            voice: row.get::<Option<Uuid>>("voice_id")?.map(MemberId),
            words: self.key.open(Place::row("objection", id), &row.get::<Vec<u8>>("words")?)?,
            version: row.get("version")?,
        })
    }
}
