-- The letter of somebody without an account, kept by a member. What it says and whose it is are among the words.
create table proxy_letter (
    circle_id   uuid    not null,
    id          uuid    not null,
    keeper_id   uuid    not null,
    -- Who reads it aloud. Null: whoever did has left, and somebody else has to be found.
    reader_id   uuid,
    words       bytea   not null,
    created_at  bigint  not null,
    version     bigint  not null,
    primary key (circle_id, id),
    foreign key (circle_id, keeper_id) references member (circle_id, id) on delete cascade
);

-- Who else may read it.
create table proxy_letter_reader (
    circle_id   uuid    not null,
    proxy_id    uuid    not null,
    member_id   uuid    not null,
    at          bigint  not null,
    primary key (circle_id, proxy_id, member_id),
    foreign key (circle_id, proxy_id) references proxy_letter (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);
