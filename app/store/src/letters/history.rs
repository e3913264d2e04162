//! What the parts of my letter said before, and bringing it back. Only the writer asks: readers were shown what it says,
//! not the drafts before it.

use super::saving::PartWords;
use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::letter::{Part, PartText, Revision, Version, versions};
use kith_domain::{BlockId, LetterId, MemberId, OpId, Timestamp, VersionId};
use std::collections::BTreeSet;
use uuid::Uuid;

/// How many versions are looked at together: more than one looks through at a time, and few enough to compare at once.
const AT_ONCE: usize = 20;

/// Some versions of one part of my letter, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartVersions {
    /// Which of the seven.
    pub part: Part,
    /// Twenty at most. Empty when nothing was ever written.
    pub versions: Vec<PartVersion>,
    /// The one before them.
    pub earlier: Option<PartVersion>,
    /// Whether the last of them is what the part says now.
    pub to_the_end: bool,
}

/// One version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartVersion {
    /// Who wrote it, and when.
    pub version: Version,
    /// What it said.
    pub text: PartText,
}

/// One version and those around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionAmong {
    /// Which of the seven.
    pub part: Part,
    /// The version.
    pub one: PartVersion,
    /// The one before it.
    pub before: Option<PartVersion>,
    /// The one after it.
    pub after: Option<PartVersion>,
    /// The newest, if it is another one.
    pub now: Option<PartVersion>,
}

impl<C: Capability> CircleAccess<C> {
    /// What one part of my letter said before revision `before`, or until now.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it isn't a part of my letter.
    pub async fn part_versions(&self, block: BlockId, before: Option<i64>) -> Result<PartVersions> {
        let (part, all) = self.sittings(block).await?;
        let end = before.map_or(all.len(), |rev| all.partition_point(|version| version.rev < rev));
        let start = end.saturating_sub(AT_ONCE);
        let mut versions = Vec::with_capacity(AT_ONCE);
        for version in all.get(start..end).unwrap_or_default() {
            versions.push(self.said(block, *version).await?);
        }
        let earlier = self.said_if(block, start.checked_sub(1).and_then(|at| all.get(at))).await?;
        Ok(PartVersions { part, versions, earlier, to_the_end: end == all.len() })
    }

    /// What one part of my letter said at revision `rev`, which ended a version.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such version in my letter.
    pub async fn part_version(&self, block: BlockId, rev: i64) -> Result<VersionAmong> {
        let (part, all) = self.sittings(block).await?;
        let at = all.iter().position(|version| version.rev == rev).ok_or(StoreError::NotFound)?;
        let one = *all.get(at).ok_or(StoreError::NotFound)?;
        Ok(VersionAmong {
            part,
            one: self.said(block, one).await?,
            before: self.said_if(block, at.checked_sub(1).and_then(|before| all.get(before))).await?,
            after: self.said_if(block, all.get(at + 1)).await?,
            now: self.said_if(block, all.last().filter(|now| now.rev != rev)).await?,
        })
    }

    /// All versions of a part of mine, oldest first, without their words: there may be very many.
    async fn sittings(&self, block: BlockId) -> Result<(Part, Vec<Version>)> {
        let of = query(
            "select b.kind from block b
               join letter l on l.circle_id = b.circle_id and l.id = b.letter_id
              where b.circle_id = $1 and b.id = $2 and l.member_id = $3",
        );
        let row = of.bind(self.circle).bind(block).bind(self.me).one(&self.store).await?;
        let part = part_of(&row)?;
        // What was named or approved, and both sides of what was brought back or chosen from beside the part.
        let kept = query(
            "select rev from letter_version_part where circle_id = $1 and block_id = $2
              union
             select rev from block_rev where circle_id = $1 and block_id = $2 and restored is not null
              union
             select rev - 1 from block_rev where circle_id = $1 and block_id = $2 and restored is not null
              union
             select r.rev - 1 from block_rev r
               join block_alternative a on a.circle_id = r.circle_id and a.block_id = r.block_id and a.settled_at = r.at
              where r.circle_id = $1 and r.block_id = $2",
        );
        let kept = kept.bind(self.circle).bind(block).all(&self.store).await?;
        let kept = kept.iter().map(|row| row.get("rev")).collect::<Result<BTreeSet<i64>>>()?;
        let rows = query(
            "select rev, author_id, at, cast(length(words) as bigint) as sealed from block_rev
              where circle_id = $1 and block_id = $2
              order by rev",
        );
        let rows = rows.bind(self.circle).bind(block).all(&self.store).await?;
        let revision = |row: &Row| -> Result<_> {
            let length = usize::try_from(row.get::<i64>("sealed")?).unwrap_or_default();
            Ok(Revision { rev: row.get("rev")?, author: MemberId(row.get("author_id")?), at: row.time("at")?, length })
        };
        let revisions = rows.iter().map(revision).collect::<Result<Vec<_>>>()?;
        Ok((part, versions(&revisions, &kept)))
    }

