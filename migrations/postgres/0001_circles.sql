-- Everything that people wrote is in `words` columns: sealed with the circle's own key (see docs/adr/0004), so that the
-- file alone says nothing. What stays readable is what the database must compare: ids, instants, states, versions.
-- Instants are milliseconds since 1970 UTC. Ids are UUIDv7. Rows of a circle are keyed by circle and row together, so
-- that no query can reach a row through the wrong circle.

-- One row says which key file this database belongs to: a wrong key must be noticed at start, not at the first read.
create table key_check (
    id          bigint not null primary key,
    words       bytea  not null
);

create table account (
    id          uuid   not null primary key,
    -- HMAC of the folded address: found by whoever types it, unreadable in a stolen file.
    address     bytea  not null unique,
    -- Name and address, sealed with the server's own key (they belong to no circle).
    words       bytea  not null,
    password    text   not null,
    operator_at bigint,
    created_at  bigint not null,
    version     bigint not null
);

create table session (
    id          uuid   not null primary key,
    account_id  uuid   not null references account (id) on delete cascade,
    -- SHA-256 of the cookie; the cookie itself is nowhere.
    token       bytea  not null unique,
    -- What the browser calls itself, for the list of sessions; sealed.
    words       bytea  not null,
    created_at  bigint not null,
    seen_at     bigint not null
);
create index session_by_account on session (account_id);

-- Delay, never lock-out: after each wrong password the next try has to wait a little longer.
create table sign_in_delay (
    address     bytea  not null primary key,
    failures    bigint not null,
    until       bigint not null
);

-- Links that work once: the first operator, and sign-up where it is by invitation.
create table one_time_link (
    id          uuid   not null primary key,
    token       bytea  not null unique,
    purpose     text   not null check (purpose in ('operator', 'sign-up')),
    created_at  bigint not null,
    expires_at  bigint not null,
    used_at     bigint
);

-- What happened to accounts. Never who from where, never content.
create table account_event (
    id          uuid   not null primary key,
    account_id  uuid   references account (id) on delete cascade,
    kind        text   not null,
    at          bigint not null
);
create index account_event_by_account on account_event (account_id, at);

create table circle (
    id          uuid   not null primary key,
    words       bytea  not null,
    -- Number of the newest event. Every write raises it first, which is also the lock that puts writes in order.
    rev         bigint not null,
    created_at  bigint not null,
    version     bigint not null
);

-- The circle's key, wrapped with the key-encryption key. Without this row the circle can't be read by anybody.
create table circle_key (
    circle_id   uuid   not null primary key references circle (id) on delete cascade,
    key_version bigint not null,
    wrapped     bytea  not null
);

-- The person's own addresses and numbers, as HMACs: they can never join.
create table blocked_address (
    circle_id   uuid   not null references circle (id) on delete cascade,
    likeness    bytea  not null,
    at          bigint not null,
    primary key (circle_id, likeness)
);

create table member (
    circle_id    uuid   not null references circle (id) on delete cascade,
    id           uuid   not null,
    account_id   uuid   not null references account (id) on delete cascade,
    role         text   not null check (role in ('organizer', 'facilitator', 'member')),
    status       text   not null check (status in ('accepted', 'confirmed', 'removed')),
    -- Name in this circle and what they are to the person.
    words        bytea  not null,
    invited_by   uuid,
    accepted_at  bigint not null,
    confirmed_by uuid,
    confirmed_at bigint,
    removed_at   bigint,
    version      bigint not null,
    primary key (circle_id, id),
    unique (circle_id, account_id)
);
create index member_by_account on member (account_id);

create table invite (
    circle_id   uuid   not null,
    id          uuid   not null,
    -- The one address it is for, as an HMAC.
    address     bytea  not null,
    words       bytea  not null,
    role        text   not null check (role in ('facilitator', 'member')),
    token       bytea  not null unique,
    -- HMAC of the spoken code: too short for a plain hash.
    code        bytea  not null,
    tries_left  bigint not null,
    invited_by  uuid   not null,
    created_at  bigint not null,
    expires_at  bigint not null,
    state       text   not null check (state in ('open', 'used', 'revoked', 'void')),
    primary key (circle_id, id),
    foreign key (circle_id, invited_by) references member (circle_id, id) on delete cascade
);
create index invite_by_day on invite (circle_id, created_at);

-- The one truth about what happened when: activity, audit, live updates and mail are read from here.
create table event (
    circle_id   uuid   not null references circle (id) on delete cascade,
    seq         bigint not null,
    kind        text   not null,
    actor_id    uuid,
    subject_id  uuid,
    -- Who may know of it: everybody, or only this member (a private draft was saved).
    only_for    uuid,
    at          bigint not null,
    primary key (circle_id, seq)
);
