-- A call to a programme: who was reached and what they said are among the words.
create table call (
    circle_id   uuid not null,
    id          uuid not null,
    option_id   uuid not null,
    caller_id   uuid not null,
    words       bytea not null,
    created_at  bigint not null,
    version     bigint not null,
    primary key (circle_id, id),
    foreign key (circle_id, option_id) references option (circle_id, id) on delete cascade
);
create index call_by_option on call (circle_id, option_id, created_at);

-- A task to call a programme. At most one is open at a time.
alter table task add column option_id uuid;
create unique index task_next_call on task (circle_id, option_id) where done_at is null;
