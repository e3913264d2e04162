-- Which forms were sent: the same one sent twice does one thing, whatever has become of that since. Kept for two weeks.
create table sent (
    circle_id    blob not null references circle (id) on delete cascade,
    -- The form's own.
    op           blob not null,
    -- Of who sent it and what it said: a keyed hash, which finds the same again and tells nothing.
    mark         blob not null,
    -- What came of it.
    id           blob not null,
    at           integer not null,
    primary key (circle_id, op, mark)
) strict;
