//! Passwords: Argon2id off the async threads, at most two at once.
//!
//! One hash takes tens of milliseconds and 19 MiB. On the async threads it would stall every page; unbounded it would
//! take the whole machine.

use argon2::password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash};
use argon2::{Algorithm, Argon2, Params, Version};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// A hash of no password, so that an unknown address costs the same time as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password"));

/// 19 MiB, two passes, one lane (OWASP's first choice; security.md 1).
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(19 * 1024, 2, 1, None).unwrap_or_default())
}

fn hash_now(password: &str) -> String {
    argon2().hash_password(password.as_bytes()).map(|hash| hash.to_string()).unwrap_or_default()
}

fn verify_now(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| argon2().verify_password(password.as_bytes(), &hash).is_ok())
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let _permit = AT_ONCE.acquire().await.ok()?;
    tokio::task::spawn_blocking(work).await.ok()
}

/// The hash to keep; empty (and so never matching) only if the process is shutting down.
pub async fn hash(password: String) -> String {
    aside(move || hash_now(&password)).await.unwrap_or_default()
}

/// Whether `password` is the one behind `hash`. With no hash it takes the same time and says no.
pub async fn verify(password: String, hash: Option<String>) -> bool {
    aside(move || match hash {
        Some(hash) => verify_now(&password, &hash),
        None => {
            verify_now(&password, &NOBODY);
            false
        }
    })
    .await
    .unwrap_or(false)
}

/// Prepares what the first sign-in would otherwise have to wait for.
pub async fn warm_up() {
    let _ = aside(|| NOBODY.len()).await;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_fits() {
        let hash = hash("correct horse battery".into()).await;
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(verify("correct horse battery".into(), Some(hash.clone())).await);
        assert!(!verify("correct horse batterx".into(), Some(hash)).await);
        assert!(!verify("nobody has this password".into(), None).await);
    }
}
