//! Sends what waits in the outbox. Mails say nothing: that there is an update, and a link. Sent at least once; the
//! message's id is the outbox row's, so that a mail system can recognise a second one.

use kith_domain::Timestamp;
use kith_pages::Clock;
use kith_store::Store;
use kith_store::mail::{Mail, MailKind};
use lettre::message::Mailbox;
use lettre::transport::smtp::AsyncSmtpTransport;
use lettre::{AsyncTransport, Message, Tokio1Executor};
use std::time::Duration;

/// How often the outbox is looked at.
const PAUSE: Duration = Duration::from_secs(5);
/// How many mails are sent between two looks.
const AT_ONCE: i64 = 20;
/// How long one mail may take.
const PATIENCE: Duration = Duration::from_secs(20);

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

    /// Looks at the outbox until the process ends.
    pub async fn run(self, store: Store, clock: Clock) {
        loop {
            if let Err(error) = self.send_due(&store, clock.now()).await {
                tracing::warn!(%error, "the outbox can't be read");
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Sends what is due now.
    ///
    /// # Errors
    /// Only the store's; a mail that can't be sent waits for its next try.
    pub async fn send_due(&self, store: &Store, now: Timestamp) -> Result<(), kith_store::StoreError> {
        for mail in store.due_mails(now, AT_ONCE).await? {
            let sent = match self.message(&mail) {
                Some(message) => self.transport.send(message).await.is_ok(),
                None => false,
            };
            if sent {
                store.mail_sent(mail.id, now).await?;
            } else {
                // Never why: a mail server's answers quote addresses.
                tracing::warn!("a mail could not be sent; it will be tried again");
                store.mail_failed(mail.id, now).await?;
            }
        }
        Ok(())
    }

    fn message(&self, mail: &Mail) -> Option<Message> {
        let words = match mail.words.kind {
            MailKind::Invite => {
                "You have an update. Open the link below. You also need a code that somebody tells you."
            }
        };
        Message::builder()
            .from(self.from.clone())
            .to(mail.words.to.parse().ok()?)
            .subject(format!("{}: update", self.name))
            .message_id(Some(format!("<{}@{}>", mail.id, self.from.email.domain())))
            .body(format!("{words}\n\n{}\n\nIf you did not expect this, you need not do anything.\n", mail.words.link))
            .ok()
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
