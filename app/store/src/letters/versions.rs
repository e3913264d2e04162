//! States of a whole letter that stay as they are: named by its writer, or approved for the meeting. Revisions are only
//! ever added, so a state is kept by writing down which revision each part was at.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::letter::{Part, PartText, VersionName};
use kith_domain::{BlockId, LetterId, MemberId, Timestamp, VersionId};
use uuid::Uuid;

/// A state of my letter that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptVersion {
    /// Its id.
    pub id: VersionId,
    /// What I called it; nothing when it was approved.
    pub name: Option<VersionName>,
    /// Who named or approved it.
    pub by: MemberId,
    /// When.
    pub at: Timestamp,
    /// Whether this is the one that is printed.
    pub printed: bool,
}

/// One part of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptPart {
    /// Which of the seven.
    pub part: Part,
    /// What it said then.
    pub then: PartText,
    /// What it says now.
    pub now: PartText,
}

/// Why a state is kept.
pub(super) enum Why<'a> {
    Named(&'a VersionName),
    Approved,
}

/// One part as it is within a write.
pub(super) struct Present {
    block: BlockId,
    pub(super) rev: i64,
    pub(super) is_blank: bool,
}

/// How many names a letter may have: more than anybody looks through.
const MOST_NAMES: i64 = 100;

impl<C: Capability> CircleAccess<C> {
    /// Gives my letter as it is now a name, so that I can come back to it.
    ///
    /// # Errors
    /// [`StoreError::Full`] when it has a hundred names already.
    pub async fn name_version(&self, name: &VersionName, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let id = self.my_head(&mut write).await?.id;
        let names = query(
            "select count(*) as n from letter_version where circle_id = $1 and letter_id = $2 and kind = 'named'",
        );
        if names.bind(self.circle).bind(id).one(&mut write).await?.get::<i64>("n")? >= MOST_NAMES {
            return Err(StoreError::Full);
        }
        let present = self.present(&mut write, id).await?;
        self.keep_version(&mut write, id, Why::Named(name), VersionId(Uuid::now_v7()), &present, now).await?;
        write.record(Event::private(EventKind::LetterNamed, id.0, self.me), now).await?;
        write.commit().await
    }

    /// The states of my letter that were kept, newest first.
    pub async fn kept_versions(&self) -> Result<Vec<KeptVersion>> {
        let rows = query(
            "select v.id, v.words, v.by_id, v.at, l.approved_id
               from letter_version v
               join letter l on l.circle_id = v.circle_id and l.id = v.letter_id
              where v.circle_id = $1 and l.member_id = $2
              order by v.at desc, v.id desc",
        )
        .bind(self.circle)
        .bind(self.me)
        .all(&self.store)
        .await?;
        rows.iter().map(|row| self.read_version(row)).collect()
    }

    /// One of them with its seven parts.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it isn't a version of my letter.
    pub async fn kept_version(&self, id: VersionId) -> Result<(KeptVersion, Vec<KeptPart>)> {
        let versions = self.kept_versions().await?;
        let version = versions.into_iter().find(|version| version.id == id).ok_or(StoreError::NotFound)?;
        let rows = query(
            "select b.id, b.kind, p.rev, t.words as words_then, b.head_rev, n.words as words_now
               from letter_version_part p
               join block b on b.circle_id = p.circle_id and b.id = p.block_id
               left join block_rev t on t.circle_id = p.circle_id and t.block_id = p.block_id and t.rev = p.rev
               left join block_rev n on n.circle_id = b.circle_id and n.block_id = b.id and n.rev = b.head_rev
              where p.circle_id = $1 and p.version_id = $2
              order by b.position",
        )
        .bind(self.circle)
        .bind(id)
        .all(&self.store)
        .await?;
        let read = |row: &Row| {
            Ok(KeptPart {
                part: Part::from_slug(&row.get::<String>("kind")?).ok_or(StoreError::NotFound)?,
                then: self.read_text(row, "rev", "words_then")?,
                now: self.read_text(row, "head_rev", "words_now")?,
            })
        };
        Ok((version, rows.iter().map(read).collect::<Result<_>>()?))
    }

    fn read_version(&self, row: &Row) -> Result<KeptVersion> {
        let id = VersionId(row.get("id")?);
        let name = row.get::<Option<Vec<u8>>>("words")?;
        Ok(KeptVersion {
            id,
            name: name.map(|sealed| self.key.open(Place::row("letter_version", id), &sealed)).transpose()?,
            by: MemberId(row.get("by_id")?),
            at: row.time("at")?,
            printed: row.get::<Option<Uuid>>("approved_id")? == Some(id.0),
        })
    }

    /// The words of a block's revision, from a row that has the block's `id`; a part without a revision has no words.
    fn read_text(&self, row: &Row, rev: &'static str, words: &'static str) -> Result<PartText> {
        let place = Place::revision("block_rev", BlockId(row.get("id")?), row.get(rev)?);
        match row.get::<Option<Vec<u8>>>(words)? {
            Some(sealed) => self.key.open(place, &sealed),
            None => Ok(PartText::default()),
        }
    }

    /// The seven parts of a letter that this member may read, in order.
    pub(super) async fn present(&self, write: &mut Write, letter: LetterId) -> Result<Vec<Present>> {
        let rows = query(
            "select b.id, b.head_rev, r.words
               from block b
               left join block_rev r on r.circle_id = b.circle_id and r.block_id = b.id and r.rev = b.head_rev
              where b.circle_id = $1 and b.letter_id = $2
              order by b.position",
        )
        .bind(self.circle)
        .bind(letter)
        .all(write)
        .await?;
        let read = |row: &Row| {
            let is_blank = self.read_text(row, "head_rev", "words")?.is_blank();
            Ok(Present { block: BlockId(row.get("id")?), rev: row.get("head_rev")?, is_blank })
        };
        rows.iter().map(read).collect()
    }

    /// Keeps the present state of a letter as version `id`.
    pub(super) async fn keep_version(
        &self,
        write: &mut Write,
        letter: LetterId,
        why: Why<'_>,
        id: VersionId,
        present: &[Present],
        now: Timestamp,
    ) -> Result<()> {
        let (kind, name) = match why {
            Why::Named(name) => ("named", Some(self.key.seal(Place::row("letter_version", id), name)?)),
            Why::Approved => ("approved", None),
        };
        query(
            "insert into letter_version (circle_id, id, letter_id, kind, words, by_id, at)
             values ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(letter)
        .bind(kind)
        .bind(name)
        .bind(self.me)
        .bind(now)
        .run(&mut *write)
        .await?;
        for part in present {
            query("insert into letter_version_part (circle_id, version_id, block_id, rev) values ($1, $2, $3, $4)")
                .bind(self.circle)
                .bind(id)
                .bind(part.block)
                .bind(part.rev)
                .run(&mut *write)
                .await?;
        }
        Ok(())
    }

    /// Whether version `id` is the present state.
    pub(super) async fn is_version(&self, write: &mut Write, id: VersionId, present: &[Present]) -> Result<bool> {
        let rows = query("select block_id, rev from letter_version_part where circle_id = $1 and version_id = $2")
            .bind(self.circle)
            .bind(id)
            .all(write)
            .await?;
        let kept = rows
            .iter()
            .map(|row| Ok((BlockId(row.get("block_id")?), row.get("rev")?)))
            .collect::<Result<Vec<(BlockId, i64)>>>()?;
        Ok(present.iter().all(|part| kept.contains(&(part.block, part.rev))))
    }
}
