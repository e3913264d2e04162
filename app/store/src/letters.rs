//! Letters: read by their writer, and by those whom the writer chose.

mod appending;
mod blocks;
mod desk;
mod saving;
mod settling;
mod sharing;
#[cfg(test)]
mod tests;

pub(crate) use desk::Desk;
pub use saving::PartWords;
pub use settling::Settle;

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, Tx, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use kith_domain::letter::{LetterState, Part, PartText};
use kith_domain::{AlternativeId, BlockId, CircleId, LetterId, MemberId, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A letter as one of its readers may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Its id.
    pub id: LetterId,
    /// Who writes it.
    pub writer: MemberId,
    /// Who may read it.
    pub state: LetterState,
    /// The seven parts, in the order they are read.
    pub parts: Vec<LetterPart>,
}

/// One part of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterPart {
    /// Which of the seven.
    pub part: Part,
    /// Where its revisions are kept.
    pub block: BlockId,
    /// Its newest revision; 0 when nothing was ever written.
    pub rev: i64,
    /// The words of that revision.
    pub text: PartText,
    /// Words kept beside it that the writer hasn't settled yet, oldest first. Empty for everybody but the writer.
    pub alternatives: Vec<Alternative>,
}

/// Words that were written without knowing the newest revision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Its id.
    pub id: AlternativeId,
    /// When they came in.
    pub at: Timestamp,
    /// The words.
    pub text: PartText,
}

/// That a letter exists, and how far it is open. Never its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LetterLine {
    /// Its id.
    pub id: LetterId,
    /// Who writes it.
    pub writer: MemberId,
    /// Whether it is shared with anybody.
    pub shared: bool,
    /// Whether the member who asks may read it.
    pub readable: bool,
}

/// A letter's row with its readers: enough to decide who may read it.
struct Head {
    id: LetterId,
    writer: MemberId,
    facilitator: bool,
    state: LetterState,
}

impl<C: Capability> CircleAccess<C> {
    /// One letter.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody who may not read it, whatever their role.
    pub async fn letter(&self, id: LetterId) -> Result<Letter> {
        let heads = self.heads().await?;
        let head = heads.into_iter().find(|head| head.id == id).ok_or(StoreError::NotFound)?;
        self.open_letter(head).await
    }

