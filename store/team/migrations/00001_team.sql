-- Who may do what in which record. Tokens, links and passwords are kept as
-- hashes only. Times are seconds since 1970, UTC.

-- +goose Up
pragma application_id = 1918988660; -- "rapt"

-- Accounts are closed, never deleted: the records name people, and a name must
-- go on meaning the same person.
create table accounts (
	number   integer primary key,
	name     text    not null unique, -- to sign in by
	display  text    not null,        -- by which the log of a record knows the person
	alike    text    not null unique, -- display without what the eye does not tell apart
	password text    not null,        -- argon2id in PHC form, '' for none
	issuer   text    not null,        -- of OpenID Connect, '' for none
	subject  text    not null,
	made     integer not null,
	closed   integer not null         -- 0 while it is open
) strict;
create unique index accounts_subject on accounts (issuer, subject) where subject <> '';

create table invitations (
	hash    text    primary key, -- SHA-256 of the link's token, in hex
	account integer not null unique references accounts (number),
	inviter integer not null,    -- an account, or 0 for whoever has the machine
	until   integer not null
) strict;

create table sessions (
	hash    text    primary key,
	account integer not null references accounts (number),
	agent   text    not null, -- the browser, as it names itself
	made    integer not null,
	seen    integer not null,
	until   integer not null
) strict;
create index sessions_account on sessions (account);

create table tokens (
	number  integer primary key autoincrement,
	hash    text    not null unique,
	account integer not null references accounts (number),
	label   text    not null,
	scope   text    not null,
	made    integer not null,
	used    integer not null,
	until   integer not null
) strict;
create index tokens_account on tokens (account);

-- Records beside the main one, which has no row and the name ''.
create table records (
	name  text    primary key,
	file  text    not null,
	title text    not null,
	made  integer not null
) strict;

create table grants (
	account   integer not null references accounts (number),
	record    text    not null,
	mechanism text    not null, -- a key of it; '' for all of the record
	role      integer not null,
	primary key (account, record, mechanism)
) strict;
create index grants_record on grants (record);

-- Who let whom do what. Rows are only ever added.
create table changes (
	number integer primary key,
	at     integer not null,
	who    text    not null,
	what   text    not null,
	whom   text    not null,
	record text    not null,
	detail text    not null
) strict;
-- +goose StatementBegin
create trigger changes_stay before update on changes begin
	select raise(abort, 'changes are never changed');
end;
-- +goose StatementEnd
-- +goose StatementBegin
create trigger changes_remain before delete on changes begin
	select raise(abort, 'changes are never deleted');
end;
-- +goose StatementEnd

pragma user_version = 1;
