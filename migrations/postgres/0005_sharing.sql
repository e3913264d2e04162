-- Who has read a letter, for its writer to see. Rows stay when a reader leaves and when the letter is closed again: what
-- was read stays read.
create table letter_view (
    circle_id   uuid    not null,
    letter_id   uuid    not null,
    member_id   uuid    not null,
    first_at    bigint  not null,
    -- Written down at most once in ten minutes, so that reading stays cheap.
    last_at     bigint  not null,
    primary key (circle_id, letter_id, member_id),
    foreign key (circle_id, letter_id) references letter (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

-- One state of a whole letter that has to stay as it is: its writer named it, or somebody approved it for the meeting.
create table letter_version (
    circle_id   uuid    not null,
    id          uuid    not null,
    letter_id   uuid    not null,
    kind        text    not null check (kind in ('named', 'approved')),
    -- The name its writer gave it. An approved one has none.
    words       bytea,
    by_id       uuid    not null,
    at          bigint  not null,
    primary key (circle_id, id),
    foreign key (circle_id, letter_id) references letter (circle_id, id) on delete cascade
);
create index letter_version_by_letter on letter_version (circle_id, letter_id);

-- Revisions are only ever added, so naming them is enough to freeze them. 0 is a part without words.
create table letter_version_part (
    circle_id   uuid    not null,
    version_id  uuid    not null,
    block_id    uuid    not null,
    rev         bigint  not null,
    primary key (circle_id, version_id, block_id),
    foreign key (circle_id, version_id) references letter_version (circle_id, id) on delete cascade,
    foreign key (circle_id, block_id) references block (circle_id, id) on delete cascade
);

-- The version that is printed, whatever is written afterwards. Null: none is approved, and the letter is printed as it is.
alter table letter add column approved_id uuid;
