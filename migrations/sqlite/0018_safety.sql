-- One member's answers to the questions about safety; the newest screen counts.
create table safety_screen (
    circle_id    blob not null,
    id           blob not null,
    member_id    blob not null,
    begun_at     integer not null,
    finished_at  integer,
    primary key (circle_id, id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;
create index safety_screen_by_member on safety_screen (circle_id, member_id, begun_at);

-- What was answered is sealed; which question, and when, is not.
create table safety_answer (
    circle_id    blob not null,
    screen_id    blob not null,
    question     text not null,
    id           blob not null,
    words        blob not null,
    at           integer not null,
    primary key (circle_id, screen_id, question),
    foreign key (circle_id, screen_id) references safety_screen (circle_id, id) on delete cascade
) strict;

-- Who reads a screen besides its member: those who led when it was begun, and nobody who leads later.
create table safety_reader (
    circle_id    blob not null,
    screen_id    blob not null,
    member_id    blob not null,
    primary key (circle_id, screen_id, member_id),
    foreign key (circle_id, screen_id) references safety_screen (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;
