-- How the person is asked, as somebody who leads decided it; the newest counts, earlier ones stay as they were.
create table approach (
    circle_id    uuid not null references circle (id) on delete cascade,
    id           uuid not null,
    decided_by   uuid not null,
    words        bytea not null,
    at           bigint not null,
    primary key (circle_id, id)
);
create index approach_by_time on approach (circle_id, at);

-- Who stands behind a decision, each for themselves.
create table approach_stand (
    circle_id    uuid not null,
    approach_id  uuid not null,
    member_id    uuid not null,
    at           bigint not null,
    primary key (circle_id, approach_id, member_id),
    foreign key (circle_id, approach_id) references approach (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

-- One time somebody asked the person, by whoever asked. When, how and what they said is among the words.
create table invitation (
    circle_id    uuid not null references circle (id) on delete cascade,
    id           uuid not null,
    by_id        uuid not null,
    words        bytea not null,
    created_at   bigint not null,
    version      bigint not null,
    primary key (circle_id, id)
);

-- What a task is for, where the app itself looks for it: at most one next invitation is planned at a time.
alter table task add column kind text;
create unique index task_next_invitation on task (circle_id) where done_at is null and kind = 'invitation';
