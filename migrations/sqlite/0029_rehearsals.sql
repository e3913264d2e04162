-- Rehearsals: when, who was there, what was tried and what changes, all in the words.
create table rehearsal (
    circle_id    blob not null references circle (id) on delete cascade,
    id           blob not null,
    by_id        blob not null,
    words        blob not null,
    at           integer not null,
    version      integer not null,
    primary key (circle_id, id)
) strict;
