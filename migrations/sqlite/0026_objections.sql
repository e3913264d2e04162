-- What the person may say against it, what is answered, and whose voice that is. One of the usual ones is there once.
create table objection (
    circle_id    blob not null references circle (id) on delete cascade,
    id           blob not null,
    -- Which of the usual ones; empty for one of the family's own.
    usual        text not null,
    by_id        blob not null,
    voice_id     blob,
    words        blob not null,
    at           integer not null,
    version      integer not null,
    primary key (circle_id, id)
) strict;
create unique index objection_usual on objection (circle_id, usual) where usual <> '';
