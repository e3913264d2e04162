-- The whole family may have to keep a boundary, whoever joins it later included.
alter table boundary add column everyone bigint not null default 0 check (everyone in (0, 1));
-- The wording whose silent round was ended before everybody had answered.
alter table boundary add column closed_revision bigint;
-- The day from which its owner keeps it, where they named one.
alter table boundary add column begins_on bigint;
-- Whether it was ever agreed: then it goes on being kept while other words are asked about.
alter table boundary add column was_agreed bigint not null default 0 check (was_agreed in (0, 1));
update boundary set was_agreed = 1 where state = 'agreed';

-- How a keeper stands to a wording; why, sealed under the id.
alter table boundary_consent add column stand text not null default 'consent'
    check (stand in ('consent', 'concern', 'cannot-live'));
alter table boundary_consent add column id uuid;
alter table boundary_consent add column words bytea;

-- What is put down about two boundaries that undo each other.
create table boundary_conflict (
    circle_id       uuid not null,
    id              uuid not null,
    stop_id         uuid not null,
    offer_id        uuid not null,
    stop_revision   bigint not null,
    offer_revision  bigint not null,
    -- The how-manyth of the pair: a clock may stand still.
    number          bigint not null,
    member_id       uuid not null,
    kind            text not null check (kind in ('said', 'settled', 'reopened')),
    words           bytea not null,
    at              bigint not null,
    primary key (circle_id, id),
    foreign key (circle_id, stop_id) references boundary (circle_id, id) on delete cascade,
    foreign key (circle_id, offer_id) references boundary (circle_id, id) on delete cascade
);
create index boundary_conflict_by_pair on boundary_conflict (circle_id, stop_id, offer_id, number);

-- How a member kept a boundary; theirs alone. Once a day at most.
create table boundary_look_back (
    circle_id    uuid not null,
    boundary_id  uuid not null,
    member_id    uuid not null,
    day          bigint not null,
    id           uuid not null,
    words        bytea not null,
    at           bigint not null,
    primary key (circle_id, boundary_id, member_id, day),
    foreign key (circle_id, boundary_id) references boundary (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

-- Who asks for help with a boundary.
create table boundary_help (
    circle_id    uuid not null,
    id           uuid not null,
    boundary_id  uuid not null,
    member_id    uuid not null,
    words        bytea not null,
    asked_at     bigint not null,
    helped_at    bigint,
    helped_by    uuid,
    primary key (circle_id, id),
    foreign key (circle_id, boundary_id) references boundary (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);
create unique index boundary_help_open on boundary_help (circle_id, boundary_id, member_id) where helped_at is null;

-- Who was told when it was asked: nobody who leads later reads what was said to somebody else.
create table boundary_help_reader (
    circle_id    uuid not null,
    help_id      uuid not null,
    member_id    uuid not null,
    primary key (circle_id, help_id, member_id),
    foreign key (circle_id, help_id) references boundary_help (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);
