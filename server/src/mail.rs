//! Sends what waits in the outbox. Mails say nothing: that there is an update, and a link. Sent at least once; the
//! message's id is the outbox row's, so that a mail system can recognise a second one.

mod headers;

use kith_pages::Clock;
use kith_store::Store;
use kith_store::mail::{Mail, MailKind, MailWords};
use lettre::message::{Mailbox, SinglePart};
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;

/// How often the outbox is looked at.
const PAUSE: Duration = Duration::from_secs(5);
/// How many mails are sent between two looks.
const AT_ONCE: usize = 20;
/// How long the mail server may take for one answer.
const PATIENCE: Duration = Duration::from_secs(20);
/// And for a whole mail: by then it still belongs to us ([`kith_store::mail::LEASE`]).
const WHOLE: Duration = Duration::from_secs(60);

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

    /// Looks for news and at the outbox until the process ends. `origin` is the server's own, where mails lead.
    pub async fn run(self, store: Store, origin: String, clock: Clock) {
        loop {
            if let Err(error) = self.look(&store, &origin, &clock).await {
                tracing::warn!(%error, "the outbox can't be read");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Queues the reminders and sends the mails that are due now.
    ///
    /// # Errors
    /// Only the store's; a mail that can't be sent waits for its next try.
    pub async fn look(&self, store: &Store, origin: &str, clock: &Clock) -> Result<(), kith_store::StoreError> {
        store.remind(origin, clock.now()).await?;
        for _ in 0..AT_ONCE {
            let Some(mail) = store.take_mail(clock.now()).await? else { break };
            if self.send(&mail).await {
                store.mail_sent(mail.id, clock.now()).await?;
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
            MailKind::Arrives | MailKind::Reminder(_) => "You have an update. Open the link below and sign in.",
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
