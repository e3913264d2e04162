-- A round in which everybody ranks the options in private. One at a time; the last is the one that counts.
create table ranking_round (
    circle_id   uuid not null references circle (id) on delete cascade,
    number      bigint not null,
    closed_at   bigint,
    closed_by   uuid,
    primary key (circle_id, number)
);

create table ranking (
    circle_id   uuid not null,
    round       bigint not null,
    member_id   uuid not null,
    words       bytea not null,
    given_at    bigint not null,
    primary key (circle_id, round, member_id),
    foreign key (circle_id, round) references ranking_round (circle_id, number) on delete cascade
);

-- Why a place was chosen although something was missing, in somebody's words.
create table gate_reason (
    circle_id   uuid not null,
    id          uuid not null,
    gate        text not null check (gate in ('compared', 'medication')),
    option_id   uuid not null,
    member_id   uuid not null,
    words       bytea not null,
    created_at  bigint not null,
    primary key (circle_id, id),
    foreign key (circle_id, option_id) references option (circle_id, id) on delete cascade
);
create unique index gate_reason_by_option on gate_reason (circle_id, option_id, gate);

-- What has to be ready for the day of an admission, once somebody has said something about it.
create table admission_item (
    circle_id   uuid not null,
    option_id   uuid not null,
    item        text not null,
    id          uuid not null,
    words       bytea not null,
    owner_id    uuid,
    done_at     bigint,
    done_by     uuid,
    version     bigint not null,
    primary key (circle_id, option_id, item),
    foreign key (circle_id, option_id) references option (circle_id, id) on delete cascade
);
