-- Since when a session is locked: until its password is shown again. One that nobody used for five minutes is locked as
-- well, whatever stands here.
alter table session add column locked_at integer;
