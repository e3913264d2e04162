//! What can be said to one's next step: not now, or that one needs help with it.

use crate::doors::{Door, get, post};
use std::str::FromStr;

use crate::extract::{Circle, Under};
use crate::forms::go;
use crate::page::Page;
use crate::paths;
use crate::problem::Problem;
use axum::response::Response;
use kith_domain::Listed;
use kith_domain::next_step::NextStep;
use kith_store::AnyMember;

mod help;

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        post("/circles/{circle}/next/again", again),
        post("/circles/{circle}/next/{step}/later", later),
        get("/circles/{circle}/next/{step}/help", help::form),
        post("/circles/{circle}/next/{step}/help", help::ask),
    ]
}

/// A step by its number: an address tells a stranger nothing.
pub(crate) struct Numbered(NextStep);

impl FromStr for Numbered {
    type Err = ();
    fn from_str(number: &str) -> Result<Self, ()> {
        let step = number.parse().ok().and_then(NextStep::numbered).filter(|step| *step != NextStep::Rest);
        step.map(Self).ok_or(())
    }
}

async fn later(
    page: Page,
    circle: Circle<AnyMember>,
    Under(Numbered(step)): Under<Numbered>,
) -> Result<Response, Problem> {
    circle.put_step_off(step, page.now).await?;
    Ok(go(paths::circle(circle.circle())))
}

async fn again(page: Page, circle: Circle<AnyMember>) -> Result<Response, Problem> {
    circle.take_steps_up(page.now).await?;
    Ok(go(paths::circle(circle.circle())))
}
