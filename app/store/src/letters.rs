//! Letters: read by their writer, and by those whom the writer chose.

mod appending;
mod approving;
mod blocks;
mod comments;
mod desk;
mod freezing;
mod heads;
mod history;
mod keeping;
mod reading_times;
mod round;
mod saving;
mod settling;
mod sharing;
#[cfg(test)]
mod sharing_tests;
#[cfg(test)]
mod tests;
mod versions;
mod views;

pub use comments::{About, Comment, NewComment};
pub(crate) use desk::Desk;
pub use history::{PartVersion, PartVersions, VersionAmong};
pub use keeping::KeptWords;
pub use reading_times::ReadingTime;
pub use round::OnRound;
pub use saving::PartWords;
pub use settling::Settle;
pub use versions::{KeptPart, KeptVersion};
pub use views::View;

use crate::access::{Capability, CircleAccess};
use crate::db::{Row, Tx, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use data_encoding::HEXLOWER;
use heads::Head;
use kith_domain::letter::{LetterState, Part, PartText, Seen};
use kith_domain::member::Role;
use kith_domain::{AlternativeId, BlockId, CircleId, LetterId, MemberId, Timestamp};
use std::collections::BTreeMap;
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
    /// The approved words, where they are other ones: these are printed.
    pub printed: Option<PartText>,
    /// Words kept beside it that the writer hasn't settled yet, oldest first. Empty for everybody but the writer.
    pub alternatives: Vec<Alternative>,
    /// Words that the writer keeps whatever a hint says. Empty for everybody but the writer.
    pub kept: Vec<KeptWords>,
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
    /// Whether it is settled for the meeting.
    pub approved: bool,
    /// Whether the member who asks may read it.
    pub readable: bool,
}

impl<C: Capability> CircleAccess<C> {
    /// One letter. That a reader opened it is written down for its writer.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for everybody who may not read it, whatever their role.
    pub async fn letter(&self, id: LetterId, now: Timestamp) -> Result<Letter> {
        let mut heads = self.heads(None).await?;
        heads.retain(|head| head.id == id && head.state.may_read(self.me, head.writer));
        let head = self.look_at(heads, now).await?.pop().ok_or(StoreError::NotFound)?;
        self.open_letter(head).await
    }

