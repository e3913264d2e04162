-- The plan for afterwards, part by part. One that was emptied again keeps its row, and its version.
create table aftercare (
    circle_id    blob not null references circle (id) on delete cascade,
    part         text not null,
    by_id        blob not null,
    words        blob not null,
    at           integer not null,
    version      integer not null,
    primary key (circle_id, part)
) strict;
create unique index task_next_review on task (circle_id) where done_at is null and kind = 'review';
