-- What has been before: treatment, help that kept use going, good memories. Which of them, is sealed.
create table history (
    circle_id    blob not null,
    id           blob not null,
    member_id    blob not null,
    shared       integer not null,
    words        blob not null,
    at           integer not null,
    version      integer not null,
    primary key (circle_id, id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;
