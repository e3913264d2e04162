-- Everything that people wrote is in `words` columns: sealed with the circle's own key (see docs/adr/0004), so that the
-- file alone says nothing. What stays readable is what the database must compare: ids, instants, states, versions.
-- Instants are milliseconds since 1970 UTC. Ids are UUIDv7. Rows of a circle are keyed by circle and row together, so
-- that no query can reach a row through the wrong circle.

-- One row says which key file this database belongs to: a wrong key must be noticed at start, not at the first read.
create table key_check (
    id          integer not null primary key,
    words       blob  not null
) strict;

create table account (
    id          blob   not null primary key,
    -- HMAC of the folded address: found by whoever types it, unreadable in a stolen file.
    address     blob  not null unique,
    -- Name and address, sealed with the server's own key (they belong to no circle).
    words       blob  not null,
    password    text   not null,
    operator_at integer,
    created_at  integer not null,
    version     integer not null
) strict;

create table session (
    id          blob   not null primary key,
    account_id  blob   not null references account (id) on delete cascade,
    -- SHA-256 of the cookie; the cookie itself is nowhere.
    token       blob  not null unique,
    -- What the browser calls itself, for the list of sessions; sealed.
    words       blob  not null,
    created_at  integer not null,
    seen_at     integer not null
) strict;
create index session_by_account on session (account_id);

-- Delay, never lock-out: after each wrong password the next try has to wait a little longer.
create table sign_in_delay (
    address     blob  not null primary key,
    failures    integer not null,
    until       integer not null
) strict;

-- Links that work once: the first operator, and sign-up where it is by invitation.
create table one_time_link (
    id          blob   not null primary key,
    token       blob  not null unique,
    purpose     text   not null check (purpose in ('operator', 'sign-up')),
    created_at  integer not null,
    expires_at  integer not null,
    used_at     integer
) strict;

-- What happened to accounts. Never who from where, never content.
create table account_event (
    id          blob   not null primary key,
    account_id  blob   references account (id) on delete cascade,
    kind        text   not null,
    at          integer not null
) strict;
create index account_event_by_account on account_event (account_id, at);

create table circle (
    id          blob   not null primary key,
    words       blob  not null,
    -- Number of the newest event. Every write raises it first, which is also the lock that puts writes in order.
    rev         integer not null,
    created_at  integer not null,
    version     integer not null
) strict;

-- The circle's key, wrapped with the key-encryption key. Without this row the circle can't be read by anybody.
create table circle_key (
    circle_id   blob   not null primary key references circle (id) on delete cascade,
    key_version integer not null,
    wrapped     blob  not null
) strict;

-- The person's own addresses and numbers, as HMACs: they can never join.
create table blocked_address (
    circle_id   blob   not null references circle (id) on delete cascade,
    likeness    blob  not null,
    at          integer not null,
    primary key (circle_id, likeness)
) strict;

create table member (
    circle_id    blob   not null references circle (id) on delete cascade,
    id           blob   not null,
    account_id   blob   not null references account (id) on delete cascade,
    role         text   not null check (role in ('organizer', 'facilitator', 'member')),
    status       text   not null check (status in ('accepted', 'confirmed', 'removed')),
    -- Name in this circle and what they are to the person.
    words        blob  not null,
    invited_by   blob,
    accepted_at  integer not null,
    confirmed_by blob,
    confirmed_at integer,
    removed_at   integer,
    version      integer not null,
    primary key (circle_id, id),
    unique (circle_id, account_id)
) strict;
create index member_by_account on member (account_id);

create table invite (
    circle_id   blob   not null,
    id          blob   not null,
    -- The one address it is for, as an HMAC.
    address     blob  not null,
    words       blob  not null,
    role        text   not null check (role in ('facilitator', 'member')),
    token       blob  not null unique,
    -- HMAC of the spoken code: too short for a plain hash.
    code        blob  not null,
    tries_left  integer not null,
    invited_by  blob   not null,
    created_at  integer not null,
    expires_at  integer not null,
    state       text   not null check (state in ('open', 'used', 'revoked', 'void')),
    primary key (circle_id, id),
    foreign key (circle_id, invited_by) references member (circle_id, id) on delete cascade
) strict;
create index invite_by_day on invite (circle_id, created_at);

-- The one truth about what happened when: activity, audit, live updates and mail are read from here.
create table event (
    circle_id   blob   not null references circle (id) on delete cascade,
    seq         integer not null,
    kind        text   not null,
    actor_id    blob,
    subject_id  blob,
    -- Who may know of it: everybody, or only this member (a private draft was saved).
    only_for    blob,
    at          integer not null,
    primary key (circle_id, seq)
) strict;
