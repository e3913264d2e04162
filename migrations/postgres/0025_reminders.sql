-- Where somebody wants to be told that there is news: an address that they alone read, and said so.
create table contact (
    account_id   uuid    not null primary key references account (id) on delete cascade,
    -- Address, how often and when not; sealed with the server's key.
    words        bytea   not null,
    -- SHA-256 of what the link in each mail holds that stops them all. It belongs to this address.
    stop         bytea   not null unique,
    -- When the address was entered. What its links hold is derived from this moment.
    made_at      bigint not null,
    -- When a mail last asked whether it arrives.
    asked_at     bigint not null,
    -- When its owner last said that it is safe.
    confirmed_at bigint,
    -- When its owner was last here.
    seen_at      bigint not null,
    -- The last reminder, and when it went out.
    mail_id      uuid,
    sent_at      bigint,
    -- When to look again whether there is one to send.
    next_at      bigint not null
);
create index contact_next on contact (next_at) where confirmed_at is not null;

-- A private address from which a calendar reads an account's dates, as SHA-256.
create table feed (
    account_id   uuid    not null primary key references account (id) on delete cascade,
    token        bytea   not null unique,
    made_at      bigint not null
);
