//! Passwords: Argon2id off the async threads, at most two at once.
//!
//! One hash takes tens of milliseconds and 19 MiB. On the async threads it would stall every page; unbounded it would
//! take the whole machine.

use argon2::password_hash::phc::{Output, ParamsString, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use std::sync::LazyLock;
use tokio::sync::Semaphore;

static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// A hash of no password, so that an unknown address costs the same time as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password").unwrap_or_default());

/// 19 MiB, two passes, one lane (OWASP's first choice; security.md 1).
fn params() -> Params {
    Params::new(19 * 1024, 2, 1, None).unwrap_or_default()
}

/// Room for 33 MiB, of which only what a hash needs is ever touched. What is larger than 32 MiB, glibc gives back to the
/// system as soon as it is free; anything smaller stays with the thread that used it, and after a busy evening sixteen
/// threads would hold 19 MiB each.
const ROOM: usize = 33 * 1024;

fn fill(password: &str, salt: &[u8], params: Params) -> Option<Output> {
    let mut memory = Vec::with_capacity(ROOM);
    memory.resize(params.block_count(), Block::default());
    let mut out = [0; Params::DEFAULT_OUTPUT_LEN];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into_with_memory(password.as_bytes(), salt, &mut out, &mut memory).ok()?;
    Output::new(&out).ok()
}

fn hash_now(password: &str) -> Option<String> {
    let salt = Salt::generate();
    let hash = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: ParamsString::try_from(params()).ok()?,
        salt: Some(salt),
        hash: Some(fill(password, &salt, params())?),
    };
    Some(hash.to_string())
}

fn verify_now(password: &str, hash: &str) -> bool {
    let right = || {
        let kept = PasswordHash::new(hash).ok()?;
        let params = Params::try_from(&kept).ok()?;
        // Outputs are compared in constant time.
        Some(fill(password, kept.salt.as_ref()?, params)? == kept.hash?)
    };
    right().unwrap_or(false)
}

async fn aside<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let permit = AT_ONCE.acquire().await.ok()?;
    // The permit belongs to the work, not to whoever waits for it: a client that hangs up must not free the place of a
    // hash that goes on.
    let work = move || {
        let done = work();
        drop(permit);
        done
    };
    tokio::task::spawn_blocking(work).await.ok()
}

/// The hash to keep; empty (and so never matching) only if the process is shutting down.
pub async fn hash(password: String) -> String {
    aside(move || hash_now(&password)).await.flatten().unwrap_or_default()
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
