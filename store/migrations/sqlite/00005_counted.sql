-- What a search counts of a statement stands in its own row: to look up the
-- meetings of a thousand statements takes longer than to find them. Version 6
-- fills this in, see migrate.go.

-- +goose Up
alter table statements add column named integer not null default 0; -- names.id of its mechanism, 0 for none
alter table statements add column year text not null default ''; -- of its meeting
