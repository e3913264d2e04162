-- What the person may say against it, what is answered, and whose voice that is. One of the usual ones is there once.
create table objection (
    circle_id    uuid not null references circle (id) on delete cascade,
    id           uuid not null,
    -- Which of the usual ones; empty for one of the family's own.
    usual        text not null,
    by_id        uuid not null,
    voice_id     uuid,
    words        bytea not null,
    at           bigint not null,
    version      bigint not null,
    primary key (circle_id, id)
);
create unique index objection_usual on objection (circle_id, usual) where usual <> '';
