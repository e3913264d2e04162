//! My own letter, for the doors that are its writer's alone.

use crate::extract::Circle;
use crate::problem::Problem;
use kith_domain::LetterId;
use kith_store::AnyMember;
use kith_store::letters::Letter;

/// My letter, if it is the one in the address. Only one's own is ever opened for it: a reader who tries this door has
/// read nothing.
pub(super) async fn mine(circle: &Circle<AnyMember>, id: LetterId) -> Result<Letter, Problem> {
    let letter = circle.my_letter().await?;
    if letter.id == id { Ok(letter) } else { Err(Problem::NotFound) }
}
