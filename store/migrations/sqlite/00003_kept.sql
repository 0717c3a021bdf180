-- What is worked out of whole mechanisms, made to last: bytes instead of
-- text, lists over all mechanisms that can be asked a page at a time, and
-- what a list of all mechanisms says, without a look at all meetings.

-- +goose Up
drop table worked;
create table worked (
	mechanism text    not null,
	what      text    not null,
	maker     text    not null, -- which version of the program
	stamp     integer not null,
	body      blob    not null,
	sum       text    not null,
	primary key (mechanism, what)
) strict;

-- A stamp is a running number: the greatest tells when something last changed
-- anywhere, and those above one tell what has changed since.
create index stamps_stamp on stamps (stamp);

create table listed (
	key       text    primary key,
	name      text    not null, -- one of those used
	parties   text    not null,
	documents integer not null, -- 0 where no account is about it any more
	starts    text    not null, -- of the first meeting
	ends      text    not null, -- when the last one started
	changed   integer not null  -- the stamp of the last change but for decisions
) strict;
create index listed_changed on listed (changed);
insert into listed (key, name, parties, documents, starts, ends, changed)
	select key, min(mechanism), min(parties), count(distinct document), coalesce(min(nullif(starts, '')), ''), coalesce(max(starts), ''), 1
	from meetings where role = 'subject' group by key;

-- A line belongs to a list over all mechanisms; its number is its place there.
create table lines (
	id        integer primary key,
	mechanism text    not null,
	terms     text    not null, -- by which it is found
	body      blob    not null
) strict;
create index lines_mechanism on lines (mechanism);
create virtual table line_terms using fts5 (
	terms, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars ':-'"
);

create index decisions_mechanism on decisions (number) where instr(body, '"what":"mechanism"') > 0;

pragma user_version = 3;
