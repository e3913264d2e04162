//! Letters.

use crate::db::{Tx, query};
use crate::error::Result;
use kith_domain::letter::Part;
use kith_domain::{CircleId, LetterId, MemberId, Timestamp};
use uuid::Uuid;

/// Lays out a member's letter, its seven parts still empty, so that opening it later writes nothing.
pub(crate) async fn create_letter(tx: &mut Tx, circle: CircleId, member: MemberId, now: Timestamp) -> Result<LetterId> {
    let letter = LetterId(Uuid::now_v7());
    query("insert into letter (circle_id, id, member_id, created_at, version) values ($1, $2, $3, $4, 1)")
        .bind(circle)
        .bind(letter)
        .bind(member)
        .bind(now)
        .run(&mut *tx)
        .await?;
    for (position, part) in (1_i64..).zip(Part::ALL) {
        query("insert into block (circle_id, id, letter_id, kind, position, head_rev) values ($1, $2, $3, $4, $5, 0)")
            .bind(circle)
            .bind(Uuid::now_v7())
            .bind(letter)
            .bind(part.slug())
            .bind(position)
            .run(&mut *tx)
            .await?;
    }
    Ok(letter)
}
