//! Deciding about words that are kept beside a part.

use super::saving::PartWords;
use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::Event;
use kith_domain::event::EventKind;
use kith_domain::letter::{Part, PartText};
use kith_domain::{AlternativeId, LetterId, OpId, Timestamp};

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
        let row = query(
            "select l.id as letter_id, b.kind, a.words, a.settled_at
               from block_alternative a
               join block b on b.circle_id = a.circle_id and b.id = a.block_id
               join letter l on l.circle_id = b.circle_id and l.id = b.letter_id
              where a.circle_id = $1 and a.id = $2 and l.member_id = $3",
        )
        .bind(self.circle)
        .bind(id)
        .bind(self.me)
        .one(&mut write)
        .await?;
        let letter = LetterId(row.get("letter_id")?);
        if row.get::<Option<i64>>("settled_at")?.is_some() {
            return Ok(());
        }
        let hand = self.hand();
        if choice != Settle::Dismiss {
            let part = Part::from_slug(&row.get::<String>("kind")?).ok_or(StoreError::NotFound)?;
            let beside: PartText = self.key.open(Place::row("block_alternative", id), &row.get::<Vec<u8>>("words")?)?;
            let mut words = PartWords { letter, part, op, base: seen, after: None, text: beside };
            let at = hand.at(write.tx(), &words).await?;
            if at.head != seen {
                return Err(StoreError::Stale);
            }
            if choice == Settle::Combine {
                words.text = combined(&at.present, &words.text)?;
            }
            hand.append(write.tx(), &at, &words, &words.text, now).await?;
        }
        hand.settle(write.tx(), id, now).await?;
        write.record(Event::private(EventKind::AlternativeSettled, letter.0, self.me), now).await?;
        write.commit().await
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
