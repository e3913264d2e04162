-- What is offered, step by step, when the answer isn't a yes; who sees to each. What, how, by when and after which answers are
-- in the words. One of the usual ones is there once.
create table rung (
    circle_id    blob not null references circle (id) on delete cascade,
    id           blob not null,
    -- Which of the usual ones; empty for one of the family's own.
    usual        text not null,
    by_id        blob not null,
    -- None while whoever had it has left.
    owner_id     blob,
    words        blob not null,
    at           integer not null,
    version      integer not null,
    primary key (circle_id, id)
) strict;
create unique index rung_usual on rung (circle_id, usual) where usual <> '';

-- What each member said right after a meeting. Not bound to an outcome: that may be corrected, and what was said stays.
create table debrief (
    circle_id    blob not null references circle (id) on delete cascade,
    id           blob not null,
    by_id        blob not null,
    words        blob not null,
    at           integer not null,
    version      integer not null,
    primary key (circle_id, id)
) strict;

-- How long they keep everything, as they decided last. The day on which they are asked again is a task's.
create table keeping (
    circle_id    blob not null primary key references circle (id) on delete cascade,
    keep         text not null,
    by_id        blob not null,
    at           integer not null,
    version      integer not null
) strict;
