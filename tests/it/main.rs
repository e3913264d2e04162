//! Kith over HTTP, on SQLite and PostgreSQL. Every test has a database of its own, and tells a story about people.

mod world;

mod accounts;
mod bad_input;
mod boundaries;
mod canary;
mod circles;
mod commands;
mod doors;
mod headers;
mod hostile;
mod letters;
mod meeting;
mod operator;
mod options;
mod origin;
mod outcome;
mod people;
mod start_up;
