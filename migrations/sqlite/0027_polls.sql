-- When everybody can meet: one question at a time for each circle. What is proposed, by whose clock, is in the words.
create table poll (
    circle_id    blob not null primary key references circle (id) on delete cascade,
    id           blob not null,
    words        blob not null,
    -- The time that was chosen. While there is none, it can be answered.
    chosen       blob,
    opened_by    blob not null,
    opened_at    integer not null
) strict;

-- Somebody without an account who is asked, by an address that nobody can guess.
create table poll_guest (
    circle_id    blob not null references poll (circle_id) on delete cascade,
    id           blob not null,
    token        blob not null unique,
    words        blob not null,
    -- Who handed the link out; it ends when they leave.
    by_id        blob not null,
    -- The form that asked for it: sent twice, it makes one link.
    op           blob not null,
    made_at      integer not null,
    primary key (circle_id, id)
) strict;

-- What somebody said: a member, or somebody without an account.
create table poll_answer (
    circle_id    blob not null references poll (circle_id) on delete cascade,
    answerer_id  blob not null,
    words        blob not null,
    at           integer not null,
    primary key (circle_id, answerer_id)
) strict;
