//! Several servers over one PostgreSQL wake each other with NOTIFY. What travels are ids only: the event table says the
//! rest, and says it also to those who missed the call.

use super::Hub;
use crate::error::Result;
use kith_domain::{CircleId, LetterId, MemberId};
use sqlx::postgres::{PgListener, PgPool};
use std::str::FromStr;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Weak};
use std::time::Duration;
use uuid::Uuid;

const CHANNEL: &str = "kith";
/// Between two tries to listen again.
const REST: Duration = Duration::from_secs(1);

/// Says, once the transaction is committed, that something happened in a circle.
pub(crate) async fn notify(tx: &mut sqlx::PgConnection, circle: CircleId) -> Result<()> {
    say(tx, circle.to_string()).await
}

/// Says that a letter is open on a page of this node.
pub(super) async fn announce(
    pool: &PgPool,
    hub: &Hub,
    circle: CircleId,
    page: Uuid,
    member: MemberId,
    letter: LetterId,
) -> Result<()> {
    say(pool, format!("{circle} {} {page} {member} {letter}", hub.0.node)).await
}

async fn say<'c>(on: impl sqlx::PgExecutor<'c>, ids: String) -> Result<()> {
    sqlx::query("select pg_notify($1, $2)").bind(CHANNEL).bind(ids).execute(on).await?;
    Ok(())
}

/// Starts to listen to the others, once. Ends with the pool or the hub.
pub(super) fn listen(pool: &PgPool, hub: &Hub) {
    if !hub.0.listening.swap(true, Ordering::AcqRel) {
        tokio::spawn(keep_listening(pool.clone(), Arc::downgrade(&hub.0)));
    }
}

async fn keep_listening(pool: PgPool, hub: Weak<super::Inner>) {
    let wanted = || hub.upgrade().map(Hub).filter(|hub| !hub.is_closed());
    while wanted().is_some() && !pool.is_closed() {
        // A connection that broke off may have missed calls, and so may everybody before the first one.
        if let Ok(mut listener) = PgListener::connect_with(&pool).await
            && listener.listen(CHANNEL).await.is_ok()
        {
            if let Some(hub) = wanted() {
                hub.tell_all();
            }
            while let Ok(Some(call)) = listener.try_recv().await {
                let Some(hub) = wanted() else { return };
                heard(&hub, call.payload());
            }
        }
        tokio::time::sleep(REST).await;
    }
}

/// Takes one call. What can't be read isn't ours.
pub(super) fn heard(hub: &Hub, ids: &str) {
    let mut ids = ids.split(' ').map(Uuid::from_str);
    let Some(Ok(circle)) = ids.next() else { return };
    let circle = CircleId(circle);
    match (ids.next(), ids.next(), ids.next(), ids.next()) {
        (None, ..) => hub.tell(circle),
        // Our own words come back to us, perhaps after the page has gone.
        (Some(Ok(node)), ..) if node == hub.0.node => {}
        (Some(Ok(_)), Some(Ok(page)), Some(Ok(member)), Some(Ok(letter))) => {
            hub.seen_elsewhere(circle, page, MemberId(member), LetterId(letter));
        }
        _ => {}
    }
}
