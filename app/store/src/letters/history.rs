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
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The versions of one part of my letter, oldest first. The last one is what it says now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartVersions {
    /// Which of the seven.
    pub part: Part,
    /// Where they are kept.
    pub block: BlockId,
    /// At least none, when nothing was ever written.
    pub versions: Vec<PartVersion>,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartVersion {
    /// Who wrote it, and when.
    pub version: Version,
    /// What it said.
    pub text: PartText,
}

impl<C: Capability> CircleAccess<C> {
    /// What one part of my letter said before.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it isn't a part of my letter.
    pub async fn part_versions(&self, block: BlockId) -> Result<PartVersions> {
        let of = query(
            "select b.kind from block b
               join letter l on l.circle_id = b.circle_id and l.id = b.letter_id
              where b.circle_id = $1 and b.id = $2 and l.member_id = $3",
        );
        let row = of.bind(self.circle).bind(block).bind(self.me).one(&self.store).await?;
        let part = part_of(&row)?;
        let kept = query("select rev from letter_version_part where circle_id = $1 and block_id = $2");
        let kept = kept.bind(self.circle).bind(block).all(&self.store).await?;
        let mut kept = kept.iter().map(|row| row.get("rev")).collect::<Result<BTreeSet<i64>>>()?;
        let rows = query(
            "select rev, author_id, at, words, restored from block_rev
              where circle_id = $1 and block_id = $2
              order by rev",
        )
        .bind(self.circle)
        .bind(block)
        .all(&self.store)
        .await?;
        let (mut revisions, mut texts) = (Vec::with_capacity(rows.len()), BTreeMap::new());
        for row in rows {
            let rev = row.get("rev")?;
            if row.get::<Option<i64>>("restored")?.is_some() {
                kept.extend([rev - 1, rev]);
            }
            let text: PartText =
                self.key.open(Place::revision("block_rev", block, rev), &row.get::<Vec<u8>>("words")?)?;
            let length = text.as_str().chars().count();
            revisions.push(Revision { rev, author: MemberId(row.get("author_id")?), at: row.time("at")?, length });
            texts.insert(rev, text);
        }
        let versions = versions(&revisions, &kept)
            .into_iter()
            .filter_map(|version| texts.remove(&version.rev).map(|text| PartVersion { version, text }))
            .collect();
        Ok(PartVersions { part, block, versions })
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
