-- A list of facilities that somebody brought along: where it came from and what became of each row are among the words.
create table facility_list (
    circle_id   uuid not null references circle (id) on delete cascade,
    id          uuid not null,
    added_by    uuid not null,
    places      bigint not null,
    words       bytea not null,
    created_at  bigint not null,
    primary key (circle_id, id)
);

-- Its places, many to a page: one by one they would be tens of thousands of rows.
create table facility_page (
    circle_id   uuid not null,
    list_id     uuid not null,
    page        bigint not null,
    words       bytea not null,
    primary key (circle_id, list_id, page),
    foreign key (circle_id, list_id) references facility_list (circle_id, id) on delete cascade
);
