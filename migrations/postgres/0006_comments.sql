-- What those who may read a letter say about it: remarks, other words they suggest, a change they ask for.
create table letter_comment (
    circle_id   uuid    not null,
    id          uuid    not null,
    letter_id   uuid    not null,
    -- The part it is about, and the revision of it that its author had read. Null: the whole letter.
    block_id    uuid,
    rev         bigint,
    author_id   uuid    not null,
    kind        text    not null check (kind in ('remark', 'suggestion', 'request')),
    -- The quoted words, what is said, and the suggested ones.
    words       bytea    not null,
    state       text    not null check (state in ('open', 'resolved', 'taken', 'declined')),
    settled_by  uuid,
    settled_at  bigint,
    at          bigint not null,
    primary key (circle_id, id),
    foreign key (circle_id, letter_id) references letter (circle_id, id) on delete cascade,
    foreign key (circle_id, block_id) references block (circle_id, id) on delete cascade,
    foreign key (circle_id, author_id) references member (circle_id, id) on delete cascade
);
create index letter_comment_by_letter on letter_comment (circle_id, letter_id, at);

-- Who could read the letter when it was said, besides the writer and the author. Whoever may read the letter later on
-- doesn't see what was said before: it quotes words that were perhaps taken out before they were let in.
create table letter_comment_reader (
    circle_id   uuid    not null,
    comment_id  uuid    not null,
    member_id   uuid    not null,
    primary key (circle_id, comment_id, member_id),
    foreign key (circle_id, comment_id) references letter_comment (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);
