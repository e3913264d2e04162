//! Choosing an address for reminders, showing that mail arrives there, and saying again and again that it is safe. Whatever
//! changes it holds the account's row first, so that a form sent twice is one after the other.

use super::{Contact, ContactWords, Reminders, forget, is_blocked_somewhere, mailbox, proof, stop, stop_link};
use crate::accounts::record;
use crate::db::{Store, Tx, query};
use crate::error::{Result, StoreError};
use crate::keys::Place;
use crate::mail::{self, MailKind, MailWords};
use crate::sessions::Session;
use kith_domain::Timestamp;
use kith_domain::address::Address;
use kith_domain::reminder::{ASKS_PER_DAY, Manner, STOPPED_FOR, Safety};
use uuid::Uuid;

impl Session {
    /// Where reminders go, and whether somebody has stopped them.
    pub async fn reminders(&self, store: &Store, now: Timestamp) -> Result<Reminders> {
        let stopped =
            query("select max(at) as at from mail_stopped where account_id = $1 and told_at is null and at > $2")
                .bind(self.account)
                .bind(now.plus(-STOPPED_FOR))
                .one(store)
                .await?;
        let stopped_at = stopped.get::<Option<i64>>("at")?.map(Timestamp);
        Ok(Reminders { contact: Contact::of(store, store, self.account, now).await?, stopped_at })
    }

    /// Chooses where reminders go and how. An address that is there already keeps what was said of it; another one gets a
    /// mail first, and until it is confirmed nothing else. An address that can't join one of their circles gets none, nor one
    /// where the mails of somebody else were stopped: the answer is the same, because nobody learns which those are.
    ///
    /// # Errors
    /// [`StoreError::TooMany`] after the day's last mail of this kind, [`StoreError::Taken`] for an address where this
    /// account's own mails were stopped a while ago.
    pub async fn choose_contact(
        &self,
        store: &Store,
        address: &Address,
        manner: Manner,
        origin: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.changes_contact(store).await?;
        let there = Contact::of(store, &mut tx, self.account, now).await?;
        let words = ContactWords { address: address.as_str().to_owned(), manner };
        if there.as_ref().is_some_and(|there| there.words.address == words.address) {
            self.reword(&mut tx, store, &words, now).await?;
            return tx.commit().await;
        }
        if self.was_stopped_at(&mut tx, store, &words, now).await? {
            return Err(StoreError::Taken);
        }
        self.knows_of_stop(&mut tx, now).await?;
        if let Some(old) = there.and_then(|there| there.mail_id) {
            mail::withdraw(&mut tx, old).await?;
        }
        self.insert_contact(&mut tx, store, &words, now).await?;
        self.ask_whether_it_arrives(&mut tx, store, &words, origin, now).await?;
        tx.commit().await
    }

    /// Sends the mail once more that shows whether mail arrives.
    ///
    /// # Errors
    /// As [`Self::choose_contact`]; [`StoreError::NotFound`] when there is nothing to confirm.
    pub async fn ask_contact_again(&self, store: &Store, origin: &str, now: Timestamp) -> Result<()> {
        let mut tx = self.changes_contact(store).await?;
        let there = Contact::of(store, &mut tx, self.account, now).await?.ok_or(StoreError::NotFound)?;
        if !matches!(there.safety, Safety::Unconfirmed | Safety::Ended) {
            return Err(StoreError::NotFound);
        }
        if let Some(old) = there.mail_id {
            mail::withdraw(&mut tx, old).await?;
        }
        self.ask_whether_it_arrives(&mut tx, store, &there.words, origin, now).await?;
        tx.commit().await
    }

    /// The address that the link from the mail belongs to, if the link is this account's and still works. Looking changes
    /// nothing.
    pub async fn contact_arrived(&self, store: &Store, given: &str, now: Timestamp) -> Result<Option<Contact>> {
        let contact = Contact::of(store, store, self.account, now).await?;
        Ok(contact.filter(|contact| self.is_proof(store, contact, given)))
    }

    /// The mail has arrived, and the address is safe.
    ///
    /// # Errors
    /// [`StoreError::Expired`] for a link that is old, or of another address or account.
    pub async fn confirm_contact(&self, store: &Store, given: &str, now: Timestamp) -> Result<()> {
        let mut tx = self.changes_contact(store).await?;
        let contact = Contact::of(store, &mut tx, self.account, now).await?;
        let contact = contact.filter(|contact| self.is_proof(store, contact, given)).ok_or(StoreError::Expired)?;
        // A second copy may be on its way, because nobody knew that the first had arrived.
        if let (Some(asking), None) = (contact.mail_id, contact.confirmed_at) {
            mail::withdraw(&mut tx, asking).await?;
        }
        self.mark_safe(&mut tx, now).await?;
        record(&mut tx, Some(self.account), "contact-confirmed", now).await?;
        tx.commit().await
    }

