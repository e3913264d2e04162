-- Which forms were sent: the same one sent twice does one thing, whatever has become of that since. Kept for two weeks.
create table sent (
    circle_id    uuid not null references circle (id) on delete cascade,
    -- The form's own.
    op           uuid not null,
    -- Of who sent it and what it said: a keyed hash, which finds the same again and tells nothing.
    mark         bytea not null,
    -- What came of it.
    id           uuid not null,
    at           bigint not null,
    primary key (circle_id, op, mark)
);
