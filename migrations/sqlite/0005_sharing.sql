-- Who has read a letter, for its writer to see. Rows stay when a reader leaves and when the letter is closed again: what
-- was read stays read.
create table letter_view (
    circle_id   blob    not null,
    letter_id   blob    not null,
    member_id   blob    not null,
    first_at    integer not null,
    -- Written down at most once in ten minutes, so that reading stays cheap.
    last_at     integer not null,
    primary key (circle_id, letter_id, member_id),
    foreign key (circle_id, letter_id) references letter (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

-- One state of a whole letter that has to stay as it is: its writer named it, or somebody approved it for the meeting.
create table letter_version (
    circle_id   blob    not null,
    id          blob    not null,
    letter_id   blob    not null,
    kind        text    not null check (kind in ('named', 'approved')),
    -- The name its writer gave it. An approved one has none.
    words       blob,
    by_id       blob    not null,
    at          integer not null,
    primary key (circle_id, id),
    foreign key (circle_id, letter_id) references letter (circle_id, id) on delete cascade
) strict;
create index letter_version_by_letter on letter_version (circle_id, letter_id);

-- Revisions are only ever added, so naming them is enough to freeze them. 0 is a part without words.
create table letter_version_part (
    circle_id   blob    not null,
    version_id  blob    not null,
    block_id    blob    not null,
    rev         integer not null,
    primary key (circle_id, version_id, block_id),
    foreign key (circle_id, version_id) references letter_version (circle_id, id) on delete cascade,
    foreign key (circle_id, block_id) references block (circle_id, id) on delete cascade
) strict;

-- The version that is printed, whatever is written afterwards. Null: none is approved, and the letter is printed as it is.
alter table letter add column approved_id blob;
