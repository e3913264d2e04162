-- The script as it was when somebody said "go". Only the newest has words: nobody reads from the others any more.
create table edition (
    circle_id    uuid not null references circle (id) on delete cascade,
    number       bigint not null,
    by_id        uuid not null,
    words        bytea,
    at           bigint not null,
    primary key (circle_id, number)
);

-- Each "go" and "not yet", with what was said about it.
create table go_decision (
    circle_id    uuid not null references circle (id) on delete cascade,
    id           uuid not null,
    seq          bigint not null,
    decision     text not null,
    number       bigint,
    by_id        uuid not null,
    words        bytea not null,
    at           bigint not null,
    primary key (circle_id, id)
);

-- What was printed, for whom, and how often; never what it says.
create table printing (
    circle_id    uuid not null references circle (id) on delete cascade,
    id           uuid not null,
    number       bigint not null,
    document     text not null,
    for_id       uuid,
    by_id        uuid not null,
    first        bigint not null,
    copies       bigint not null,
    at           bigint not null,
    primary key (circle_id, id)
);
