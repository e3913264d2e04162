-- Where somebody wants to be told that there is news: an address that they alone read, and said so.
create table contact (
    account_id   uuid    not null primary key references account (id) on delete cascade,
    -- Address, how often and when not; sealed with the server's key.
    words        bytea    not null,
    -- SHA-256 of what the link in each mail holds that stops them all. It belongs to account and address.
    stop         bytea    not null unique,
    -- When the address was entered. What the link holds that confirms it is derived from this moment.
    made_at      bigint not null,
    -- When a mail last asked whether it arrives.
    asked_at     bigint not null,
    -- When its owner last said that it is safe.
    confirmed_at bigint,
    -- When its owner was last here.
    seen_at      bigint not null,
    -- The last mail to it, of either kind, and when the last reminder went out.
    mail_id      uuid,
    sent_at      bigint,
    -- When to look again whether there is one to send.
    next_at      bigint not null
);
create index contact_next on contact (next_at) where confirmed_at is not null;

-- A private address from which a calendar reads an account's dates, as SHA-256.
create table feed (
    account_id   uuid    not null primary key references account (id) on delete cascade,
    token        bytea    not null unique,
    made_at      bigint not null
);

-- Addresses whose readers stopped our mails, as HMAC: nobody writes to them for a while. And whose reminders they were, who
-- is told of it once.
create table mail_stopped (
    address      bytea    not null primary key,
    account_id   uuid    references account (id) on delete set null,
    at           bigint not null,
    told_at      bigint
);
create index mail_stopped_by_account on mail_stopped (account_id) where told_at is null;

-- How often it was asked whether mail arrives at an address, as HMAC, whichever account asked.
create table mail_asked (
    address      bytea    not null,
    at           bigint not null
);
create index mail_asked_by_address on mail_asked (address, at);
