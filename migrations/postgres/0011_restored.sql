-- The revision whose words this one brings back. What stood there until then is the end of a version, however soon.
alter table block_rev add column restored bigint;