    /// Whether I may read a letter.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when I may not, or there is no such letter.
    pub(crate) async fn may_read(&self, id: LetterId) -> Result<()> {
        let heads = self.heads(None).await?;
        let readable = heads.iter().any(|head| head.id == id && head.state.may_read(self.me, head.writer));
        if readable { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// The letter of the member who asks.
    pub async fn my_letter(&self) -> Result<Letter> {
        let heads = self.heads(None).await?;
        let head = heads.into_iter().find(|head| head.writer == self.me).ok_or(StoreError::NotFound)?;
        self.open_letter(head).await
    }

    /// Under what name this account's browser keeps words of a letter that aren't sent yet: whose, a dot, of which
    /// letter. The same each time, so that nobody else's page finds them, and it tells neither.
    pub fn unsent_name(&self, letter: LetterId) -> String {
        let account = self.session.account.0;
        let name = |purpose, value: &str| {
            let index = self.store.keys.index(purpose, account, value);
            HEXLOWER.encode(index.get(..12).unwrap_or_default())
        };
        format!("{}.{}", name("unsent of", ""), name("unsent in", &letter.to_string()))
    }

    /// Every letter this member may read, their own included, in the order their writers came. Others' letters are
    /// opened by it, and their writers are told.
    pub async fn readable_letters(&self, now: Timestamp) -> Result<Vec<Letter>> {
        let mut heads = self.heads(None).await?;
        heads.retain(|head| head.state.may_read(self.me, head.writer));
        let mut letters = Vec::new();
        for head in self.look_at(heads, now).await? {
            match self.open_letter(head).await {
                Err(StoreError::NotFound) => {}
                letter => letters.push(letter?),
            }
        }
        Ok(letters)
    }

    /// One line for each confirmed member. A facilitator isn't asked to write, so theirs is listed once they share it.
    pub async fn letters(&self) -> Result<Vec<LetterLine>> {
        let heads = self.heads(None).await?;
        Ok(heads
            .into_iter()
            .map(|head| (head.role == Role::Facilitator, head.line(self.me)))
            .filter(|(facilitator, line)| !facilitator || line.shared)
            .map(|(_, line)| line)
            .collect())
    }

    /// The words behind a head that this member may read; asked once more, for its writer may have taken it back.
    async fn open_letter(&self, head: Head) -> Result<Letter> {
        let mine = head.writer == self.me;
        let mut beside = if mine { self.alternatives(head.id).await? } else { BTreeMap::new() };
        let rows = query(
            "select b.id, b.kind, b.head_rev, b.kept, r.words, p.rev as printed_rev, f.words as printed
               from block b
               left join block_rev r on r.circle_id = b.circle_id and r.block_id = b.id and r.rev = b.head_rev
               left join letter_version_part p on p.circle_id = b.circle_id and p.version_id = $3 and p.block_id = b.id
                                              and p.rev <> b.head_rev
               left join block_rev f on f.circle_id = b.circle_id and f.block_id = b.id and f.rev = p.rev
               join letter l on l.circle_id = b.circle_id and l.id = b.letter_id
              where b.circle_id = $1 and b.letter_id = $2
                and (l.member_id = $4 or l.shared_at is not null and exists
                     (select 1 from letter_reader r
                        join member m on m.circle_id = r.circle_id and m.id = r.member_id
                                     and m.status = 'confirmed' and m.confirmed_at <= r.at
                       where r.circle_id = l.circle_id and r.letter_id = l.id and r.member_id = $4))
              order by b.position",
        )
        .bind(self.circle)
        .bind(head.id)
        .bind(head.state.approval().map(|approval| approval.version))
        .bind(self.me)
        .all(&self.store)
        .await?;
        if rows.is_empty() {
            return Err(StoreError::NotFound);
        }
        let part = |row: &Row| {
            let (block, rev) = (BlockId(row.get("id")?), row.get("head_rev")?);
            let text = match row.get::<Option<Vec<u8>>>("words")? {
                Some(sealed) => self.key.open(Place::revision("block_rev", block, rev), &sealed)?,
                None => PartText::default(),
            };
            let printed = match (row.get::<Option<i64>>("printed_rev")?, row.get::<Option<Vec<u8>>>("printed")?) {
                (Some(rev), Some(sealed)) => Some(self.key.open(Place::revision("block_rev", block, rev), &sealed)?),
                // Approved before a word of this part was written.
                (Some(_), None) => Some(PartText::default()),
                (None, _) => None,
            };
            let printed = printed.filter(|printed: &PartText| *printed != text);
            let part = Part::from_slug(&row.get::<String>("kind")?).ok_or(StoreError::NotFound)?;
            let kept = if mine { self.kept(row, block)? } else { Vec::new() };
            let alternatives = beside.remove(&block).unwrap_or_default();
            Ok(LetterPart { part, block, rev, text, printed, alternatives, kept })
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

impl Letter {
    /// All its words, one part after another, for whoever counts or reads aloud.
    pub fn words(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }

    /// Whether it says nothing yet.
    pub fn is_blank(&self) -> bool {
        self.parts.iter().all(|part| part.text.is_blank())
    }

    /// What whoever has it before them has seen.
    pub fn seen(&self) -> Seen {
        Seen(self.parts.iter().map(|part| part.rev).collect())
    }

    /// Whether it says something else now than when it was approved.
    pub fn is_changed_since(&self) -> bool {
        self.parts.iter().any(|part| part.printed.is_some())
    }

    /// All its words as they are printed.
    pub fn words_on_paper(&self) -> String {
        self.parts.iter().map(|part| part.on_paper().as_str()).collect::<Vec<_>>().join("\n\n")
    }
}

impl LetterPart {
    /// What the meeting hears: the approved words, or those of this moment while none are approved.
    pub fn on_paper(&self) -> &PartText {
        self.printed.as_ref().unwrap_or(&self.text)
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
