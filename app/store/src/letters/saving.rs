//! Saving a letter without losing a word: revisions are only ever added, and words that were written without knowing
//! the newest revision are kept beside it until their writer settles them.

use super::blocks::{At, Known};
use crate::access::{Capability, CircleAccess};
use crate::db::Tx;
use crate::error::{Result, StoreError};
use crate::keys::Sealer;
use kith_domain::letter::{Part, PartText, Placement, Saved, place};
use kith_domain::{AlternativeId, CircleId, LetterId, MemberId, OpId, Timestamp};
use std::sync::Arc;
use uuid::Uuid;

/// Words on their way into a part of a letter.
#[derive(Debug, Clone)]
pub struct PartWords {
    /// The letter.
    pub letter: LetterId,
    /// Which of its parts.
    pub part: Part,
    /// This attempt; sending it twice saves once.
    pub op: OpId,
    /// The revision these words were written on.
    pub base: i64,
    /// The attempt that came before this one in the same editor, whose answer may have been lost on the way.
    pub after: Option<OpId>,
    /// The words.
    pub text: PartText,
}

/// Who writes, and the key that seals what they write: as much of an access value as outlives its request.
#[derive(Clone)]
pub(super) struct Hand {
    pub(super) circle: CircleId,
    pub(super) me: MemberId,
    pub(super) key: Arc<Sealer>,
}

impl<C: Capability> CircleAccess<C> {
    /// Saves one part of my letter.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the letter isn't mine, or the attempt's id was somebody else's;
    /// [`StoreError::Full`] when too many words are kept beside this part already.
    pub async fn save_part(&self, words: PartWords, now: Timestamp) -> Result<Saved> {
        if let Some(saved) = self.store.desk.save(self.hand(), words.clone(), now).await {
            return saved;
        }
        self.save_parts(vec![words], now).await?.pop().ok_or(StoreError::NotFound)
    }

    /// Saves several parts of my letter, all or none. The answers are in the order of the parts.
    ///
    /// # Errors
    /// As for [`Self::save_part`].
    pub async fn save_parts(&self, parts: Vec<PartWords>, now: Timestamp) -> Result<Vec<Saved>> {
        let (hand, mut tx) = (self.hand(), self.store.begin().await?);
        let (mut answers, mut wrote) = (Vec::new(), false);
        for words in parts {
            let (saved, placed) = hand.save(&mut tx, words, now).await?;
            wrote |= placed;
            answers.push(saved);
        }
        // Dropped otherwise: saving what is there already leaves no trace.
        if wrote {
            tx.commit().await?;
        }
        Ok(answers)
    }

    pub(super) fn hand(&self) -> Hand {
        Hand { circle: self.circle, me: self.me, key: Arc::clone(&self.key) }
    }
}

impl Hand {
    /// Puts words where they belong, once it is my turn; the flag says whether anything was written. A refusal has
    /// written nothing.
    pub(super) async fn save(&self, tx: &mut Tx, mut words: PartWords, now: Timestamp) -> Result<(Saved, bool)> {
        crate::write::lock(tx, self.circle).await?;
        let at = self.at(tx, &words).await?;
        if at.is_known {
            if let Some(known) = self.known(tx, &at, words.op).await?
                && known.text == words.text
            {
                return Ok((known.saved, false));
            }
            // A form sent again from the browser's history, with more in it: another attempt, after the first.
            words.after = Some(words.op);
            words.op = OpId(Uuid::now_v7());
        }
        if words.base == at.head {
            let base = at.present.clone();
            return self.place(tx, &at, words, Some(&base), None, now).await;
        }
        let before = match words.after {
            Some(after) => self.known(tx, &at, after).await?,
            None => None,
        };
        // What the writer had before them: what they sent last, if that became a revision, or the revision they name.
        let base = match before {
            Some(Known { saved: Saved::Head { rev } | Saved::Merged { rev, .. }, ref text, .. })
                if rev >= words.base =>
            {
                words.base = rev;
                Some(text.clone())
            }
            _ => self.words_of(tx, &at, words.base).await?,
        };
        let earlier = before.and_then(|before| before.beside);
        self.place(tx, &at, words, base.as_ref(), earlier, now).await
    }

    /// `earlier` is what the same editor has beside the part already.
    async fn place(
        &self,
        tx: &mut Tx,
        at: &At,
        words: PartWords,
        base: Option<&PartText>,
        earlier: Option<AlternativeId>,
        now: Timestamp,
    ) -> Result<(Saved, bool)> {
        match place(base, &at.present, &words.text) {
            Placement::Already => Ok((Saved::Head { rev: at.head }, false)),
            Placement::Unchanged => Ok((Saved::Head { rev: words.base }, false)),
            Placement::Append(text) => {
                self.append(tx, at, &words, &text, now).await?;
                if let Some(earlier) = earlier {
                    self.settle(tx, earlier, now).await?;
                }
                let rev = at.head + 1;
                let saved = if text == words.text { Saved::Head { rev } } else { Saved::Merged { rev, text } };
                Ok((saved, true))
            }
            Placement::Beside => {
                let there = self.beside(tx, at).await?;
                if there.contains(&words.text) {
                    return Ok((Saved::Beside { rev: at.head }, false));
                }
                // One editor that goes on typing keeps one text beside the head, not one for each pause.
                if earlier.is_none() && there.len() >= MOST_BESIDE {
                    return Err(StoreError::Full);
                }
                self.keep_beside(tx, at, &words, now).await?;
                if let Some(earlier) = earlier {
                    self.settle(tx, earlier, now).await?;
                }
                Ok((Saved::Beside { rev: at.head }, true))
            }
        }
    }
}

/// How many texts may wait beside a part: more than a person has tabs, and an end to what a broken program can pile up.
const MOST_BESIDE: usize = 50;
