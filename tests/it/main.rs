//! Kith over HTTP, on SQLite and PostgreSQL. Every test has a database of its own, and tells a story about people.

// A test may stop at the first thing that isn't as it should be; clippy knows that only of functions marked as tests.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod world;

mod accounts;
mod admission;
mod aftercare;
mod approach;
mod bad_input;
mod boundaries;
mod calendar;
mod calls;
mod canary;
mod candidates;
mod circles;
mod commands;
mod comments;
mod conflicts;
mod consent;
mod decision;
mod doors;
mod engagement;
mod facilities;
mod follow_through;
mod follow_up;
mod guessing;
mod headers;
mod history;
mod hostile;
mod incidents;
mod learning;
mod letters;
mod library;
mod live;
mod lock;
mod logistics;
mod mails;
mod meeting;
mod objections;
mod operator;
mod options;
mod origin;
mod outcome;
mod people;
mod poll;
mod reading;
mod reminders;
mod safety;
mod seats;
mod sharing;
mod start_up;
mod steps;
mod together;
mod versions;
mod wellbeing;
