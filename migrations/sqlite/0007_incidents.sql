-- What a member saw themselves, with its day: theirs alone, whatever anybody's role. The day is among the sealed words,
-- since a day on which something happened tells of it.
create table incident (
    circle_id   blob   not null,
    id          blob   not null,
    member_id   blob   not null,
    words       blob  not null,
    created_at  integer not null,
    version     integer not null,
    primary key (circle_id, id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;
create index incident_by_member on incident (circle_id, member_id);