    async fn said(&self, block: BlockId, version: Version) -> Result<PartVersion> {
        let row = query("select words from block_rev where circle_id = $1 and block_id = $2 and rev = $3")
            .bind(self.circle)
            .bind(block)
            .bind(version.rev)
            .one(&self.store)
            .await?;
        let place = Place::revision("block_rev", block, version.rev);
        Ok(PartVersion { version, text: self.key.open(place, &row.get::<Vec<u8>>("words")?)? })
    }

    async fn said_if(&self, block: BlockId, version: Option<&Version>) -> Result<Option<PartVersion>> {
        match version {
            Some(version) => self.said(block, *version).await.map(Some),
            None => Ok(None),
        }
    }

    /// Writes down once more, as the newest revision, what a part of my letter said at `rev`. What it says now stays in
    /// its history.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such revision in my letter.
    pub async fn restore_part(&self, block: BlockId, rev: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        if self.bring_back(&mut write, block, rev, now).await? {
            write.commit().await?;
        }
        Ok(())
    }

    /// The same for a whole letter that was named or approved: each part that says something else now.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it isn't a version of my letter.
    pub async fn restore_version(&self, id: VersionId, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let rows = query(
            "select p.block_id, p.rev
               from letter_version_part p
               join letter_version v on v.circle_id = p.circle_id and v.id = p.version_id
               join letter l on l.circle_id = v.circle_id and l.id = v.letter_id
              where p.circle_id = $1 and p.version_id = $2 and l.member_id = $3",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .all(&mut write)
        .await?;
        if rows.is_empty() {
            return Err(StoreError::NotFound);
        }
        let mut changed = false;
        for row in rows {
            changed |= self.bring_back(&mut write, BlockId(row.get("block_id")?), row.get("rev")?, now).await?;
        }
        if changed {
            write.commit().await?;
        }
        Ok(())
    }

    /// Whether there was anything to bring back.
    async fn bring_back(&self, write: &mut Write, block: BlockId, rev: i64, now: Timestamp) -> Result<bool> {
        let row = query(
            "select b.kind, l.id as letter_id from block b
               join letter l on l.circle_id = b.circle_id and l.id = b.letter_id
              where b.circle_id = $1 and b.id = $2 and l.member_id = $3",
        )
        .bind(self.circle)
        .bind(block)
        .bind(self.me)
        .one(&mut *write)
        .await?;
        let (letter, part, op) = (LetterId(row.get("letter_id")?), part_of(&row)?, OpId(Uuid::now_v7()));
        let mut words = PartWords { letter, part, op, base: rev, after: None, text: PartText::default() };
        let hand = self.hand();
        let at = hand.at(write.tx(), &words).await?;
        words.text = hand.words_of(write.tx(), &at, rev).await?.ok_or(StoreError::NotFound)?;
        if words.text == at.present {
            return Ok(false);
        }
        // It stands on what is there now, and not on what it repeats: nothing is merged.
        words.base = at.head;
        hand.append(write.tx(), &at, &words, &words.text, now).await?;
        query("update block_rev set restored = $4 where circle_id = $1 and block_id = $2 and rev = $3")
            .bind(self.circle)
            .bind(block)
            .bind(at.head + 1)
            .bind(rev)
            .run(&mut *write)
            .await?;
        write.record(Event::private(EventKind::LetterRestored, letter.0, self.me), now).await?;
        Ok(true)
    }
}

fn part_of(row: &Row) -> Result<Part> {
    Part::from_slug(&row.get::<String>("kind")?).ok_or(StoreError::NotFound)
}
