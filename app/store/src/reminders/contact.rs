//! Choosing an address for reminders, showing that mail arrives there, and saying again and again that it is safe.

use super::{Contact, ContactWords, forget, is_blocked_somewhere, proof, stop, stop_link};
use crate::accounts::record;
use crate::db::{Store, Tx, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::mail::{self, MailKind, MailWords};
use crate::sessions::Session;
use kith_domain::Timestamp;
use kith_domain::address::Address;
use kith_domain::reminder::{ASKS_PER_DAY, LINK_LIFETIME, Manner, Safety};
use uuid::Uuid;

impl Session {
    /// The address that was chosen; `None` for nobody's.
    pub async fn contact(&self, store: &Store, now: Timestamp) -> Result<Option<Contact>> {
        let row = query("select words, made_at, asked_at, confirmed_at, mail_id from contact where account_id = $1")
            .bind(self.account)
            .maybe(store)
            .await?;
        row.map(|row| Contact::read(&store.keys, self.account, &row, now)).transpose()
    }

    /// Chooses where reminders go and how. An address that is there already keeps what was said of it; another one gets a
    /// mail first, and until it is confirmed nothing else. An address that can't join one of their circles gets none: the
    /// answer is the same, because nobody learns which those are.
    ///
    /// # Errors
    /// [`StoreError::TooMany`] after the day's last mail of this kind.
    pub async fn choose_contact(
        &self,
        store: &Store,
        address: &Address,
        manner: Manner,
        origin: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = store.begin().await?;
        let there = self.contact_in(&mut tx, store, now).await?;
        let same = there.as_ref().is_some_and(|there| there.words.address == address.as_str());
        let words = ContactWords { address: address.as_str().to_owned(), manner };
        if same {
            self.reword(&mut tx, store, &words, now).await?;
        } else {
            if let Some(old) = there.and_then(|there| there.mail_id) {
                mail::withdraw(&mut tx, old).await?;
            }
            self.insert_contact(&mut tx, store, &words, now).await?;
            self.ask_whether_it_arrives(&mut tx, store, &words, origin, now).await?;
        }
        tx.commit().await
    }

    /// Sends the mail once more that shows whether mail arrives.
    ///
    /// # Errors
    /// As [`Self::choose_contact`]; [`StoreError::NotFound`] when there is nothing to confirm.
    pub async fn ask_contact_again(&self, store: &Store, origin: &str, now: Timestamp) -> Result<()> {
        let mut tx = store.begin().await?;
        let there = self.contact_in(&mut tx, store, now).await?.ok_or(StoreError::NotFound)?;
        if there.safety != Safety::Unconfirmed {
            return Err(StoreError::NotFound);
        }
        if let Some(old) = there.mail_id {
            mail::withdraw(&mut tx, old).await?;
        }
        self.ask_whether_it_arrives(&mut tx, store, &there.words, origin, now).await?;
        tx.commit().await
    }

    /// Whether the link from the mail is this account's and still works. Looking changes nothing.
    pub async fn contact_arrived(&self, store: &Store, proof: &str, now: Timestamp) -> Result<bool> {
        Ok(self.contact(store, now).await?.is_some_and(|contact| self.is_proof(store, &contact, proof, now)))
    }

    /// The mail has arrived, and the address is safe.
    ///
    /// # Errors
    /// [`StoreError::Expired`] for a link that is old, replaced, or somebody else's.
    pub async fn confirm_contact(&self, store: &Store, proof: &str, now: Timestamp) -> Result<()> {
        let mut tx = store.begin().await?;
        let contact = self.contact_in(&mut tx, store, now).await?.ok_or(StoreError::Expired)?;
        if !self.is_proof(store, &contact, proof, now) {
            return Err(StoreError::Expired);
        }
        self.mark_safe(&mut tx, now).await?;
        record(&mut tx, Some(self.account), "contact-confirmed", now).await?;
        tx.commit().await
    }

    /// It is still safe. The first time a mail must show it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an address that was never confirmed.
    pub async fn contact_is_still_safe(&self, store: &Store, now: Timestamp) -> Result<()> {
        let mut tx = store.begin().await?;
        let contact = self.contact_in(&mut tx, store, now).await?.ok_or(StoreError::NotFound)?;
        if contact.safety == Safety::Unconfirmed {
            return Err(StoreError::NotFound);
        }
        self.mark_safe(&mut tx, now).await?;
        tx.commit().await
    }

    /// No more reminders; the address is forgotten. Twice changes nothing.
    pub async fn drop_contact(&self, store: &Store, now: Timestamp) -> Result<()> {
        let mut tx = store.begin().await?;
        forget(&mut tx, self.account, now).await?;
        tx.commit().await
    }

    fn is_proof(&self, store: &Store, contact: &Contact, given: &str, now: Timestamp) -> bool {
        now.since(contact.asked_at) < LINK_LIFETIME
            && given == proof(&store.keys, self.account, &contact.words, contact.made_at)
    }

    async fn contact_in(&self, tx: &mut Tx, store: &Store, now: Timestamp) -> Result<Option<Contact>> {
        let row = query("select words, made_at, asked_at, confirmed_at, mail_id from contact where account_id = $1")
            .bind(self.account)
            .maybe(tx)
            .await?;
        row.map(|row| Contact::read(&store.keys, self.account, &row, now)).transpose()
    }

    async fn reword(&self, tx: &mut Tx, store: &Store, words: &ContactWords, now: Timestamp) -> Result<()> {
        query("update contact set words = $2, next_at = $3 where account_id = $1")
            .bind(self.account)
            .bind(store.keys.server.seal(Place::row("contact", self.account), words)?)
            .bind(now)
            .run(tx)
            .await
            .map(|_| ())
    }

    async fn insert_contact(&self, tx: &mut Tx, store: &Store, words: &ContactWords, now: Timestamp) -> Result<()> {
        query("delete from contact where account_id = $1").bind(self.account).run(&mut *tx).await?;
        query(
            "insert into contact (account_id, words, stop, made_at, asked_at, seen_at, next_at)
             values ($1, $2, $3, $4, $4, $4, $4)",
        )
        .bind(self.account)
        .bind(store.keys.server.seal(Place::row("contact", self.account), words)?)
        .bind(stop(&store.keys, self.account, words, now).hash())
        .bind(now)
        .run(tx)
        .await
        .map(|_| ())
    }

    /// Queues the mail with the link that only its reader can know.
    async fn ask_whether_it_arrives(
        &self,
        tx: &mut Tx,
        store: &Store,
        words: &ContactWords,
        origin: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.may_ask(tx, now).await?;
        let id = Uuid::now_v7();
        let row = query("update contact set asked_at = $2, mail_id = $3 where account_id = $1 returning made_at")
            .bind(self.account)
            .bind(now)
            .bind(id)
            .one(&mut *tx)
            .await?;
        if is_blocked_somewhere(tx, &store.keys, self.account, words).await? {
            return Ok(());
        }
        let made_at = row.time("made_at")?;
        let mail = MailWords {
            to: words.address.clone(),
            link: format!("{origin}/account/reminders/{}", proof(&store.keys, self.account, words, made_at)),
            stop: Some(stop_link(origin, &stop(&store.keys, self.account, words, made_at))),
            kind: MailKind::Arrives,
        };
        mail::enqueue(tx, &store.keys, id, &mail, now).await
    }

    /// Nobody fills a stranger's mailbox with our mails: whatever is counted, addresses are not.
    async fn may_ask(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        let asked: i64 = query(
            "select count(*) as n from account_event where account_id = $1 and kind = 'contact-asked' and at > $2",
        )
        .bind(self.account)
        .bind(now.plus(-Timestamp::DAY))
        .one(&mut *tx)
        .await?
        .get("n")?;
        if asked >= ASKS_PER_DAY {
            return Err(StoreError::TooMany);
        }
        record(tx, Some(self.account), "contact-asked", now).await
    }

    async fn mark_safe(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        query("update contact set confirmed_at = $2, seen_at = $2, next_at = $2 where account_id = $1")
            .bind(self.account)
            .bind(now)
            .run(tx)
            .await
            .map(|_| ())
    }
}
