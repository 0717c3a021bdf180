-- What is worked out and may be dropped: readings, the rows that make them
-- searchable, and what others worked out of them.

-- +goose Up
create table readings (
	document integer primary key references documents (number),
	reader   text    not null,
	told     text    not null, -- JSON: title, publisher and so on, as the reader completed them
	body     text    not null, -- JSON
	sum      text    not null,
	found    integer not null -- rowid in document_terms, 0 where no address shows the document any more
) strict;
create index readings_reader on readings (reader);

create table meetings (
	id        integer primary key,
	document  integer not null references documents (number),
	number    integer not null, -- place among the reading's meetings, from 1
	role      text    not null,
	mechanism text    not null, -- the name used
	key       text    not null, -- the mechanism it was told to belong to
	parties   text    not null,
	ordinal   integer,
	starts    text    not null,
	ends      text    not null,
	place     text    not null,
	country   text    not null
) strict;
create unique index meetings_document on meetings (document, number);
create index meetings_key on meetings (key, role, document);

-- The names that mechanisms go by, to find a few mechanisms by their words
-- before looking among very many statements.
create table names (
	id   integer primary key,
	key  text not null,
	name text not null,
	unique (key, name)
) strict;
create virtual table name_terms using fts5 (
	terms, content = '', contentless_delete = 1, tokenize = "ascii tokenchars ':-'"
);

create table people (
	id       integer primary key,
	document integer not null references documents (number),
	meeting  integer not null,
	name     text    not null,
	folded   text    not null,
	party    text    not null,
	post     text    not null,
	rank     text    not null,
	day      text    not null
) strict;
create index people_document on people (document);
create index people_folded on people (folded, day);

-- The number of a statement is its date, counted backwards, and a running
-- number: the newest come first, and a span of time is a span of numbers.
create table statements (
	id          integer primary key,
	document    integer not null references documents (number),
	number      integer not null, -- place among the reading's statements, from 1
	meeting     integer not null, -- meetings.number, 0 for none
	kind        text    not null,
	side        text    not null,
	addressee   text    not null,
	speaker     text    not null,
	areas       text    not null,
	instruments text    not null, -- JSON
	forums      text    not null, -- JSON
	due         text    not null,
	opens       integer not null, -- the passage, in code points
	closes      integer not null
) strict;
create unique index statements_document on statements (document, number);

create virtual table statement_terms using fts5 (
	terms, content = '', contentless_delete = 1, tokenize = "ascii tokenchars ':-'"
);
create virtual table document_terms using fts5 (
	terms, content = '', contentless_delete = 1, tokenize = "ascii tokenchars ':-'"
);
-- Long lists of hits in few pieces, at the price of some memory while writing.
insert into statement_terms (statement_terms, rank) values ('hashsize', 8388608);
insert into document_terms (document_terms, rank) values ('hashsize', 8388608);

create table standings (
	document  integer not null references documents (number),
	number    integer not null,
	mechanism text    not null,
	standing  text    not null,
	primary key (document, number)
) strict;
create index standings_mechanism on standings (mechanism);

-- A stamp goes up whenever something of the mechanism changes; what was
-- worked out under an older stamp no longer holds.
create table stamps (
	mechanism text    primary key,
	stamp     integer not null
) strict;

create table worked (
	mechanism text    not null,
	what      text    not null,
	maker     text    not null, -- which version of the program
	stamp     integer not null,
	body      text    not null,
	sum       text    not null,
	primary key (mechanism, what)
) strict;

create table counters (
	name  text    primary key,
	value integer not null
) strict;
insert into counters (name, value) values ('statement', 0);

pragma user_version = 2;
