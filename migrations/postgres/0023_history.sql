-- What has been before: treatment, help that kept use going, good memories. Which of them, is sealed.
create table history (
    circle_id    uuid not null,
    id           uuid not null,
    member_id    uuid not null,
    shared       bigint not null,
    words        bytea not null,
    at           bigint not null,
    version      bigint not null,
    primary key (circle_id, id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);
