//! Throws away, now and then, what nobody needs any more.

use kith_pages::Clock;
use kith_store::Store;
use std::time::Duration;

/// Between two rounds. Nothing depends on it: what has ended is refused from its last moment on, tidied or not.
const PAUSE: Duration = Duration::from_secs(10 * 60);

/// Tidies until the process ends.
pub async fn run(store: Store, clock: Clock) {
    loop {
        if let Err(error) = store.tidy(clock.now()).await {
            tracing::warn!(%error, "old rows can't be thrown away; it will be tried again");
        }
        tokio::time::sleep(PAUSE).await;
    }
}
