-- When everybody can meet: one question at a time for each circle. What is proposed, by whose clock, is in the words.
create table poll (
    circle_id    uuid not null primary key references circle (id) on delete cascade,
    id           uuid not null,
    words        bytea not null,
    -- The time that was chosen. While there is none, it can be answered.
    chosen       uuid,
    opened_by    uuid not null,
    opened_at    bigint not null
);

-- Somebody without an account who is asked, by an address that nobody can guess.
create table poll_guest (
    circle_id    uuid not null references poll (circle_id) on delete cascade,
    id           uuid not null,
    token        bytea not null unique,
    words        bytea not null,
    -- Who handed the link out; it ends when they leave.
    by_id        uuid not null,
    -- The form that asked for it: sent twice, it makes one link.
    op           uuid not null,
    made_at      bigint not null,
    primary key (circle_id, id)
);

-- What somebody said: a member, or somebody without an account.
create table poll_answer (
    circle_id    uuid not null references poll (circle_id) on delete cascade,
    answerer_id  uuid not null,
    words        bytea not null,
    at           bigint not null,
    primary key (circle_id, answerer_id)
);
