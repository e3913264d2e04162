-- Who asks for help, with a boundary or with their next step. The words of rows that came from boundary_help stay sealed under
-- that name, and newer ones are sealed alike.
create table help_call (
    circle_id    uuid not null references circle (id) on delete cascade,
    id           uuid not null,
    member_id    uuid not null,
    boundary_id  uuid,
    step         text not null default '',
    words        bytea not null,
    asked_at     bigint not null,
    helped_at    bigint,
    helped_by    uuid,
    primary key (circle_id, id),
    foreign key (circle_id, boundary_id) references boundary (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);
insert into help_call (circle_id, id, member_id, boundary_id, words, asked_at, helped_at, helped_by)
select circle_id, id, member_id, boundary_id, words, asked_at, helped_at, helped_by from boundary_help;
create index help_call_open on help_call (circle_id, member_id) where helped_at is null;

-- Who was told when it was asked: nobody who leads later reads what was said to somebody else.
create table help_reader (
    circle_id    uuid not null,
    help_id      uuid not null,
    member_id    uuid not null,
    primary key (circle_id, help_id, member_id),
    foreign key (circle_id, help_id) references help_call (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);
insert into help_reader (circle_id, help_id, member_id)
select circle_id, help_id, member_id from boundary_help_reader;
drop table boundary_help_reader;
drop table boundary_help;

-- "Not now": until which day a member isn't asked for a step. Only steps that may wait stand here, so that none of them tells
-- what somebody answered about safety.
create table put_off (
    circle_id    uuid not null,
    member_id    uuid not null,
    step         text not null,
    until_day    bigint not null,
    primary key (circle_id, member_id, step),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

-- That somebody who leads has been in touch with a member; nothing of what was said.
create table reached_out (
    circle_id    uuid not null,
    member_id    uuid not null,
    by_id        uuid not null,
    at           bigint not null,
    primary key (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

-- The days in which the family means to meet. Set again, it has the next number, and everybody is asked anew.
create table meeting_window (
    circle_id    uuid not null references circle (id) on delete cascade,
    number       bigint not null,
    words        bytea not null,
    set_by       uuid not null,
    at           bigint not null,
    primary key (circle_id)
);

create table window_answer (
    circle_id    uuid not null,
    member_id    uuid not null,
    number       bigint not null,
    suits        bigint not null,
    at           bigint not null,
    primary key (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);
