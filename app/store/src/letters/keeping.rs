//! Words that a writer keeps although a hint points at them.

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::Event;
use kith_domain::event::EventKind;
use kith_domain::letter::Part;
use kith_domain::{BlockId, LetterId, Line, Timestamp};

/// Words that are kept, in the form in which they are remembered.
pub type KeptWords = Line<400>;

/// How many a part may have: more than it has sentences.
const MOST: usize = 100;

impl<C: Capability> CircleAccess<C> {
    /// Keeps words in one part of my letter, so that no hint points at them there; or no longer keeps them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the letter isn't mine, [`StoreError::Full`] for more than anybody keeps.
    pub async fn answer_hint(
        &self,
        letter: LetterId,
        part: Part,
        words: KeptWords,
        keep: bool,
        now: Timestamp,
    ) -> Result<()> {
        let mut write = self.write().await?;
        let row = query(
            "select b.id, b.kept
               from block b
               join letter l on l.circle_id = b.circle_id and l.id = b.letter_id
              where b.circle_id = $1 and b.letter_id = $2 and b.kind = $3 and l.member_id = $4",
        )
        .bind(self.circle)
        .bind(letter)
        .bind(part.slug())
        .bind(self.me)
        .one(&mut write)
        .await?;
        let block = BlockId(row.get("id")?);
        let mut kept = self.kept(&row, block)?;
        if kept.contains(&words) == keep {
            return Ok(());
        }
        if keep {
            if kept.len() >= MOST {
                return Err(StoreError::Full);
            }
            kept.push(words);
        } else {
            kept.retain(|other| *other != words);
        }
        query("update block set kept = $3 where circle_id = $1 and id = $2")
            .bind(self.circle)
            .bind(block)
            .bind(self.key.seal(Place::row("block.kept", block), &kept)?)
            .run(&mut write)
            .await?;
        write.record(Event::private(EventKind::HintAnswered, letter.0, self.me), now).await?;
        write.commit().await
    }

    /// Reads the column `kept`.
    pub(super) fn kept(&self, row: &Row, block: BlockId) -> Result<Vec<KeptWords>> {
        match row.get::<Option<Vec<u8>>>("kept")? {
            Some(sealed) => self.key.open(Place::row("block.kept", block), &sealed),
            None => Ok(Vec::new()),
        }
    }
}
