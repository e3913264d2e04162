//! The rows behind a part: its revisions, and the words kept beside them.

use super::saving::{Hand, PartWords};
use crate::db::{Row, Tx, query, together};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use kith_domain::event::EventKind;
use kith_domain::letter::{PartText, Saved};
use kith_domain::{AlternativeId, BlockId, OpId, Timestamp};
use uuid::Uuid;

/// What is known of an attempt that came in before.
pub(super) struct Known {
    pub(super) saved: Saved,
    /// The words as they were sent.
    pub(super) text: PartText,
    /// Where its words lie, if they were kept beside the head.
    pub(super) beside: Option<AlternativeId>,
}

/// A part of my letter as it is now.
pub(super) struct At {
    pub(super) block: BlockId,
    /// Its newest revision.
    pub(super) head: i64,
    /// The words of that.
    pub(super) present: PartText,
    /// Whether this attempt came in before.
    pub(super) is_known: bool,
}

impl Hand {
    /// Everything that most saves have to know, in one query. A part that isn't mine isn't there.
    pub(super) async fn at(&self, tx: &mut Tx, words: &PartWords) -> Result<At> {
        let row = query(
            "select b.id, b.head_rev, r.words,
                    cast(case when exists (select 1 from block_rev k where k.circle_id = $1 and k.op_id = $5)
                                or exists (select 1 from block_alternative k where k.circle_id = $1 and k.op_id = $5)
                              then 1 else 0 end as bigint) as known
               from member m
               join letter l on l.circle_id = m.circle_id and l.member_id = m.id
               join block b on b.circle_id = l.circle_id and b.letter_id = l.id
               left join block_rev r on r.circle_id = b.circle_id and r.block_id = b.id and r.rev = b.head_rev
              where m.circle_id = $1 and m.id = $2 and m.status = 'confirmed' and l.id = $3 and b.kind = $4",
        )
        .bind(self.circle)
        .bind(self.me)
        .bind(words.letter)
        .bind(words.part.slug())
        .bind(words.op)
        .one(tx)
        .await?;
        let (block, head) = (BlockId(row.get("id")?), row.get("head_rev")?);
        let present = match row.get::<Option<Vec<u8>>>("words")? {
            Some(sealed) => self.key.open(Place::revision("block_rev", block, head), &sealed)?,
            None => PartText::default(),
        };
        Ok(At { block, head, present, is_known: row.get::<i64>("known")? == 1 })
    }

    /// An earlier attempt of mine at this block.
    pub(super) async fn known(&self, tx: &mut Tx, at: &At, op: OpId) -> Result<Option<Known>> {
        let mine = |row: &Row| -> Result<bool> {
            Ok(row.get::<Uuid>("block_id")? == at.block.0 && row.get::<Uuid>("author_id")? == self.me.0)
        };
        let row =
            query("select block_id, author_id, rev, words, sent from block_rev where circle_id = $1 and op_id = $2")
                .bind(self.circle)
                .bind(op)
                .maybe(&mut *tx)
                .await?;
        if let Some(row) = row {
            if !mine(&row)? {
                return Err(StoreError::NotFound);
            }
            let rev = row.get("rev")?;
            let words = self.key.open(Place::revision("block_rev", at.block, rev), &row.get::<Vec<u8>>("words")?)?;
            return Ok(Some(match row.get::<Option<Vec<u8>>>("sent")? {
                None => Known { saved: Saved::Head { rev }, text: words, beside: None },
                Some(sent) => {
                    let text = self.key.open(Place::revision("block_rev.sent", at.block, rev), &sent)?;
                    Known { saved: Saved::Merged { rev, text: words }, text, beside: None }
                }
            }));
        }
        let row = query(
            "select id, block_id, author_id, head_rev, words from block_alternative
              where circle_id = $1 and op_id = $2",
        )
        .bind(self.circle)
        .bind(op)
        .maybe(tx)
        .await?;
        let Some(row) = row else { return Ok(None) };
        if !mine(&row)? {
            return Err(StoreError::NotFound);
        }
        let id = AlternativeId(row.get("id")?);
        let text = self.key.open(Place::row("block_alternative", id), &row.get::<Vec<u8>>("words")?)?;
        Ok(Some(Known { saved: Saved::Beside { rev: row.get("head_rev")? }, text, beside: Some(id) }))
    }

