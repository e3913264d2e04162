-- A round in which everybody ranks the options in private. One at a time; the last is the one that counts.
create table ranking_round (
    circle_id   blob not null references circle (id) on delete cascade,
    number      integer not null,
    closed_at   integer,
    closed_by   blob,
    primary key (circle_id, number)
) strict;

create table ranking (
    circle_id   blob not null,
    round       integer not null,
    member_id   blob not null,
    words       blob not null,
    given_at    integer not null,
    primary key (circle_id, round, member_id),
    foreign key (circle_id, round) references ranking_round (circle_id, number) on delete cascade
) strict;

-- Why a place was chosen although something was missing, in somebody's words.
create table gate_reason (
    circle_id   blob not null,
    id          blob not null,
    gate        text not null check (gate in ('compared', 'medication')),
    option_id   blob not null,
    member_id   blob not null,
    words       blob not null,
    created_at  integer not null,
    primary key (circle_id, id),
    foreign key (circle_id, option_id) references option (circle_id, id) on delete cascade
) strict;
create unique index gate_reason_by_option on gate_reason (circle_id, option_id, gate);

-- What has to be ready for the day of an admission, once somebody has said something about it.
create table admission_item (
    circle_id   blob not null,
    option_id   blob not null,
    item        text not null,
    id          blob not null,
    words       blob not null,
    owner_id    blob,
    done_at     integer,
    done_by     blob,
    version     integer not null,
    primary key (circle_id, option_id, item),
    foreign key (circle_id, option_id) references option (circle_id, id) on delete cascade
) strict;
