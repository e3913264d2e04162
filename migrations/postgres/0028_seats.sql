-- Three parts more: who follows a walk-out, who calls for help, who carries naloxone. What is checked can't be changed in
-- place everywhere, so the table is made anew.
create table meeting_role_anew (
    circle_id    uuid    not null,
    role         text    not null check (role in
        ('chair', 'closer', 'driver', 'logistics', 'timekeeper', 'follower', 'caller', 'naloxone')),
    member_id    uuid    not null,
    primary key (circle_id, role),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);
insert into meeting_role_anew (circle_id, role, member_id) select circle_id, role, member_id from meeting_role;
drop table meeting_role;
alter table meeting_role_anew rename to meeting_role;

-- Who sits where at the meeting: so many chairs, counted clockwise. A chair without a row is empty.
create table seat_plan (
    circle_id    uuid    not null primary key references circle (id) on delete cascade,
    chairs       bigint  not null,
    version      bigint  not null
);
create table seat (
    circle_id    uuid    not null references seat_plan (circle_id) on delete cascade,
    number       bigint  not null,
    -- Whose it is; null for the person, who is no member.
    member_id    uuid,
    primary key (circle_id, number),
    unique (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

-- Whose letter may be hardest to hear: what somebody thinks of somebody, so sealed, and read by those who guide.
create table hardest_letter (
    circle_id    uuid    not null primary key references circle (id) on delete cascade,
    words        bytea   not null
);
