-- Rehearsals: when, who was there, what was tried and what changes, all in the words.
create table rehearsal (
    circle_id    uuid not null references circle (id) on delete cascade,
    id           uuid not null,
    by_id        uuid not null,
    words        bytea not null,
    at           bigint not null,
    version      bigint not null,
    primary key (circle_id, id)
);
