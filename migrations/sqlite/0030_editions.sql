-- The script as it was when somebody said "go". Only the newest has words: nobody reads from the others any more.
create table edition (
    circle_id    blob not null references circle (id) on delete cascade,
    number       integer not null,
    by_id        blob not null,
    words        blob,
    at           integer not null,
    primary key (circle_id, number)
) strict;

-- Each "go" and "not yet", with what was said about it.
create table go_decision (
    circle_id    blob not null references circle (id) on delete cascade,
    id           blob not null,
    seq          integer not null,
    decision     text not null,
    number       integer,
    by_id        blob not null,
    words        blob not null,
    at           integer not null,
    primary key (circle_id, id)
) strict;

-- What was printed, for whom, and how often; never what it says.
create table printing (
    circle_id    blob not null references circle (id) on delete cascade,
    id           blob not null,
    number       integer not null,
    document     text not null,
    for_id       blob,
    by_id        blob not null,
    first        integer not null,
    copies       integer not null,
    at           integer not null,
    primary key (circle_id, id)
) strict;
