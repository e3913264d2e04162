-- The plan for afterwards, part by part. One that was emptied again keeps its row, and its version.
create table aftercare (
    circle_id    uuid not null references circle (id) on delete cascade,
    part         text not null,
    by_id        uuid not null,
    words        bytea not null,
    at           bigint not null,
    version      bigint not null,
    primary key (circle_id, part)
);
create unique index task_next_review on task (circle_id) where done_at is null and kind = 'review';
