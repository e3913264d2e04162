//! Saving a letter without losing a word: revisions are only ever added, and words that were written without knowing
//! the newest revision are kept beside it until their writer settles them.

use super::blocks::Known;
use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::letter::{Part, PartText, Placement, Saved, place};
use kith_domain::{AlternativeId, BlockId, LetterId, OpId, Timestamp};
use uuid::Uuid;

/// Words on their way into a part.
#[derive(Debug, Clone)]
pub struct PartWords {
    /// The part's block.
    pub block: BlockId,
    /// This attempt; sending it twice saves once.
    pub op: OpId,
    /// The revision these words were written on.
    pub base: i64,
    /// The attempt that came before this one in the same editor, whose answer may have been lost on the way.
    pub after: Option<OpId>,
    /// The words.
    pub text: PartText,
}

/// What the writer decides about words kept beside a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settle {
    /// They replace the part's words.
    Take,
    /// They follow the part's words, after an empty line.
    Combine,
    /// They are let go.
    Dismiss,
}

impl<C: Capability> CircleAccess<C> {
    /// Where the words of one part of my letter go.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the letter isn't mine.
    pub async fn my_block(&self, letter: LetterId, part: Part) -> Result<BlockId> {
        let row = query(
            "select b.id
               from block b
               join letter l on l.circle_id = b.circle_id and l.id = b.letter_id
              where b.circle_id = $1 and b.letter_id = $2 and b.kind = $3 and l.member_id = $4",
        )
        .bind(self.circle)
        .bind(letter)
        .bind(part.slug())
        .bind(self.me)
        .one(&self.store)
        .await?;
        row.get("id").map(BlockId)
    }

    /// Saves one part of my letter.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the part isn't mine, or the attempt's id was somebody else's.
    pub async fn save_part(
        &self,
        block: BlockId,
        op: OpId,
        base: i64,
        text: PartText,
        now: Timestamp,
    ) -> Result<Saved> {
        let mut saved = self.save_parts(vec![PartWords { block, op, base, after: None, text }], now).await?;
        saved.pop().ok_or(StoreError::NotFound)
    }

    /// Saves several parts of my letter, all or none. The answers are in the order of the parts.
    ///
    /// # Errors
    /// As for [`Self::save_part`].
    pub async fn save_parts(&self, parts: Vec<PartWords>, now: Timestamp) -> Result<Vec<Saved>> {
        let mut write = self.write().await?;
        let (mut answers, mut wrote) = (Vec::new(), false);
        for words in parts {
            let letter = self.mine(&mut write, words.block).await?;
            let (saved, placed) = self.put(&mut write, words, now).await?;
            if placed {
                write.record(Event::private(EventKind::LetterSaved, letter.0, self.me), now).await?;
            }
            wrote |= placed;
            answers.push(saved);
        }
        // Dropped otherwise: saving what is there already leaves no trace.
        if wrote {
            write.commit().await?;
        }
        Ok(answers)
    }

    /// Settles words kept beside a part whose newest revision I have `seen`. Nothing is deleted. Settling twice is
    /// settling once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when they aren't mine; [`StoreError::Stale`] when the part has changed since, or the
    /// two together would be longer than a part may be.
    pub async fn settle_alternative(
        &self,
        id: AlternativeId,
        choice: Settle,
        seen: i64,
        op: OpId,
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        let row = query("select block_id, words, settled_at from block_alternative where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(id)
            .one(&mut write)
            .await?;
        let block = BlockId(row.get("block_id")?);
        let letter = self.mine(&mut write, block).await?;
        if row.get::<Option<i64>>("settled_at")?.is_some() {
            return Ok(());
        }
        if choice != Settle::Dismiss {
            let beside: PartText = self.key.open(Place::row("block_alternative", id), &row.get::<Vec<u8>>("words")?)?;
            let (head, present) = self.head(&mut write, block).await?;
            if head != seen {
                return Err(StoreError::Stale);
            }
            let text = if choice == Settle::Take { beside } else { combined(&present, &beside)? };
            self.append(&mut write, &PartWords { block, op, base: head, after: None, text }, head, now).await?;
        }
        self.settle(&mut write, id, now).await?;
        write.record(Event::private(EventKind::AlternativeSettled, letter.0, self.me), now).await?;
        write.commit().await
    }

    /// Puts words where they belong; the flag says whether anything was written.
    async fn put(&self, write: &mut Write, mut words: PartWords, now: Timestamp) -> Result<(Saved, bool)> {
        if let Some(known) = self.known(write, words.block, words.op).await? {
            if known.text == words.text {
                return Ok((known.saved, false));
            }
            // A form sent again from the browser's history, with more in it: another attempt, after the first.
            words.after = Some(words.op);
            words.op = OpId(Uuid::now_v7());
        }
        let before = match words.after {
            Some(after) => self.known(write, words.block, after).await?,
            None => None,
        };
        // Whoever wrote the words before has seen them, so these stand on the revision that those became.
        if let Some(Known { saved: Saved::Head { rev }, .. }) = before {
            words.base = words.base.max(rev);
        }
        let (head, present) = self.head(write, words.block).await?;
        if words.base != head && self.words_of(write, words.block, words.base).await?.as_ref() == Some(&words.text) {
            // Sent as it was shown: the writer changed nothing here, whatever happened to the part since.
            return Ok((Saved::Head { rev: words.base }, false));
        }
        match place(words.base, head, words.text == present) {
            Placement::Already => Ok((Saved::Head { rev: head }, false)),
            Placement::Append => {
                self.append(write, &words, head, now).await?;
                Ok((Saved::Head { rev: head + 1 }, true))
            }
            Placement::Beside => {
                if self.is_beside(write, &words).await? {
                    return Ok((Saved::Beside { rev: head }, false));
                }
                // One editor that goes on typing keeps one text beside the head, not one for each pause.
                if let Some(Known { beside: Some(earlier), .. }) = before {
                    self.settle(write, earlier, now).await?;
                }
                self.keep_beside(write, &words, head, now).await?;
                Ok((Saved::Beside { rev: head }, true))
            }
        }
    }
}

/// Both texts, an empty line between them.
fn combined(present: &PartText, beside: &PartText) -> Result<PartText> {
    let both = match (present.is_blank(), beside.is_blank()) {
        (true, _) => beside.as_str().to_owned(),
        (_, true) => present.as_str().to_owned(),
        _ => format!("{present}\n\n{beside}"),
    };
    PartText::parse(&both).map_err(|_| StoreError::Stale)
}
