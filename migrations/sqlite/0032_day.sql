-- Where the meeting is: one step of the script, for everybody who follows it.
create table run (
    circle_id    blob not null references circle (id) on delete cascade,
    step         integer not null,
    begun_at     integer not null,
    step_at      integer not null,
    version      integer not null,
    primary key (circle_id)
) strict;

-- What somebody noted for themselves meanwhile.
create table day_note (
    circle_id    blob not null references circle (id) on delete cascade,
    id           blob not null,
    member_id    blob not null,
    words        blob not null,
    at           integer not null,
    primary key (circle_id, id)
) strict;
