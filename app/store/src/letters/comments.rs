//! Comments on a letter: seen by its writer, by whoever wrote them, and by those who could read the letter then and can
//! read it now.

mod deciding;
#[cfg(test)]
mod tests;
mod writing;

pub use writing::NewComment;

use super::heads::Head;
use crate::access::{Capability, CircleAccess};
use crate::db::{On, Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::comment::{CommentKind, CommentState, CommentWords};
use kith_domain::event::EventKind;
use kith_domain::letter::{Part, PartText};
use kith_domain::{BlockId, CommentId, LetterId, MemberId, Timestamp};
use uuid::Uuid;

/// Something that somebody said about a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Its id.
    pub id: CommentId,
    /// Remark, suggestion or request.
    pub kind: CommentKind,
    /// Who says it.
    pub author: MemberId,
    /// When.
    pub at: Timestamp,
    /// The part it is about; none for the whole letter.
    pub about: Option<About>,
    /// What is said.
    pub words: CommentWords,
    /// Where it stands.
    pub state: CommentState,
    /// Who settled it, and when.
    pub settled: Option<(MemberId, Timestamp)>,
}

/// A part of a letter, as somebody had it before them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Which part.
    pub part: Part,
    /// The revision.
    pub rev: i64,
    /// What it said.
    pub then: PartText,
}

impl<C: Capability> CircleAccess<C> {
    /// The comments on a letter that this member may see, as they came.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody who may not read the letter.
    pub async fn comments(&self, letter: LetterId) -> Result<Vec<Comment>> {
        self.readable_head(None, letter).await?;
        self.comments_on(&self.store, letter).await
    }

    /// The letter behind an id, if this member may read it: whoever may, may comment, and nobody else may do either.
    async fn readable_head(&self, within: Option<&mut Write>, letter: LetterId) -> Result<Head> {
        let heads = self.heads(within).await?;
        let may_read = |head: &Head| head.id == letter && head.state.may_read(self.me, head.writer);
        heads.into_iter().find(may_read).ok_or(StoreError::NotFound)
    }

    async fn comments_on(&self, on: impl Into<On<'_>>, letter: LetterId) -> Result<Vec<Comment>> {
        let rows = query(
            "select c.id, c.kind, c.author_id, c.at, c.block_id, c.rev, c.words, c.state, c.settled_by, c.settled_at,
                    b.kind as part, r.words as then_words
               from letter_comment c
               join letter l on l.circle_id = c.circle_id and l.id = c.letter_id
               left join block b on b.circle_id = c.circle_id and b.id = c.block_id
               left join block_rev r on r.circle_id = c.circle_id and r.block_id = c.block_id and r.rev = c.rev
              where c.circle_id = $1 and c.letter_id = $2
                and (c.author_id = $3 or l.member_id = $3
                     or exists (select 1 from letter_comment_reader s
                                 where s.circle_id = c.circle_id and s.comment_id = c.id and s.member_id = $3))
              order by c.at, c.id",
        )
        .bind(self.circle)
        .bind(letter)
        .bind(self.me)
        .all(on)
        .await?;
        rows.iter().map(|row| self.read_comment(row)).collect()
    }

    fn read_comment(&self, row: &Row) -> Result<Comment> {
        let id = CommentId(row.get("id")?);
        let settled_at = row.get::<Option<i64>>("settled_at")?.map(Timestamp);
        Ok(Comment {
            id,
            kind: CommentKind::from_slug(&row.get::<String>("kind")?).ok_or(StoreError::NotFound)?,
            author: MemberId(row.get("author_id")?),
            at: row.time("at")?,
            about: self.read_about(row)?,
            words: self.key.open(Place::row("letter_comment", id), &row.get::<Vec<u8>>("words")?)?,
            state: CommentState::from_slug(&row.get::<String>("state")?).ok_or(StoreError::NotFound)?,
            settled: row.get::<Option<Uuid>>("settled_by")?.map(MemberId).zip(settled_at),
        })
    }

    fn read_about(&self, row: &Row) -> Result<Option<About>> {
        let (block, rev) = (row.get::<Option<Uuid>>("block_id")?, row.get::<Option<i64>>("rev")?);
        let Some((block, rev)) = block.map(BlockId).zip(rev) else { return Ok(None) };
        let then = match row.get::<Option<Vec<u8>>>("then_words")? {
            Some(sealed) => self.key.open(Place::revision("block_rev", block, rev), &sealed)?,
            None => PartText::default(),
        };
        let part = Part::from_slug(&row.get::<String>("part")?).ok_or(StoreError::NotFound)?;
        Ok(Some(About { part, rev, then }))
    }

    /// One event for each who may see the comment, since nobody else may learn that there is one.
    async fn tell(
        &self,
        write: &mut Write,
        kind: EventKind,
        head: &Head,
        comment: (CommentId, MemberId),
        now: Timestamp,
    ) -> Result<()> {
        let (id, author) = comment;
        let rows = query("select member_id from letter_comment_reader where circle_id = $1 and comment_id = $2")
            .bind(self.circle)
            .bind(id)
            .all(&mut *write)
            .await?;
        let mut audience = vec![head.writer, author];
        for row in rows {
            audience.push(MemberId(row.get("member_id")?));
        }
        audience.retain(|member| head.state.may_read(*member, head.writer));
        audience.sort();
        audience.dedup();
        for member in audience {
            write.record(Event::private(kind, head.id.0, member), now).await?;
        }
        Ok(())
    }
}