    /// The words of one revision; revision 0 is the empty part everybody starts from.
    pub(super) async fn words_of(&self, tx: &mut Tx, at: &At, rev: i64) -> Result<Option<PartText>> {
        if rev == 0 {
            return Ok(Some(PartText::default()));
        }
        let row = query("select words from block_rev where circle_id = $1 and block_id = $2 and rev = $3")
            .bind(self.circle)
            .bind(at.block)
            .bind(rev)
            .maybe(tx)
            .await?;
        let place = Place::revision("block_rev", at.block, rev);
        row.map(|row| self.key.open(place, &row.get::<Vec<u8>>("words")?)).transpose()
    }

    /// The unsettled words beside a part.
    pub(super) async fn beside(&self, tx: &mut Tx, at: &At) -> Result<Vec<PartText>> {
        let rows = query(
            "select id, words from block_alternative
              where circle_id = $1 and block_id = $2 and settled_at is null",
        )
        .bind(self.circle)
        .bind(at.block)
        .all(tx)
        .await?;
        let open = |row: &Row| {
            let place = Place::row("block_alternative", AlternativeId(row.get("id")?));
            self.key.open(place, &row.get::<Vec<u8>>("words")?)
        };
        rows.iter().map(open).collect()
    }

    /// Makes `text` the newest revision, with its event: the words that were sent, or what they were merged to.
    pub(super) async fn append(
        &self,
        tx: &mut Tx,
        at: &At,
        words: &PartWords,
        text: &PartText,
        now: Timestamp,
    ) -> Result<()> {
        tx.touch(self.circle);
        let rev = at.head + 1;
        let sent = if *text == words.text {
            None
        } else {
            Some(self.key.seal(Place::revision("block_rev.sent", at.block, rev), &words.text)?)
        };
        together!(
            "insert into block_rev (circle_id, block_id, rev, author_id, op_id, base_rev, words, at, sent)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $11)",
            "update block set head_rev = $3 where circle_id = $1 and id = $2",
            "update circle set rev = rev + 1 where id = $1",
            "insert into event (circle_id, seq, kind, actor_id, subject_id, only_for, at)
             select id, rev, $9, $4, $10, $4, $8 from circle where id = $1",
        )
        .bind(self.circle)
        .bind(at.block)
        .bind(rev)
        .bind(self.me)
        .bind(words.op)
        .bind(words.base)
        .bind(self.key.seal(Place::revision("block_rev", at.block, rev), text)?)
        .bind(now)
        .bind(EventKind::LetterSaved.slug())
        .bind(words.letter)
        .bind(sent)
        .run(tx)
        .await
    }

    /// Keeps words beside the newest revision, with the event.
    pub(super) async fn keep_beside(&self, tx: &mut Tx, at: &At, words: &PartWords, now: Timestamp) -> Result<()> {
        tx.touch(self.circle);
        let id = AlternativeId(Uuid::now_v7());
        together!(
            "insert into block_alternative
                    (circle_id, id, block_id, author_id, op_id, base_rev, head_rev, words, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            "update circle set rev = rev + 1 where id = $1",
            "insert into event (circle_id, seq, kind, actor_id, subject_id, only_for, at)
             select id, rev, $10, $4, $11, $4, $9 from circle where id = $1",
        )
        .bind(self.circle)
        .bind(id)
        .bind(at.block)
        .bind(self.me)
        .bind(words.op)
        .bind(words.base)
        .bind(at.head)
        .bind(self.key.seal(Place::row("block_alternative", id), &words.text)?)
        .bind(now)
        .bind(EventKind::LetterSaved.slug())
        .bind(words.letter)
        .run(tx)
        .await
    }

    /// Marks words kept beside a part as settled, and leaves those that are settled already.
    pub(super) async fn settle(&self, tx: &mut Tx, id: AlternativeId, now: Timestamp) -> Result<()> {
        query(
            "update block_alternative set settled_at = $3
              where circle_id = $1 and id = $2 and settled_at is null",
        )
        .bind(self.circle)
        .bind(id)
        .bind(now)
        .run(tx)
        .await?;
        Ok(())
    }
}