    /// It is still safe, and `ahead` is how far their clock is ahead of UTC now, in half hours: it changes twice a year. The
    /// first time a mail must show that it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an address that was never confirmed.
    pub async fn contact_is_still_safe(&self, store: &Store, ahead: Option<u8>, now: Timestamp) -> Result<()> {
        let mut tx = self.changes_contact(store).await?;
        let contact = Contact::of(store, &mut tx, self.account, now).await?;
        let contact = contact.filter(|contact| contact.confirmed_at.is_some()).ok_or(StoreError::NotFound)?;
        let Manner { often, quiet_from, quiet_until, .. } = contact.words.manner;
        if let Some(manner) = ahead.and_then(|ahead| Manner::new(often, quiet_from, quiet_until, ahead)) {
            self.reword(&mut tx, store, &ContactWords { manner, ..contact.words }, now).await?;
        }
        self.mark_safe(&mut tx, now).await?;
        tx.commit().await
    }

    /// No more reminders; the address is forgotten, and that somebody stopped them needs no more telling. Twice changes
    /// nothing.
    pub async fn drop_contact(&self, store: &Store, now: Timestamp) -> Result<()> {
        let mut tx = self.changes_contact(store).await?;
        self.knows_of_stop(&mut tx, now).await?;
        if let Some(there) = Contact::of(store, &mut tx, self.account, now).await? {
            forget(&mut tx, self.account, there.mail_id, None, now).await?;
        }
        tx.commit().await
    }

    /// The update changes nothing but takes the account's row.
    async fn changes_contact(&self, store: &Store) -> Result<Tx> {
        let mut tx = store.begin().await?;
        query("update account set version = version where id = $1").bind(self.account).run(&mut tx).await?;
        Ok(tx)
    }

    fn is_proof(&self, store: &Store, contact: &Contact, given: &str) -> bool {
        contact.safety != Safety::Ended && given == proof(&store.keys, self.account, &contact.words, contact.made_at)
    }

    async fn was_stopped_at(&self, tx: &mut Tx, store: &Store, words: &ContactWords, now: Timestamp) -> Result<bool> {
        let stopped = query("select 1 as one from mail_stopped where address = $1 and account_id = $2 and at > $3")
            .bind(mailbox(&store.keys, words))
            .bind(self.account)
            .bind(now.plus(-STOPPED_FOR));
        Ok(stopped.maybe(tx).await?.is_some())
    }

    async fn knows_of_stop(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        query("update mail_stopped set told_at = $2 where account_id = $1 and told_at is null")
            .bind(self.account)
            .bind(now)
            .run(tx)
            .await
            .map(|_| ())
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
        .bind(stop(&store.keys, self.account, words).hash())
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
        if is_blocked_somewhere(tx, &store.keys, self.account, words).await?
            || !may_reach(tx, store, words, now).await?
        {
            return Ok(());
        }
        let mail = MailWords {
            to: words.address.clone(),
            link: format!(
                "{origin}/account/reminders/{}",
                proof(&store.keys, self.account, words, row.time("made_at")?)
            ),
            stop: Some(stop_link(origin, &stop(&store.keys, self.account, words))),
            kind: MailKind::Arrives(self.account),
        };
        mail::enqueue(tx, &store.keys, id, &mail, now).await
    }

    /// So many a day and no more.
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

/// Nobody fills a stranger's mailbox with our mails, from however many accounts, and whoever stopped them isn't asked again.
async fn may_reach(tx: &mut Tx, store: &Store, words: &ContactWords, now: Timestamp) -> Result<bool> {
    let mailbox = mailbox(&store.keys, words);
    let row = query(
        "select (select count(*) from mail_stopped where address = $1 and at > $2) as stopped,
                (select count(*) from mail_asked where address = $1 and at > $3) as asked",
    )
    .bind(mailbox.clone())
    .bind(now.plus(-STOPPED_FOR))
    .bind(now.plus(-Timestamp::DAY))
    .one(&mut *tx)
    .await?;
    if row.get::<i64>("stopped")? > 0 || row.get::<i64>("asked")? >= ASKS_PER_DAY {
        return Ok(false);
    }
    query("insert into mail_asked (address, at) values ($1, $2)").bind(mailbox).bind(now).run(tx).await?;
    Ok(true)
}
