-- What a circle adds to what everybody promises. Its number goes up with every change; without a row it is 1.
create table agreement (
    circle_id    uuid not null primary key references circle (id) on delete cascade,
    number       bigint not null,
    words        bytea not null,
    set_by       uuid not null,
    at           bigint not null
);

-- A member's promise, in their own words, to the agreement with this number.
create table promise (
    circle_id    uuid not null,
    member_id    uuid not null,
    number       bigint not null,
    words        bytea not null,
    at           bigint not null,
    primary key (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

-- What a facilitator says of themselves: what they do, what it costs, what ties they have.
create table disclosure (
    circle_id    uuid not null,
    member_id    uuid not null,
    words        bytea not null,
    version      bigint not null,
    primary key (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

-- Which of the pages that come first a member has read.
create table page_read (
    circle_id    uuid not null,
    member_id    uuid not null,
    page         bigint not null,
    at           bigint not null,
    primary key (circle_id, member_id, page),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

-- Somebody who may take part, and what speaks against it. For whoever guides the circle.
create table candidate (
    circle_id    uuid not null references circle (id) on delete cascade,
    id           uuid not null,
    by_id        uuid not null,
    words        bytea not null,
    at           bigint not null,
    version      bigint not null,
    primary key (circle_id, id)
);

-- How a member was doing on a day. Nobody else reads it.
create table wellbeing (
    circle_id    uuid not null,
    id           uuid not null,
    member_id    uuid not null,
    words        bytea not null,
    at           bigint not null,
    primary key (circle_id, id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);
create index wellbeing_by_member on wellbeing (circle_id, member_id, at);
