-- What a circle adds to what everybody promises. Its number goes up with every change; without a row it is 1.
create table agreement (
    circle_id    blob not null primary key references circle (id) on delete cascade,
    number       integer not null,
    words        blob not null,
    set_by       blob not null,
    at           integer not null
) strict;

-- A member's promise, in their own words, to the agreement with this number.
create table promise (
    circle_id    blob not null,
    member_id    blob not null,
    number       integer not null,
    words        blob not null,
    at           integer not null,
    primary key (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

-- What a facilitator says of themselves: what they do, what it costs, what ties they have.
create table disclosure (
    circle_id    blob not null,
    member_id    blob not null,
    words        blob not null,
    version      integer not null,
    primary key (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

-- Which of the pages that come first a member has read.
create table page_read (
    circle_id    blob not null,
    member_id    blob not null,
    page         integer not null,
    at           integer not null,
    primary key (circle_id, member_id, page),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

-- Somebody who may take part, and what speaks against it. For whoever guides the circle.
create table candidate (
    circle_id    blob not null references circle (id) on delete cascade,
    id           blob not null,
    by_id        blob not null,
    words        blob not null,
    at           integer not null,
    version      integer not null,
    primary key (circle_id, id)
) strict;

-- How a member was doing on a day. Nobody else reads it.
create table wellbeing (
    circle_id    blob not null,
    id           blob not null,
    member_id    blob not null,
    words        blob not null,
    at           integer not null,
    primary key (circle_id, id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;
create index wellbeing_by_member on wellbeing (circle_id, member_id, at);
