-- What searches count of statements, in few bytes and apart from the rest of
-- them: a thousand statements out of many millions are then looked up in a
-- hundredth of the file. Version 8 fills this in, see migrate.go. The columns of
-- version 5 are no longer filled in, and stay: to drop them would take as much
-- memory as all statements.

-- +goose Up
create table counted (
	first integer primary key, -- statements.id of the first of several in turn
	named integer not null,    -- names.id of their mechanism, 0 for none
	year  text    not null,    -- of their meeting
	body  text    not null     -- a line for each, see counted.go
) strict;

-- The words in there, by the characters that stand for them.
create table letters (
	letter integer primary key,
	word   text    not null unique
) strict;
