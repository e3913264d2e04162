-- The letter of somebody without an account, kept by a member. What it says and whose it is are among the words.
create table proxy_letter (
    circle_id   blob    not null,
    id          blob    not null,
    keeper_id   blob    not null,
    -- Who reads it aloud. Null: whoever did has left, and somebody else has to be found.
    reader_id   blob,
    words       blob    not null,
    created_at  integer not null,
    version     integer not null,
    primary key (circle_id, id),
    foreign key (circle_id, keeper_id) references member (circle_id, id) on delete cascade
) strict;

-- Who else may read it.
create table proxy_letter_reader (
    circle_id   blob    not null,
    proxy_id    blob    not null,
    member_id   blob    not null,
    at          integer not null,
    primary key (circle_id, proxy_id, member_id),
    foreign key (circle_id, proxy_id) references proxy_letter (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;
