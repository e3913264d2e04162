//! Circles: started by somebody signed in, read and changed by those inside.

use crate::access::{CircleAccess, Guide};
use crate::db::{Store, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::members::MemberWords;
use crate::sessions::Session;
use crate::write::{Event, record};
use kith_domain::circle::CircleWords;
use kith_domain::event::EventKind;
use kith_domain::member::{Role, Status};
use kith_domain::{CircleId, Line, MemberId, Timestamp};
use uuid::Uuid;

/// A circle in the list of somebody's circles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CircleLine {
    /// Its id.
    pub id: CircleId,
    /// Its neutral name; empty while the account only waits to be let in, who may not know it yet.
    pub name: String,
    /// Their role.
    pub role: Role,
    /// How far in they are.
    pub status: Status,
}

/// The circle's words and their version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Circle {
    /// What it says about itself.
    pub words: CircleWords,
    /// For the next change.
    pub version: i64,
}

impl Session {
    /// Starts a circle with this account as its organizer, who is `name` in it and `relation` to the person.
    pub async fn start_circle(
        &self,
        store: &Store,
        words: &CircleWords,
        relation: Line<60>,
        now: Timestamp,
    ) -> Result<CircleId> {
        let name = store.account_words(self.account).await?.name;
        let (circle, member) = (CircleId(Uuid::now_v7()), MemberId(Uuid::now_v7()));
        let (key, wrapped) = store.keys.new_circle(circle)?;
        let mut tx = store.begin().await?;
        query("insert into circle (id, words, rev, created_at, version) values ($1, $2, 0, $3, 1)")
            .bind(circle)
            .bind(key.seal(Place::row("circle", circle), words)?)
            .bind(now)
            .run(&mut tx)
            .await?;
        query("insert into circle_key (circle_id, key_version, wrapped) values ($1, 1, $2)")
            .bind(circle)
            .bind(wrapped)
            .run(&mut tx)
            .await?;
        query(
            "insert into member (circle_id, id, account_id, role, status, words, accepted_at, confirmed_at, version)
             values ($1, $2, $3, 'organizer', 'confirmed', $4, $5, $5, 1)",
        )
        .bind(circle)
        .bind(member)
        .bind(self.account)
        .bind(key.seal(Place::row("member", member), &MemberWords { name, relation })?)
        .bind(now)
        .run(&mut tx)
        .await?;
        crate::letters::create_letter(&mut tx, circle, member, now).await?;
        record(&mut tx, circle, Some(member), Event::of(EventKind::CircleStarted, circle.0), now).await?;
        tx.commit().await?;
        Ok(circle)
    }

    /// The circles this account is in or waits for, oldest first.
    pub async fn circles(&self, store: &Store) -> Result<Vec<CircleLine>> {
        let rows = query(
            "select c.id, c.words, m.role, m.status, k.key_version, k.wrapped
               from member m
               join circle c on c.id = m.circle_id
               join circle_key k on k.circle_id = c.id
              where m.account_id = $1 and m.status <> 'removed'
              order by c.created_at, c.id",
        )
        .bind(self.account)
        .all(store)
        .await?;
        rows.iter()
            .map(|row| {
                let id = CircleId(row.get("id")?);
                let status = Status::from_slug(&row.get::<String>("status")?).ok_or(StoreError::NotFound)?;
                let name = if status == Status::Confirmed {
                    let key = store.keys.circle(id, row.get("key_version")?, &row.get::<Vec<u8>>("wrapped")?)?;
                    let words: CircleWords = key.open(Place::row("circle", id), &row.get::<Vec<u8>>("words")?)?;
                    words.name.to_string()
                } else {
                    String::new()
                };
                let role = Role::from_slug(&row.get::<String>("role")?).ok_or(StoreError::NotFound)?;
                Ok(CircleLine { id, name, role, status })
            })
            .collect()
    }
}

impl CircleAccess<Guide> {
    /// Changes the circle's words.
    ///
    /// # Errors
    /// [`StoreError::Stale`] when somebody changed them since version `seen`.
    pub async fn change_circle(&self, words: &CircleWords, seen: i64, now: Timestamp) -> Result<()> {
        let mut write = self.write().await?;
        let changed = query("update circle set words = $2, version = version + 1 where id = $1 and version = $3")
            .bind(self.circle)
            .bind(self.key.seal(Place::row("circle", self.circle), words)?)
            .bind(seen)
            .run(&mut write)
            .await?;
        if changed == 0 {
            return Err(StoreError::Stale);
        }
        write.record(Event::of(EventKind::CircleChanged, self.circle.0), now).await?;
        write.commit().await
    }
}
