-- What is true: the documents somebody published, where and when they were
-- got, and what people decided. Rows are only ever added; triggers see to it.

-- +goose Up
pragma application_id = 1918990450; -- "rapr"

create table documents (
	number integer primary key,
	hash   text    not null unique, -- SHA-256 of text, in hex
	text   text    not null
) strict;

create table versions (
	number    integer primary key,
	address   text    not null,
	document  integer not null references documents (number),
	got       text    not null, -- RFC 3339, UTC
	name      text    not null,
	title     text    not null,
	publisher text    not null,
	published text    not null,
	language  text    not null,
	url       text    not null,
	meta      text    not null, -- JSON
	sum       text    not null  -- SHA-256 of all the above
) strict;
create index versions_address on versions (address, number);
create index versions_document on versions (document, number);

create table decisions (
	number        integer primary key,
	previous      text not null,        -- hash of the decision before, '' for the first
	hash          text not null unique, -- SHA-256 of previous and body
	body          text not null,        -- canonical JSON
	on_document   text not null references documents (hash),
	with_document text references documents (hash)
) strict;
create index decisions_on on decisions (on_document);
create index decisions_with on decisions (with_document);

-- +goose StatementBegin
create trigger documents_stay before update on documents begin
	select raise(abort, 'documents are never changed');
end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger documents_remain before delete on documents begin
	select raise(abort, 'documents are never deleted');
end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger versions_stay before update on versions begin
	select raise(abort, 'versions are never changed');
end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger versions_remain before delete on versions begin
	select raise(abort, 'versions are never deleted');
end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger decisions_stay before update on decisions begin
	select raise(abort, 'decisions are never changed');
end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger decisions_remain before delete on decisions begin
	select raise(abort, 'decisions are never deleted');
end;
-- +goose StatementEnd

pragma user_version = 1;
