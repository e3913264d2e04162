-- One member's answers to the questions about safety; the newest screen counts.
create table safety_screen (
    circle_id    uuid not null,
    id           uuid not null,
    member_id    uuid not null,
    begun_at     bigint not null,
    finished_at  bigint,
    primary key (circle_id, id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);
create index safety_screen_by_member on safety_screen (circle_id, member_id, begun_at);

-- What was answered is sealed; which question, and when, is not.
create table safety_answer (
    circle_id    uuid not null,
    screen_id    uuid not null,
    question     text not null,
    id           uuid not null,
    words        bytea not null,
    at           bigint not null,
    primary key (circle_id, screen_id, question),
    foreign key (circle_id, screen_id) references safety_screen (circle_id, id) on delete cascade
);

-- Who reads a screen besides its member: those who led when it was begun, and nobody who leads later.
create table safety_reader (
    circle_id    uuid not null,
    screen_id    uuid not null,
    member_id    uuid not null,
    primary key (circle_id, screen_id, member_id),
    foreign key (circle_id, screen_id) references safety_screen (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);
