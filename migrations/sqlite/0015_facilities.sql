-- A list of facilities that somebody brought along: where it came from and what became of each row are among the words.
create table facility_list (
    circle_id   blob not null references circle (id) on delete cascade,
    id          blob not null,
    added_by    blob not null,
    places      integer not null,
    words       blob not null,
    created_at  integer not null,
    primary key (circle_id, id)
) strict;

-- Its places, many to a page: one by one they would be tens of thousands of rows.
create table facility_page (
    circle_id   blob not null,
    list_id     blob not null,
    page        integer not null,
    words       blob not null,
    primary key (circle_id, list_id, page),
    foreign key (circle_id, list_id) references facility_list (circle_id, id) on delete cascade
) strict;
