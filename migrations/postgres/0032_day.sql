-- Where the meeting is: one step of the script, for everybody who follows it.
create table run (
    circle_id    uuid not null references circle (id) on delete cascade,
    step         bigint not null,
    begun_at     bigint not null,
    step_at      bigint not null,
    version      bigint not null,
    primary key (circle_id)
);

-- What somebody noted for themselves meanwhile.
create table day_note (
    circle_id    uuid not null references circle (id) on delete cascade,
    id           uuid not null,
    member_id    uuid not null,
    words        bytea not null,
    at           bigint not null,
    primary key (circle_id, id)
);
