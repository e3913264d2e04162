-- What a circle prepares. Words are sealed and keys are composite, as in 0001.

create table meeting_role (
    circle_id   uuid   not null,
    role        text   not null check (role in ('chair', 'closer', 'driver', 'logistics', 'timekeeper')),
    member_id   uuid   not null,
    primary key (circle_id, role),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

create table letter (
    circle_id   uuid   not null,
    id          uuid   not null,
    member_id   uuid   not null,
    -- Null: the writer alone. Else: those in letter_reader.
    shared_at   bigint,
    created_at  bigint not null,
    version     bigint not null,
    primary key (circle_id, id),
    unique (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

create table letter_reader (
    circle_id   uuid   not null,
    letter_id   uuid   not null,
    member_id   uuid   not null,
    at          bigint not null,
    primary key (circle_id, letter_id, member_id),
    foreign key (circle_id, letter_id) references letter (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

-- A part of a letter. Its words are its newest revision; `head_rev` 0 means nothing is written yet.
create table block (
    circle_id   uuid   not null,
    id          uuid   not null,
    letter_id   uuid   not null,
    kind        text   not null,
    position    bigint not null,
    head_rev    bigint not null,
    primary key (circle_id, id),
    unique (circle_id, letter_id, kind),
    foreign key (circle_id, letter_id) references letter (circle_id, id) on delete cascade
);

-- Append-only. `op_id` is chosen by whoever saves; the same one twice is one save.
create table block_rev (
    circle_id   uuid   not null,
    block_id    uuid   not null,
    rev         bigint not null,
    author_id   uuid   not null,
    op_id       uuid   not null,
    base_rev    bigint not null,
    words       bytea  not null,
    at          bigint not null,
    primary key (circle_id, block_id, rev),
    unique (circle_id, op_id),
    foreign key (circle_id, block_id) references block (circle_id, id) on delete cascade
);

-- Words that were written without knowing the newest revision. Nothing typed is ever dropped: the writer settles it.
create table block_alternative (
    circle_id   uuid   not null,
    id          uuid   not null,
    block_id    uuid   not null,
    author_id   uuid   not null,
    op_id       uuid   not null,
    base_rev    bigint not null,
    -- The head that stayed.
    head_rev    bigint not null,
    words       bytea  not null,
    at          bigint not null,
    settled_at  bigint,
    primary key (circle_id, id),
    unique (circle_id, op_id),
    foreign key (circle_id, block_id) references block (circle_id, id) on delete cascade
);
create index block_alternative_by_block on block_alternative (circle_id, block_id);

create table option (
    circle_id   uuid   not null references circle (id) on delete cascade,
    id          uuid   not null,
    standing    text   not null check (standing in ('considering', 'booked', 'backup', 'set-aside')),
    words       bytea  not null,
    created_by  uuid   not null,
    created_at  bigint not null,
    version     bigint not null,
    primary key (circle_id, id)
);
-- One booked place and one backup, whoever presses the button first.
create unique index option_booked on option (circle_id) where standing = 'booked';
create unique index option_backup on option (circle_id) where standing = 'backup';

create table boundary (
    circle_id    uuid   not null,
    id           uuid   not null,
    owner_id     uuid   not null,
    state        text   not null check (state in ('draft', 'proposed', 'agreed', 'set-aside')),
    revision     bigint not null,
    -- When it reached this state.
    state_at     bigint not null,
    -- Why it was set aside.
    words        bytea,
    created_at   bigint not null,
    version      bigint not null,
    primary key (circle_id, id),
    foreign key (circle_id, owner_id) references member (circle_id, id) on delete cascade
);

create table boundary_rev (
    circle_id   uuid   not null,
    boundary_id uuid   not null,
    revision    bigint not null,
    words       bytea  not null,
    at          bigint not null,
    primary key (circle_id, boundary_id, revision),
    foreign key (circle_id, boundary_id) references boundary (circle_id, id) on delete cascade
);

create table boundary_keeper (
    circle_id   uuid   not null,
    boundary_id uuid   not null,
    member_id   uuid   not null,
    primary key (circle_id, boundary_id, member_id),
    foreign key (circle_id, boundary_id) references boundary (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

create table boundary_consent (
    circle_id   uuid   not null,
    boundary_id uuid   not null,
    member_id   uuid   not null,
    revision    bigint not null,
    at          bigint not null,
    primary key (circle_id, boundary_id, member_id, revision),
    foreign key (circle_id, boundary_id) references boundary (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

create table meeting (
    circle_id   uuid   not null primary key references circle (id) on delete cascade,
    words       bytea  not null,
    version     bigint not null
);

create table speaking_order (
    circle_id   uuid   not null,
    member_id   uuid   not null,
    position    bigint not null,
    primary key (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
);

create table outcome (
    circle_id   uuid   not null references circle (id) on delete cascade,
    id          uuid   not null,
    words       bytea  not null,
    recorded_by uuid   not null,
    at          bigint not null,
    primary key (circle_id, id)
);

create table task (
    circle_id   uuid   not null references circle (id) on delete cascade,
    id          uuid   not null,
    outcome_id  uuid,
    owner_id    uuid   not null,
    words       bytea  not null,
    due_at      bigint not null,
    done_at     bigint,
    done_by     uuid,
    created_at  bigint not null,
    version     bigint not null,
    primary key (circle_id, id),
    foreign key (circle_id, owner_id) references member (circle_id, id) on delete cascade,
    foreign key (circle_id, outcome_id) references outcome (circle_id, id) on delete cascade
);
create index task_by_owner on task (circle_id, owner_id, due_at);

-- Mail waiting to be sent. The id is also the message's own, so that a second try is the same message.
create table mail (
    id          uuid   not null primary key,
    -- To whom and with which link; sealed with the server's key.
    words       bytea  not null,
    attempts    bigint not null,
    next_at     bigint not null,
    sent_at     bigint,
    created_at  bigint not null
);
create index mail_waiting on mail (next_at) where sent_at is null;
