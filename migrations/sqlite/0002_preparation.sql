-- What a circle prepares. Words are sealed and keys are composite, as in 0001.

create table meeting_role (
    circle_id   blob   not null,
    role        text   not null check (role in ('chair', 'closer', 'driver', 'logistics', 'timekeeper')),
    member_id   blob   not null,
    primary key (circle_id, role),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

create table letter (
    circle_id   blob   not null,
    id          blob   not null,
    member_id   blob   not null,
    -- Null: the writer alone. Else: those in letter_reader.
    shared_at   integer,
    created_at  integer not null,
    version     integer not null,
    primary key (circle_id, id),
    unique (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

create table letter_reader (
    circle_id   blob   not null,
    letter_id   blob   not null,
    member_id   blob   not null,
    at          integer not null,
    primary key (circle_id, letter_id, member_id),
    foreign key (circle_id, letter_id) references letter (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

-- A part of a letter. Its words are its newest revision; `head_rev` 0 means nothing is written yet.
create table block (
    circle_id   blob   not null,
    id          blob   not null,
    letter_id   blob   not null,
    kind        text   not null,
    position    integer not null,
    head_rev    integer not null,
    primary key (circle_id, id),
    unique (circle_id, letter_id, kind),
    foreign key (circle_id, letter_id) references letter (circle_id, id) on delete cascade
) strict;

-- Append-only. `op_id` is chosen by whoever saves; the same one twice is one save.
create table block_rev (
    circle_id   blob   not null,
    block_id    blob   not null,
    rev         integer not null,
    author_id   blob   not null,
    op_id       blob   not null,
    base_rev    integer not null,
    words       blob  not null,
    at          integer not null,
    primary key (circle_id, block_id, rev),
    unique (circle_id, op_id),
    foreign key (circle_id, block_id) references block (circle_id, id) on delete cascade
) strict;

-- Words that were written without knowing the newest revision. Nothing typed is ever dropped: the writer settles it.
create table block_alternative (
    circle_id   blob   not null,
    id          blob   not null,
    block_id    blob   not null,
    author_id   blob   not null,
    op_id       blob   not null,
    base_rev    integer not null,
    -- The head that stayed.
    head_rev    integer not null,
    words       blob  not null,
    at          integer not null,
    settled_at  integer,
    primary key (circle_id, id),
    unique (circle_id, op_id),
    foreign key (circle_id, block_id) references block (circle_id, id) on delete cascade
) strict;
create index block_alternative_by_block on block_alternative (circle_id, block_id);

create table option (
    circle_id   blob   not null references circle (id) on delete cascade,
    id          blob   not null,
    standing    text   not null check (standing in ('considering', 'booked', 'backup', 'set-aside')),
    words       blob  not null,
    created_by  blob   not null,
    created_at  integer not null,
    version     integer not null,
    primary key (circle_id, id)
) strict;
-- One booked place and one backup, whoever presses the button first.
create unique index option_booked on option (circle_id) where standing = 'booked';
create unique index option_backup on option (circle_id) where standing = 'backup';

create table boundary (
    circle_id    blob   not null,
    id           blob   not null,
    owner_id     blob   not null,
    state        text   not null check (state in ('draft', 'proposed', 'agreed', 'set-aside')),
    revision     integer not null,
    -- When it reached this state.
    state_at     integer not null,
    -- Why it was set aside.
    words        blob,
    created_at   integer not null,
    version      integer not null,
    primary key (circle_id, id),
    foreign key (circle_id, owner_id) references member (circle_id, id) on delete cascade
) strict;

create table boundary_rev (
    circle_id   blob   not null,
    boundary_id blob   not null,
    revision    integer not null,
    words       blob  not null,
    at          integer not null,
    primary key (circle_id, boundary_id, revision),
    foreign key (circle_id, boundary_id) references boundary (circle_id, id) on delete cascade
) strict;

create table boundary_keeper (
    circle_id   blob   not null,
    boundary_id blob   not null,
    member_id   blob   not null,
    primary key (circle_id, boundary_id, member_id),
    foreign key (circle_id, boundary_id) references boundary (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

create table boundary_consent (
    circle_id   blob   not null,
    boundary_id blob   not null,
    member_id   blob   not null,
    revision    integer not null,
    at          integer not null,
    primary key (circle_id, boundary_id, member_id, revision),
    foreign key (circle_id, boundary_id) references boundary (circle_id, id) on delete cascade,
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

create table meeting (
    circle_id   blob   not null primary key references circle (id) on delete cascade,
    words       blob  not null,
    version     integer not null
) strict;

create table speaking_order (
    circle_id   blob   not null,
    member_id   blob   not null,
    position    integer not null,
    primary key (circle_id, member_id),
    foreign key (circle_id, member_id) references member (circle_id, id) on delete cascade
) strict;

create table outcome (
    circle_id   blob   not null references circle (id) on delete cascade,
    id          blob   not null,
    words       blob  not null,
    recorded_by blob   not null,
    at          integer not null,
    primary key (circle_id, id)
) strict;

create table task (
    circle_id   blob   not null references circle (id) on delete cascade,
    id          blob   not null,
    outcome_id  blob,
    owner_id    blob   not null,
    words       blob  not null,
    due_at      integer not null,
    done_at     integer,
    done_by     blob,
    created_at  integer not null,
    version     integer not null,
    primary key (circle_id, id),
    foreign key (circle_id, owner_id) references member (circle_id, id) on delete cascade,
    foreign key (circle_id, outcome_id) references outcome (circle_id, id) on delete cascade
) strict;
create index task_by_owner on task (circle_id, owner_id, due_at);

-- Mail waiting to be sent. The id is also the message's own, so that a second try is the same message.
create table mail (
    id          blob   not null primary key,
    -- To whom and with which link; sealed with the server's key.
    words       blob  not null,
    attempts    integer not null,
    next_at     integer not null,
    sent_at     integer,
    created_at  integer not null
) strict;
create index mail_waiting on mail (next_at) where sent_at is null;
