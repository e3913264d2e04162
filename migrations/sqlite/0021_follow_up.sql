-- Something that changes what the weeks ahead ask for: treatment began or ended, a setback. Which, and when, is sealed: it says
-- something about the person.
create table turning_point (
    circle_id    blob not null references circle (id) on delete cascade,
    id           blob not null,
    by_id        blob not null,
    words        blob not null,
    at           integer not null,
    primary key (circle_id, id)
) strict;

-- A check-in that was held: how the family is, what went well, what is hard.
create table check_in (
    circle_id    blob not null references circle (id) on delete cascade,
    id           blob not null,
    by_id        blob not null,
    words        blob not null,
    at           integer not null,
    primary key (circle_id, id)
) strict;

-- What a member has for themselves: a group, somebody to talk to, rest. Nobody else reads it.
create table own_care (
    circle_id    blob not null,
    member_id    blob not null,
    words        blob not null,
    version      integer not null,
    primary key (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

-- Check-ins that were given out before tasks had a kind can't be told apart any more, and stay plain tasks.
create index task_by_kind on task (circle_id, kind) where done_at is null and kind is not null;

-- A call silences the list for whoever called, and for nobody else.
drop table reached_out;
create table reached_out (
    circle_id    blob not null,
    member_id    blob not null,
    by_id        blob not null,
    at           integer not null,
    primary key (circle_id, member_id, by_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;
