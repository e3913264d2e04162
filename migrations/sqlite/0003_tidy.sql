-- What has ended is thrown away now and then; these find it without reading everything else.

create index sign_in_delay_by_time on sign_in_delay (until);
create index account_event_by_time on account_event (at);
