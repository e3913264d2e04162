//! The safety screen: each member's answers, private but for those who led when they began.

use crate::access::{Capability, CircleAccess};
use crate::db::{On, Query, Row, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use kith_domain::event::EventKind;
use kith_domain::member::Role;
use kith_domain::safety::{Answer, Answers, Done, Question, is_due};
use kith_domain::{Day, MemberId, ScreenId, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

mod verbs;

/// One member's newest answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screen {
    /// Its id.
    pub id: ScreenId,
    /// Whose.
    pub member: MemberId,
    /// What they answered.
    pub answers: Answers,
    /// When they began.
    pub begun_at: Timestamp,
    /// When they had answered everything.
    pub finished_at: Option<Timestamp>,
    /// Who reads it besides them, of those who are still here.
    pub readers: Vec<MemberId>,
}

/// What the home page says of it.
pub(crate) struct Screened {
    /// How many of the family have answered to the end, and not too long ago.
    pub(crate) count: usize,
    /// Whether this member is asked.
    pub(crate) due: bool,
    /// The screens this member reads, their own among them.
    pub(crate) read: Vec<Screen>,
}

impl<C: Capability> CircleAccess<C> {
    /// This member's newest answers.
    pub async fn my_screen(&self) -> Result<Option<Screen>> {
        Ok(self.screens().await?.into_iter().rfind(|screen| screen.member == self.me))
    }

    /// What they said the time before: shown beside the question when it is asked again.
    pub async fn my_screen_before(&self) -> Result<Option<Answers>> {
        let row = query(
            "select id from safety_screen where circle_id = $1 and member_id = $2 and finished_at is not null
              order by begun_at desc, id desc limit 1",
        )
        .bind(self.circle)
        .bind(self.me)
        .maybe(&self.store)
        .await?;
        let Some(row) = row else { return Ok(None) };
        let answers = self.answers_of(&self.store, ScreenId(row.get("id")?)).await?;
        Ok(Some(answers))
    }

    /// The answers that count of everybody whose answers this member reads: their own, and those of who began while this member
    /// led the circle. What was answered to the end counts until something newer was: who has begun again stands here twice,
    /// the newer after the older.
    pub async fn screens(&self) -> Result<Vec<Screen>> {
        let rows = query(
            "select s.id, s.member_id, s.begun_at, s.finished_at, a.question, a.id as answer_id, a.words
               from safety_screen s
               join member m on m.circle_id = s.circle_id and m.id = s.member_id and m.status = 'confirmed'
               left join safety_answer a on a.circle_id = s.circle_id and a.screen_id = s.id
              where s.circle_id = $1
                and not exists (select 1 from safety_screen later
                                 where later.circle_id = s.circle_id and later.member_id = s.member_id
                                   and later.finished_at is not null
                                   and (later.begun_at > s.begun_at or later.begun_at = s.begun_at and later.id > s.id))
                and (s.member_id = $2 or exists
                     (select 1 from safety_reader r
                       where r.circle_id = s.circle_id and r.screen_id = s.id and r.member_id = $2))
              order by s.member_id, s.begun_at, s.id",
        )
        .bind(self.circle)
        .bind(self.me)
        .all(&self.store)
        .await?;
        let mut readers = self.readers().await?;
        let mut screens: Vec<Screen> = Vec::new();
        for row in &rows {
            let id = ScreenId(row.get("id")?);
            if screens.last().is_none_or(|last| last.id != id) {
                screens.push(Screen {
                    id,
                    member: MemberId(row.get("member_id")?),
                    answers: Answers::new(),
                    begun_at: row.time("begun_at")?,
                    finished_at: row.get::<Option<i64>>("finished_at")?.map(Timestamp),
                    readers: readers.remove(&id).unwrap_or_default(),
                });
            }
            let answer = row.get::<Option<Uuid>>("answer_id")?;
            if let (Some(screen), Some(answer)) = (screens.last_mut(), answer) {
                screen.answers.extend(self.open_safety_answer(answer, row)?);
            }
        }
        Ok(screens)
    }

    /// Who has answered to the end, and when, as everybody may know.
    pub async fn screened(&self) -> Result<BTreeMap<MemberId, Done>> {
        let rows = self.newest().all(&self.store).await?;
        let finished = rows.iter().filter_map(|row| {
            let member = row.get::<Uuid>("member_id").map(MemberId);
            let finished_at = row.get::<Option<i64>>("finished_at").transpose()?;
            let done =
                || Ok::<_, StoreError>(Done { begun_at: row.time("begun_at")?, finished_at: Timestamp(finished_at?) });
            Some(member.and_then(|member| Ok((member, done()?))))
        });
        finished.collect()
    }

    /// When what is known about the circle last changed: then everything is asked again.
    pub async fn circle_changed_at(&self) -> Result<Option<Timestamp>> {
        let row = query("select max(at) as at from event where circle_id = $1 and kind = $2")
            .bind(self.circle)
            .bind(EventKind::CircleChanged.slug())
            .one(&self.store)
            .await?;
        Ok(row.get::<Option<i64>>("at")?.map(Timestamp))
    }

    pub(crate) async fn safety(&self, today: Day) -> Result<Screened> {
        let (done, changed) = (self.screened().await?, self.circle_changed_at().await?);
        let due = |member: &MemberId| is_due(done.get(member).copied(), changed, today);
        let read = self.screens().await?;
        // Nobody who leads now knows what they said: they are asked once more, and told who reads it.
        let leaders: Vec<MemberId> = self.leaders().await?.into_iter().filter(|leader| *leader != self.me).collect();
        let mine = read.iter().rfind(|screen| screen.member == self.me);
        let unread = mine.is_some_and(|mine| !leaders.is_empty() && !leaders.iter().any(|l| mine.readers.contains(l)));
        Ok(Screened {
            count: done.keys().filter(|member| !due(member)).count(),
            due: self.role != Role::Facilitator && (due(&self.me) || unread),
            read,
        })
    }

    async fn answers_of(&self, on: impl Into<On<'_>>, screen: ScreenId) -> Result<Answers> {
        let rows =
            query("select question, id as answer_id, words from safety_answer where circle_id = $1 and screen_id = $2")
                .bind(self.circle)
                .bind(screen)
                .all(on)
                .await?;
        let answers = rows.iter().map(|row| self.open_safety_answer(row.get("answer_id")?, row));
        Ok(answers.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// An answer; none to a question that isn't asked any more.
    pub(crate) fn open_safety_answer(&self, id: Uuid, row: &Row) -> Result<Option<(Question, Answer)>> {
        let Some(question) = Question::from_slug(&row.get::<String>("question")?) else { return Ok(None) };
        let place = Place::row("safety_answer", id);
        // By its number: the written names have lengths of their own, and a seal doesn't hide a length.
        let number: usize = self.key.open(place, &row.get::<Vec<u8>>("words")?)?;
        Ok(Answer::ALL.get(number).map(|answer| (question, *answer)))
    }

    /// Who reads which screen, of those who are still here.
    async fn readers(&self) -> Result<BTreeMap<ScreenId, Vec<MemberId>>> {
        let rows = query(
            "select r.screen_id, r.member_id from safety_reader r
               join member m on m.circle_id = r.circle_id and m.id = r.member_id and m.status = 'confirmed'
              where r.circle_id = $1 order by r.member_id",
        )
        .bind(self.circle)
        .all(&self.store)
        .await?;
        let mut readers: BTreeMap<ScreenId, Vec<MemberId>> = BTreeMap::new();
        for row in &rows {
            readers.entry(ScreenId(row.get("screen_id")?)).or_default().push(MemberId(row.get("member_id")?));
        }
        Ok(readers)
    }

    /// The screens that count of each confirmed member of the family. Who came to lead as a professional isn't asked any more.
    fn newest(&self) -> Query {
        query(
            "select s.id, s.member_id, s.begun_at, s.finished_at
               from safety_screen s
               join member m on m.circle_id = s.circle_id and m.id = s.member_id and m.status = 'confirmed'
              where s.circle_id = $1 and m.role <> 'facilitator'
                and not exists (select 1 from safety_screen later
                                 where later.circle_id = s.circle_id and later.member_id = s.member_id
                                   and later.finished_at is not null
                                   and (later.begun_at > s.begun_at or later.begun_at = s.begun_at and later.id > s.id))
              order by s.member_id",
        )
        .bind(self.circle)
    }
}

#[cfg(test)]
#[path = "safety_tests.rs"]
mod tests;
