//! The rows behind a part: its revisions, and the words kept beside them.

use super::saving::PartWords;
use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::Write;
use kith_domain::letter::{PartText, Saved};
use kith_domain::{AlternativeId, BlockId, LetterId, OpId, Timestamp};
use uuid::Uuid;

/// What is known of an attempt that came in before.
pub(super) struct Known {
    pub(super) saved: Saved,
    pub(super) text: PartText,
    /// Where its words lie, if they were kept beside the head.
    pub(super) beside: Option<AlternativeId>,
}

impl<C: Capability> CircleAccess<C> {
    /// The letter a block belongs to, if it is mine.
    pub(super) async fn mine(&self, write: &mut Write, block: BlockId) -> Result<LetterId> {
        let row = query(
            "select l.id
               from block b
               join letter l on l.circle_id = b.circle_id and l.id = b.letter_id
              where b.circle_id = $1 and b.id = $2 and l.member_id = $3",
        )
        .bind(self.circle)
        .bind(block)
        .bind(self.me)
        .one(write)
        .await?;
        row.get("id").map(LetterId)
    }

    /// An earlier attempt of mine at this block.
    pub(super) async fn known(&self, write: &mut Write, block: BlockId, op: OpId) -> Result<Option<Known>> {
        let mine = |row: &Row| -> Result<bool> {
            Ok(row.get::<Uuid>("block_id")? == block.0 && row.get::<Uuid>("author_id")? == self.me.0)
        };
        let row = query("select block_id, author_id, rev, words from block_rev where circle_id = $1 and op_id = $2")
            .bind(self.circle)
            .bind(op)
            .maybe(&mut *write)
            .await?;
        if let Some(row) = row {
            if !mine(&row)? {
                return Err(StoreError::NotFound);
            }
            let rev = row.get("rev")?;
            let at = Place::revision("block_rev", block, rev);
            let text = self.key.open(at, &row.get::<Vec<u8>>("words")?)?;
            return Ok(Some(Known { saved: Saved::Head { rev }, text, beside: None }));
        }
        let row = query(
            "select id, block_id, author_id, head_rev, words from block_alternative
              where circle_id = $1 and op_id = $2",
        )
        .bind(self.circle)
        .bind(op)
        .maybe(write)
        .await?;
        let Some(row) = row else { return Ok(None) };
        if !mine(&row)? {
            return Err(StoreError::NotFound);
        }
        let id = AlternativeId(row.get("id")?);
        let text = self.key.open(Place::row("block_alternative", id), &row.get::<Vec<u8>>("words")?)?;
        Ok(Some(Known { saved: Saved::Beside { rev: row.get("head_rev")? }, text, beside: Some(id) }))
    }

    /// The newest revision and its words.
    pub(super) async fn head(&self, write: &mut Write, block: BlockId) -> Result<(i64, PartText)> {
        let rev = query("select head_rev from block where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(block)
            .one(&mut *write)
            .await?
            .get("head_rev")?;
        Ok((rev, self.words_of(write, block, rev).await?.unwrap_or_default()))
    }

    /// The words of one revision; revision 0 is the empty part everybody starts from.
    pub(super) async fn words_of(&self, write: &mut Write, block: BlockId, rev: i64) -> Result<Option<PartText>> {
        if rev == 0 {
            return Ok(Some(PartText::default()));
        }
        let row = query("select words from block_rev where circle_id = $1 and block_id = $2 and rev = $3")
            .bind(self.circle)
            .bind(block)
            .bind(rev)
            .maybe(write)
            .await?;
        row.map(|row| self.key.open(Place::revision("block_rev", block, rev), &row.get::<Vec<u8>>("words")?))
            .transpose()
    }

    pub(super) async fn append(&self, write: &mut Write, words: &PartWords, head: i64, now: Timestamp) -> Result<()> {
        let rev = head + 1;
        let sealed = self.key.seal(Place::revision("block_rev", words.block, rev), &words.text)?;
        query(
            "insert into block_rev (circle_id, block_id, rev, author_id, op_id, base_rev, words, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
        )
        .bind(self.circle)
        .bind(words.block)
        .bind(rev)
        .bind(self.me)
        .bind(words.op)
        .bind(words.base)
        .bind(sealed)
        .bind(now)
        .run(&mut *write)
        .await?;
        query("update block set head_rev = $3 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(words.block)
            .bind(rev)
            .run(write)
            .await?;
        Ok(())
    }

    /// Whether the same words lie beside this part already, unsettled.
    pub(super) async fn is_beside(&self, write: &mut Write, words: &PartWords) -> Result<bool> {
        let rows = query(
            "select id, words from block_alternative
              where circle_id = $1 and block_id = $2 and settled_at is null",
        )
        .bind(self.circle)
        .bind(words.block)
        .all(write)
        .await?;
        for row in rows {
            let at = Place::row("block_alternative", AlternativeId(row.get("id")?));
            if self.key.open::<PartText>(at, &row.get::<Vec<u8>>("words")?)? == words.text {
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(super) async fn keep_beside(
        &self,
        write: &mut Write,
        words: &PartWords,
        head: i64,
        now: Timestamp,
    ) -> Result<()> {
        let id = AlternativeId(Uuid::now_v7());
        let sealed = self.key.seal(Place::row("block_alternative", id), &words.text)?;
        query(
            "insert into block_alternative (circle_id, id, block_id, author_id, op_id, base_rev, head_rev, words, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(words.block)
        .bind(self.me)
        .bind(words.op)
        .bind(words.base)
        .bind(head)
        .bind(sealed)
        .bind(now)
        .run(write)
        .await?;
        Ok(())
    }

    /// Marks words kept beside a part as settled, and leaves those that are settled already.
    pub(super) async fn settle(&self, write: &mut Write, id: AlternativeId, now: Timestamp) -> Result<()> {
        query(
            "update block_alternative set settled_at = $3
              where circle_id = $1 and id = $2 and settled_at is null",
        )
        .bind(self.circle)
        .bind(id)
        .bind(now)
        .run(write)
        .await?;
        Ok(())
    }
}
