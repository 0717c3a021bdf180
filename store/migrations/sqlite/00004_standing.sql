-- Where commitments stand, by the statements that opened them, and an index of
-- the words of these alone, each under the standing: to be found by words and
-- standing is then as quick as by words. Both are worked out anew, with the
-- summaries they come with.

-- +goose Up
drop table standings;
create table standings (
	statement integer primary key, -- statements.id
	mechanism text not null,
	standing  text not null
) strict;
create index standings_mechanism on standings (mechanism);
create virtual table standing_terms using fts5 (
	terms, content = '', contentless_delete = 1, tokenize = "ascii tokenchars ':-'"
);
delete from worked where what = 'summary';

pragma user_version = 4;