    /// Whether I may read a letter.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when I may not, or there is no such letter.
    pub(crate) async fn may_read(&self, id: LetterId) -> Result<()> {
        let heads = self.heads().await?;
        let readable = heads.iter().any(|head| head.id == id && head.state.may_read(self.me, head.writer));
        if readable { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// The letter of the member who asks.
    pub async fn my_letter(&self) -> Result<Letter> {
        let heads = self.heads().await?;
        let head = heads.into_iter().find(|head| head.writer == self.me).ok_or(StoreError::NotFound)?;
        self.open_letter(head).await
    }

    /// Every letter this member may read, their own included, in the order their writers came.
    pub async fn readable_letters(&self) -> Result<Vec<Letter>> {
        let mut letters = Vec::new();
        for head in self.heads().await? {
            if head.state.may_read(self.me, head.writer) {
                letters.push(self.open_letter(head).await?);
            }
        }
        Ok(letters)
    }

    /// One line for each confirmed member. A facilitator isn't asked to write, so theirs is listed once they share it.
    pub async fn letters(&self) -> Result<Vec<LetterLine>> {
        let heads = self.heads().await?;
        Ok(heads
            .into_iter()
            .map(|head| (head.facilitator, head.line(self.me)))
            .filter(|(facilitator, line)| !facilitator || line.shared)
            .map(|(_, line)| line)
            .collect())
    }

    /// The letters of confirmed members with their readers. No words are read here.
    async fn heads(&self) -> Result<Vec<Head>> {
        let mut readers: BTreeMap<Uuid, BTreeSet<MemberId>> = BTreeMap::new();
        // Somebody who was removed and came back later was not chosen as who they are now: they have to be added again.
        let chosen = query(
            "select r.letter_id, r.member_id
               from letter_reader r
               join member m on m.circle_id = r.circle_id and m.id = r.member_id
                            and m.status = 'confirmed' and m.confirmed_at <= r.at
              where r.circle_id = $1",
        );
        for row in chosen.bind(self.circle).all(&self.store).await? {
            readers.entry(row.get("letter_id")?).or_default().insert(MemberId(row.get("member_id")?));
        }
        let rows = query(
            "select l.id, l.member_id, l.shared_at, m.role
               from letter l
               join member m on m.circle_id = l.circle_id and m.id = l.member_id and m.status = 'confirmed'
              where l.circle_id = $1
              order by m.accepted_at, m.id",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        rows.iter().map(|row| Head::read(row, &mut readers)).collect()
    }

    async fn open_letter(&self, head: Head) -> Result<Letter> {
        if !head.state.may_read(self.me, head.writer) {
            return Err(StoreError::NotFound);
        }
        let mut beside = if head.writer == self.me { self.alternatives(head.id).await? } else { BTreeMap::new() };
        let rows = query(
            "select b.id, b.kind, b.head_rev, r.words
               from block b
               left join block_rev r on r.circle_id = b.circle_id and r.block_id = b.id and r.rev = b.head_rev
              where b.circle_id = $1 and b.letter_id = $2
              order by b.position",
        )
        .bind(self.circle)
        .bind(head.id)
        .all(&self.store)
        .await?;
        let part = |row: &Row| {
            let (block, rev) = (BlockId(row.get("id")?), row.get("head_rev")?);
            let text = match row.get::<Option<Vec<u8>>>("words")? {
                Some(sealed) => self.key.open(Place::revision("block_rev", block, rev), &sealed)?,
                None => PartText::default(),
            };
            let part = Part::from_slug(&row.get::<String>("kind")?).ok_or(StoreError::NotFound)?;
            Ok(LetterPart { part, block, rev, text, alternatives: beside.remove(&block).unwrap_or_default() })
        };
        let parts = rows.iter().map(part).collect::<Result<_>>()?;
        Ok(Letter { id: head.id, writer: head.writer, state: head.state, parts })
    }

    async fn alternatives(&self, letter: LetterId) -> Result<BTreeMap<BlockId, Vec<Alternative>>> {
        let rows = query(
            "select a.id, a.block_id, a.words, a.at
               from block_alternative a
               join block b on b.circle_id = a.circle_id and b.id = a.block_id
              where a.circle_id = $1 and b.letter_id = $2 and a.settled_at is null
              order by a.at, a.id",
        )
        .bind(self.circle)
        .bind(letter)
        .all(&self.store)
        .await?;
        let mut beside: BTreeMap<BlockId, Vec<Alternative>> = BTreeMap::new();
        for row in rows {
            let id = AlternativeId(row.get("id")?);
            let text = self.key.open(Place::row("block_alternative", id), &row.get::<Vec<u8>>("words")?)?;
            let block = BlockId(row.get("block_id")?);
            beside.entry(block).or_default().push(Alternative { id, at: row.time("at")?, text });
        }
        Ok(beside)
    }
}

impl Head {
    fn read(row: &Row, readers: &mut BTreeMap<Uuid, BTreeSet<MemberId>>) -> Result<Self> {
        let id: Uuid = row.get("id")?;
        let state = match row.get::<Option<i64>>("shared_at")? {
            Some(at) => LetterState::Shared { readers: readers.remove(&id).unwrap_or_default(), at: Timestamp(at) },
            None => LetterState::Private,
        };
        let facilitator = row.get::<String>("role")? == "facilitator";
        Ok(Self { id: LetterId(id), writer: MemberId(row.get("member_id")?), facilitator, state })
    }

    fn line(self, me: MemberId) -> LetterLine {
        let readable = self.state.may_read(me, self.writer);
        LetterLine { id: self.id, writer: self.writer, shared: self.state != LetterState::Private, readable }
    }
}

impl Letter {
    /// All its words, one part after another, for whoever counts or reads aloud.
    pub fn words(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }
}

/// Lays out a member's letter, its seven parts still empty, so that opening it later writes nothing.
pub(crate) async fn create_letter(tx: &mut Tx, circle: CircleId, member: MemberId, now: Timestamp) -> Result<LetterId> {
    let letter = LetterId(Uuid::now_v7());
    query("insert into letter (circle_id, id, member_id, created_at, version) values ($1, $2, $3, $4, 1)")
        .bind(circle)
        .bind(letter)
        .bind(member)
        .bind(now)
        .run(&mut *tx)
        .await?;
    for (position, part) in (1_i64..).zip(Part::ALL) {
        query("insert into block (circle_id, id, letter_id, kind, position, head_rev) values ($1, $2, $3, $4, $5, 0)")
            .bind(circle)
            .bind(Uuid::now_v7())
            .bind(letter)
            .bind(part.slug())
            .bind(position)
            .run(&mut *tx)
            .await?;
    }
    Ok(letter)
}
