-- Which versions hold a part is asked whenever its history is opened. (There is no 0009.)

create index letter_version_part_by_block on letter_version_part (circle_id, block_id);
