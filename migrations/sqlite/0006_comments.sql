-- What those who may read a letter say about it: remarks, other words they suggest, a change they ask for.
create table letter_comment (
    circle_id   blob    not null,
    id          blob    not null,
    letter_id   blob    not null,
    -- The part it is about, and the revision of it that its author had read. Null: the whole letter.
    block_id    blob,
    rev         integer,
    author_id   blob    not null,
    kind        text    not null check (kind in ('remark', 'suggestion', 'request')),
    -- The quoted words, what is said, and the suggested ones.
    words       blob    not null,
    state       text    not null check (state in ('open', 'resolved', 'taken', 'declined')),
    settled_by  blob,
    settled_at  integer,
    at          integer not null,
    primary key (circle_id, id),
    foreign key (circle_id, letter_id) references letter (circle_id, id) on delete cascade,
    foreign key (circle_id, block_id) references block (circle_id, id) on delete cascade,
    foreign key (circle_id, author_id) references member (circle_id, id) on delete cascade
) strict;
create index letter_comment_by_letter on letter_comment (circle_id, letter_id, at);

-- Who could read the letter when it was said, besides the writer and the author. Whoever may read the letter later on
-- doesn't see what was said before: it quotes words that were perhaps taken out before they were let in.
create table letter_comment_reader (
    circle_id   blob    not null,
    comment_id  blob    not null,
    member_id   blob    not null,
    primary key (circle_id, comment_id, member_id),
    foreign key (circle_id, comment_id) references letter_comment (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;
