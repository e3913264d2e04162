//! Sends what waits in the outbox. Mails say nothing: that there is an update, and a link. Sent at least once; the
//! message's id is the outbox row's, so that a mail system can recognise a second one.

mod headers;

use kith_pages::Clock;
use kith_store::mail::{Mail, MailKind, MailWords};
use kith_store::{Store, StoreError};
use lettre::message::{Mailbox, SinglePart};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;
use tokio::sync::watch;

/// How often the outbox is looked at.
const PAUSE: Duration = Duration::from_secs(5);
/// How many mails are sent between two looks.
const AT_ONCE: usize = 20;
/// How long it may take to reach the mail server.
const PATIENCE: Duration = Duration::from_secs(20);
/// And to hand it a mail: some look through a mail for minutes before they take it (RFC 5321, 4.5.3.2.6), and whoever hangs
/// up before sends it twice. It still belongs to us then ([`kith_store::mail::LEASE`]).
const WHOLE: Duration = Duration::from_secs(600);
/// How long to wait before it is tried again to write down that a mail was sent.
const NOTE_AGAIN: [Duration; 3] = [Duration::from_secs(1), Duration::from_secs(5), Duration::from_secs(20)];

/// A way out for mail.
pub struct Postman {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    /// The neutral name, which is all a stranger gets to read.
    name: String,
}

impl Postman {
    /// From `smtp://…` or `smtps://…` and the sender's address.
    ///
    /// # Errors
    /// One line that doesn't repeat the address, which holds a password.
    pub fn new(url: &str, from: Option<&str>, name: &str) -> Result<Self, String> {
        if sends_password_in_the_clear(url) {
            return Err(
                "the mail server's password would travel in the clear: use smtps://, or add ?tls=required".to_owned()
            );
        }
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url)
            .map_err(|_| "the mail server's address must be like smtps://user:password@host".to_owned())?
            .timeout(Some(PATIENCE))
            .build();
        let from = from.ok_or("a mail server needs a sender: set --mail-from")?;
        let address = from.parse().map_err(|_| "--mail-from must be an e-mail address".to_owned())?;
        Ok(Self { transport, from: Mailbox::new(Some(name.to_owned()), address), name: name.to_owned() })
    }

    /// Looks for news and at the outbox until `stop` says that the process ends; a mail in hand is finished first. `origin` is
    /// the server's own, where mails lead.
    pub async fn run(self, store: Store, origin: String, clock: Clock, mut stop: watch::Receiver<bool>) {
        while !*stop.borrow() {
            self.look(&store, &origin, &clock, &stop).await;
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                _ = stop.changed() => {}
            }
        }
    }

    /// Queues the reminders and sends the mails that are due now, until `stop`. What can't be done is logged and tried again:
    /// neither keeps the other from its work.
    pub async fn look(&self, store: &Store, origin: &str, clock: &Clock, stop: &watch::Receiver<bool>) {
        if let Err(error) = store.remind(origin, clock.now()).await {
            tracing::warn!(%error, "reminders can't be looked for");
        }
        if let Err(error) = self.send_due(store, clock, stop).await {
            tracing::warn!(%error, "the outbox can't be read");
        }
    }

    async fn send_due(&self, store: &Store, clock: &Clock, stop: &watch::Receiver<bool>) -> Result<(), StoreError> {
        for _ in 0..AT_ONCE {
            if *stop.borrow() {
                break;
            }
            let Some(mail) = store.take_mail(clock.now()).await? else { break };
            if self.send(&mail).await {
                note_sent(store, &mail, clock).await?;
            } else {
                // Never why: a mail server's answers quote addresses.
                tracing::warn!("a mail could not be sent; it will be tried again");
                store.mail_failed(mail.id, clock.now()).await?;
            }
        }
        Ok(())
    }

    async fn send(&self, mail: &Mail) -> bool {
        let Some(message) = self.message(mail) else { return false };
        matches!(tokio::time::timeout(WHOLE, self.transport.send(message)).await, Ok(Ok(_)))
    }

    fn message(&self, mail: &Mail) -> Option<Message> {
        let MailWords { to, link, stop, kind } = &mail.words;
        let words = match kind {
            MailKind::Invite => {
                "You have an update. Open the link below. You also need a code that somebody tells you."
            }
            MailKind::Arrives(_) | MailKind::Reminder(_) => "You have an update. Open the link below and sign in.",
        };
        let end = match stop {
            Some(stop) => format!("To stop these mails:\n{stop}\n"),
            None => "If you did not expect this, you need not do anything.\n".to_owned(),
        };
        let message = Message::builder()
            .from(self.from.clone())
            .to(to.parse().ok()?)
            .subject(format!("{}: update", self.name))
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .header(headers::AutoSubmitted);
        let message = match stop {
            Some(stop) => message.header(headers::ListUnsubscribe(format!("<{stop}>"))),
            None => message,
        };
        message.singlepart(SinglePart::plain(format!("{words}\n\n{link}\n\n{end}"))).ok()
    }
}

/// The mail server has it. If that can't be written down at once, it is worth some patience: otherwise it goes out again.
async fn note_sent(store: &Store, mail: &Mail, clock: &Clock) -> Result<(), StoreError> {
    for wait in NOTE_AGAIN {
        if store.mail_sent(mail.id, clock.now()).await.is_ok() {
            return Ok(());
        }
        tokio::time::sleep(wait).await;
    }
    store.mail_sent(mail.id, clock.now()).await
}

/// A name and password over a connection that is not, or need not be, encrypted. To this computer itself that is fine.
fn sends_password_in_the_clear(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("smtp://") else { return false };
    let Some((_, host)) = rest.rsplit_once('@') else { return false };
    let local = ["localhost", "127.0.0.1", "[::1]"].iter().any(|name| host.starts_with(name));
    !local && !host.contains("tls=required")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_not_sent_in_the_clear() {
        assert!(sends_password_in_the_clear("smtp://a:b@mail.example:587"));
        assert!(sends_password_in_the_clear("smtp://a:b@mail.example:587?tls=opportunistic"));
        for fine in [
            "smtps://a:b@mail.example",
            "smtp://a:b@mail.example?tls=required",
            "smtp://mail.example",
            "smtp://a:b@localhost:2525",
        ] {
            assert!(!sends_password_in_the_clear(fine), "{fine}");
        }
    }
}
