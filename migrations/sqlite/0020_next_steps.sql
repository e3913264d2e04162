-- Who asks for help, with a boundary or with their next step. The words of rows that came from boundary_help stay sealed under
-- that name, and newer ones are sealed alike.
create table help_call (
    circle_id    blob not null references circle (id) on delete cascade,
    id           blob not null,
    member_id    blob not null,
    boundary_id  blob,
    step         text not null default '',
    words        blob not null,
    asked_at     integer not null,
    helped_at    integer,
    helped_by    blob,
    primary key (circle_id, id),
    foreign key (circle_id, boundary_id) references boundary (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;
insert into help_call (circle_id, id, member_id, boundary_id, words, asked_at, helped_at, helped_by)
select circle_id, id, member_id, boundary_id, words, asked_at, helped_at, helped_by from boundary_help;
create index help_call_open on help_call (circle_id, member_id) where helped_at is null;

-- Who was told when it was asked: nobody who leads later reads what was said to somebody else.
create table help_reader (
    circle_id    blob not null,
    help_id      blob not null,
    member_id    blob not null,
    primary key (circle_id, help_id, member_id),
    foreign key (circle_id, help_id) references help_call (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;
insert into help_reader (circle_id, help_id, member_id)
select circle_id, help_id, member_id from boundary_help_reader;
drop table boundary_help_reader;
drop table boundary_help;

-- "Not now": until which day a member isn't asked for a step. Only steps that may wait stand here, so that none of them tells
-- what somebody answered about safety.
create table put_off (
    circle_id    blob not null,
    member_id    blob not null,
    step         text not null,
    until_day    integer not null,
    primary key (circle_id, member_id, step),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

-- That somebody who leads has been in touch with a member; nothing of what was said.
create table reached_out (
    circle_id    blob not null,
    member_id    blob not null,
    by_id        blob not null,
    at           integer not null,
    primary key (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

-- The days in which the family means to meet. Set again, it has the next number, and everybody is asked anew.
create table meeting_window (
    circle_id    blob not null references circle (id) on delete cascade,
    number       integer not null,
    words        blob not null,
    set_by       blob not null,
    at           integer not null,
    primary key (circle_id)
) strict;

create table window_answer (
    circle_id    blob not null,
    member_id    blob not null,
    number       integer not null,
    suits        integer not null,
    at           integer not null,
    primary key (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;
