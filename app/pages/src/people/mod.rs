//! People: who is in the circle, who comes in and how, who goes.

mod again;
mod answer;
mod answer_form;
mod blocked;
mod confirm;
mod hand_over;
mod invite;
mod issued;
mod remove;
mod show;
mod waiting;
mod words;

use crate::doors::{Door, get, post};

/// The doors of this feature.
pub fn doors() -> Vec<Door> {
    vec![
        get("/circles/{circle}/people", show::show),
        get("/circles/{circle}/people/invite", invite::show),
        post("/circles/{circle}/people/invite", invite::invite),
        post("/circles/{circle}/people/invites/{invite}/again", again::again),
        post("/circles/{circle}/people/invites/{invite}/revoke", again::revoke),
        get("/circles/{circle}/people/{member}/confirm", confirm::show),
        post("/circles/{circle}/people/{member}/confirm", confirm::confirm),
        post("/circles/{circle}/people/{member}/decline", confirm::decline),
        get("/circles/{circle}/people/{member}/remove", remove::show),
        post("/circles/{circle}/people/{member}/remove", remove::remove),
        get("/circles/{circle}/people/leave", remove::show_leave),
        post("/circles/{circle}/people/leave", remove::leave),
        get("/circles/{circle}/people/hand-over", hand_over::show),
        post("/circles/{circle}/people/hand-over", hand_over::hand_over),
        get("/circles/{circle}/people/blocked", blocked::show),
        post("/circles/{circle}/people/blocked", blocked::block),
        get("/circles/{circle}/people/blocked/clear", blocked::show_clear),
        post("/circles/{circle}/people/blocked/clear", blocked::clear),
        get("/circles/{circle}/waiting", waiting::show),
        get("/invites/{link}", answer::show),
        post("/invites/{link}", answer::answer),
    ]
}
