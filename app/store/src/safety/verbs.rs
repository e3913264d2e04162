//! Answering: each for themselves, read by those who lead when it is begun.

use crate::access::{Capability, CircleAccess};
use crate::db::{Query, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::write::{Event, Write};
use kith_domain::event::EventKind;
use kith_domain::member::Role;
use kith_domain::safety::{Answer, Question, next_question};
use kith_domain::{MemberId, ScreenId, Timestamp};
use uuid::Uuid;

impl<C: Capability> CircleAccess<C> {
    /// Answers one question; the first begins a screen, which those read who lead the circle now. Said again, the last word
    /// counts; that everything is to be asked anew is said with [`CircleAccess::begin_screen`].
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for a facilitator, who isn't asked; [`StoreError::Stale`] for an answer that isn't one to this
    /// question.
    pub async fn answer_safety(&self, question: Question, answer: Answer, now: Timestamp) -> Result<()> {
        if !question.answers().any(|possible| possible == answer) {
            return Err(StoreError::Stale);
        }
        let mut write = self.write().await?;
        if write.role() == Role::Facilitator {
            return Err(StoreError::NotYours);
        }
        let (screen, finished) = match self.my_newest().maybe(&mut write).await? {
            Some(row) => (ScreenId(row.get("id")?), row.get::<Option<i64>>("finished_at")?.is_some()),
            None => (self.begin(&mut write, now).await?, false),
        };
        self.save_answer_to(&mut write, screen, question, answer, now).await?;
        let answers = self.answers_of(&mut write, screen).await?;
        if finished {
            // Who reads it has read the old answer.
            self.tell_readers(&mut write, screen, EventKind::SafetyScreened, now).await?;
        } else if next_question(&answers).is_none() {
            query("update safety_screen set finished_at = $3 where circle_id = $1 and id = $2")
                .bind(self.circle)
                .bind(screen)
                .bind(now)
                .run(&mut write)
                .await?;
            self.tell_readers(&mut write, screen, EventKind::SafetyScreened, now).await?;
        } else {
            // Not to those who read it: seventeen times is sixteen too many.
            write.record(Event::private(EventKind::SafetyAnswered, screen.0, self.me), now).await?;
        }
        write.commit().await
    }

    /// Begins again, because something changed or time has passed. What was answered before is kept.
    ///
    /// # Errors
    /// [`StoreError::NotYours`] for a facilitator.
    pub async fn begin_screen(&self, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        if write.role() == Role::Facilitator {
            return Err(StoreError::NotYours);
        }
        // Pressed twice, one is begun once.
        let open = self.my_newest().maybe(&mut write).await?;
        if open.is_some_and(|row| row.get::<Option<i64>>("finished_at").is_ok_and(|at| at.is_none())) {
            return Ok(());
        }
        let screen = self.begin(&mut write, now).await?;
        self.tell_readers(&mut write, screen, EventKind::SafetyBegun, now).await?;
        write.commit().await
    }

    async fn begin(&self, write: &mut Write, now: Timestamp) -> Result<ScreenId> {
        let id = ScreenId(Uuid::now_v7());
        query("insert into safety_screen (circle_id, id, member_id, begun_at) values ($1, $2, $3, $4)")
            .bind(self.circle)
            .bind(id)
            .bind(self.me)
            .bind(now)
            .run(&mut *write)
            .await?;
        for leader in self.leaders_on(&mut *write).await?.into_iter().filter(|leader| *leader != self.me) {
            query("insert into safety_reader (circle_id, screen_id, member_id) values ($1, $2, $3)")
                .bind(self.circle)
                .bind(id)
                .bind(leader)
                .run(&mut *write)
                .await?;
        }
        Ok(id)
    }

    async fn save_answer_to(
        &self,
        write: &mut Write,
        screen: ScreenId,
        question: Question,
        answer: Answer,
        now: Timestamp,
    ) -> Result<()> {
        let id = Uuid::now_v7();
        let number = Answer::ALL.iter().take_while(|other| **other != answer).count();
        query(
            "insert into safety_answer (circle_id, screen_id, question, id, words, at) values ($1, $2, $3, $4, $5, $6)
             on conflict (circle_id, screen_id, question)
             do update set id = excluded.id, words = excluded.words, at = excluded.at",
        )
        .bind(self.circle)
        .bind(screen)
        .bind(question.slug())
        .bind(id)
        .bind(self.key.seal(Place::row("safety_answer", id), &number)?)
        .bind(now)
        .run(write)
        .await
        .map(|_| ())
    }

    /// Records it for its member and its readers, and for nobody else.
    async fn tell_readers(&self, write: &mut Write, screen: ScreenId, kind: EventKind, now: Timestamp) -> Result<()> {
        let rows = query("select member_id from safety_reader where circle_id = $1 and screen_id = $2")
            .bind(self.circle)
            .bind(screen)
            .all(&mut *write)
            .await?;
        write.record(Event::private(kind, screen.0, self.me), now).await?;
        for row in rows {
            write.record(Event::private(kind, screen.0, MemberId(row.get("member_id")?)), now).await?;
        }
        Ok(())
    }

    fn my_newest(&self) -> Query {
        query(
            "select id, finished_at from safety_screen where circle_id = $1 and member_id = $2
              order by begun_at desc, id desc limit 1",
        )
        .bind(self.circle)
        .bind(self.me)
    }
}
