//! Saying something about a letter.

use super::About;
use crate::access::{Capability, CircleAccess};
use crate::db::query;
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::letters::heads::Head;
use crate::once::Once;
use crate::write::Write;
use kith_domain::comment::{CommentKind, CommentState, CommentWords, MOST, is_quoted};
use kith_domain::event::EventKind;
use kith_domain::letter::{Part, PartText};
use kith_domain::{BlockId, CommentId, LetterId, MemberId, OpId, Timestamp};

/// A comment on its way.
#[derive(Debug, Clone)]
pub struct NewComment {
    /// The letter.
    pub letter: LetterId,
    /// The part it is about and the revision that was read; none for the whole letter.
    pub about: Option<(Part, i64)>,
    /// What it is.
    pub kind: CommentKind,
    /// What is said.
    pub words: CommentWords,
    /// The form's own; the same form sent twice says it once.
    pub op: OpId,
}

/// A revision of a part, and until when it was the newest.
struct Read {
    block: BlockId,
    about: About,
    /// Nothing while it still is.
    until: Option<Timestamp>,
}

impl<C: Capability> CircleAccess<C> {
    /// A part of a letter as it was at revision `rev`, for somebody who had it before them.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody who may not read the letter; [`StoreError::Stale`] for words that were gone
    /// before this member was let in.
    pub async fn part_as_read(&self, letter: LetterId, part: Part, rev: i64) -> Result<PartText> {
        let mut write = self.write().await?;
        let head = self.readable_head(Some(&mut write), letter).await?;
        Ok(self.as_read(&mut write, &head, part, rev).await?.about.then)
    }

    /// Says something about a letter. Its writer sees it and, except for a request, everybody who may read the letter
    /// and the words it is about.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody who may not read the letter; [`StoreError::NotYours`] for a request of
    /// somebody whose yes the letter doesn't take; [`StoreError::Stale`] when it is about words that this member hasn't
    /// read, or quotes none of them; [`StoreError::Full`] when the letter has as many comments as
    /// it may.
    pub async fn comment(&self, new: NewComment, now: Timestamp) -> Result<CommentId> {
        let mut write = self.write().await?;
        let head = self.readable_head(Some(&mut write), new.letter).await?;
        if new.kind == CommentKind::Request && !self.can_approve(&mut write, &head).await? {
            return Err(StoreError::NotYours);
        }
        let sent = (new.letter, new.about, new.kind, &new.words);
        let id = match self.once(&mut write, "letter_comment", new.op, &sent, now).await? {
            Once::New(id) => CommentId(id),
            Once::Again(id) => return Ok(CommentId(id)),
        };
        self.must_have_room_for_more(&mut write, new.letter).await?;
        let read = match new.about {
            Some((part, rev)) => Some(self.as_read(&mut write, &head, part, rev).await?),
            None => None,
        };
        if read.as_ref().is_some_and(|read| !is_quoted(new.words.quote.as_str(), &read.about.then)) {
            return Err(StoreError::Stale);
        }
        query(
            "insert into letter_comment (circle_id, id, letter_id, block_id, rev, author_id, kind, words, state, at)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(self.circle)
        .bind(id)
        .bind(new.letter)
        .bind(read.as_ref().map(|read| read.block.0))
        .bind(read.as_ref().map(|read| read.about.rev))
        .bind(self.me)
        .bind(new.kind.slug())
        .bind(self.key.seal(Place::row("letter_comment", id), &new.words)?)
        .bind(CommentState::Open.slug())
        .bind(now)
        .run(&mut write)
        .await?;
        if new.kind != CommentKind::Request {
            self.let_read(&mut write, &head, id, read.and_then(|read| read.until)).await?;
        }
        self.tell(&mut write, EventKind::CommentAdded, &head, (id, self.me), now).await?;
        write.commit().await?;
        Ok(id)
    }

    async fn must_have_room_for_more(&self, write: &mut Write, letter: LetterId) -> Result<()> {
        let count = query("select count(*) as n from letter_comment where circle_id = $1 and letter_id = $2")
            .bind(self.circle)
            .bind(letter)
            .one(write)
            .await?;
        let is_full = usize::try_from(count.get::<i64>("n")?).is_ok_and(|n| n >= MOST);
        if is_full { Err(StoreError::Full) } else { Ok(()) }
    }

    /// A revision that this member has, or could have, read: one that was the newest when they were let in, or came
    /// later. What the writer had taken out before that is nobody's to see, also not by asking about it.
    async fn as_read(&self, write: &mut Write, head: &Head, part: Part, rev: i64) -> Result<Read> {
        let row = query(
            "select b.id as block_id, b.kind as part, b.head_rev, cast($4 as bigint) as rev, r.words as then_words,
                    n.at as until, s.at as since
               from block b
               left join block_rev r on r.circle_id = b.circle_id and r.block_id = b.id and r.rev = $4
               left join block_rev n on n.circle_id = b.circle_id and n.block_id = b.id and n.rev = $4 + 1
               left join letter_reader s on s.circle_id = b.circle_id and s.letter_id = b.letter_id and s.member_id = $5
              where b.circle_id = $1 and b.letter_id = $2 and b.kind = $3",
        )
        .bind(self.circle)
        .bind(head.id)
        .bind(part.slug())
        .bind(rev.clamp(-1, i64::MAX - 1))
        .bind(self.me)
        .one(write)
        .await?;
        let until = row.get::<Option<i64>>("until")?.map(Timestamp);
        let since = row.get::<Option<i64>>("since")?.map(Timestamp);
        let exists = (0..=row.get::<i64>("head_rev")?).contains(&rev);
        let in_time = self.me == head.writer || until.is_none_or(|until| since.is_some_and(|since| since < until));
        let about = self.read_about(&row)?.filter(|_| exists && in_time).ok_or(StoreError::Stale)?;
        Ok(Read { block: BlockId(row.get("block_id")?), about, until })
    }

    /// Those who may read what was said: the letter's readers who were let in before the words it is about were gone.
    async fn let_read(&self, write: &mut Write, head: &Head, id: CommentId, until: Option<Timestamp>) -> Result<()> {
        let rows = query("select member_id, at from letter_reader where circle_id = $1 and letter_id = $2")
            .bind(self.circle)
            .bind(head.id)
            .all(&mut *write)
            .await?;
        for row in rows {
            let (reader, since) = (MemberId(row.get("member_id")?), row.time("at")?);
            let in_time = until.is_none_or(|until| since < until);
            if reader == self.me || !in_time || !head.state.may_read(reader, head.writer) {
                continue;
            }
            query("insert into letter_comment_reader (circle_id, comment_id, member_id) values ($1, $2, $3)")
                .bind(self.circle)
                .bind(id)
                .bind(reader)
                .run(&mut *write)
                .await?;
        }
        Ok(())
    }
}
