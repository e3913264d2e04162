-- Where somebody wants to be told that there is news: an address that they alone read, and said so.
create table contact (
    account_id   blob    not null primary key references account (id) on delete cascade,
    -- Address, how often and when not; sealed with the server's key.
    words        blob    not null,
    -- SHA-256 of what the link in each mail holds that stops them all. It belongs to account and address.
    stop         blob    not null unique,
    -- When the address was entered. What the link holds that confirms it is derived from this moment.
    made_at      integer not null,
    -- When a mail last asked whether it arrives.
    asked_at     integer not null,
    -- When its owner last said that it is safe.
    confirmed_at integer,
    -- When its owner was last here.
    seen_at      integer not null,
    -- The last mail to it, of either kind, and when the last reminder went out.
    mail_id      blob,
    sent_at      integer,
    -- When to look again whether there is one to send.
    next_at      integer not null
) strict;
create index contact_next on contact (next_at) where confirmed_at is not null;

-- A private address from which a calendar reads an account's dates, as SHA-256.
create table feed (
    account_id   blob    not null primary key references account (id) on delete cascade,
    token        blob    not null unique,
    made_at      integer not null
) strict;

-- Addresses whose readers stopped our mails, as HMAC: nobody writes to them for a while. And whose reminders they were, who
-- is told of it once.
create table mail_stopped (
    address      blob    not null primary key,
    account_id   blob    references account (id) on delete set null,
    at           integer not null,
    told_at      integer
) strict;
create index mail_stopped_by_account on mail_stopped (account_id) where told_at is null;

-- How often it was asked whether mail arrives at an address, as HMAC, whichever account asked.
create table mail_asked (
    address      blob    not null,
    at           integer not null
) strict;
create index mail_asked_by_address on mail_asked (address, at);
