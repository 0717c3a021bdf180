package store

import (
	"context"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write migrations/described.txt anew")

// What the doctor compares tables with is what a new record looks like.
func TestDescribed(t *testing.T) {
	ctx := context.Background()
	d, done, err := testRecord(t).doctor(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer done()
	tables, err := d.describe(ctx)
	if err != nil || len(d.faults) > 0 {
		t.Fatal(err, d.faults)
	}
	got := strings.Join(tables, described)
	if *update {
		if err := os.WriteFile("migrations/described.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got != asMade {
		t.Error("the tables are not as migrations/described.txt says; after a new migration: go test ./store -run Described -update")
	}
}

// The doctor finds what somebody changed behind the program's back, and says
// what to do.
func TestCheckFinds(t *testing.T) {
	ctx := context.Background()
	for name, c := range map[string]struct {
		harm  []string
		where string
		do    string
	}{
		"text":            {[]string{"drop trigger documents_stay", "update documents set text = text || '.' where number = 2"}, "documents 2", doRestore},
		"trigger":         {[]string{"drop trigger decisions_stay"}, "tables", doRestore},
		"version":         {[]string{"drop trigger versions_stay", "update versions set publisher = 'x' where number = 1"}, "versions 1", doRestore},
		"missing version": {[]string{"drop trigger versions_remain", "delete from versions where number = 2"}, "versions 2", doRestore},
		"decision":        {[]string{"drop trigger decisions_stay", "update decisions set body = replace(body, 'tester', 'taster') where number = 3"}, "decisions 3", doRestore},
		"decision's row":  {[]string{"drop trigger decisions_stay", "update decisions set on_document = (select hash from documents where number = 4) where number = 1"}, "decisions 1", doRestore},
		"reading":         {[]string{"update readings set body = replace(body, 'agree', 'aggre') where document = 1"}, "readings", doReread},
		"statement":       {[]string{"update statements set kind = 'sign', side = 'XXX' where number = 1"}, "readings", doReread},
		"year":            {[]string{"update counted set year = '1066' where first = (select min(first) from counted)"}, "readings", doReread},
		"name":            {[]string{"update counted set named = 0 where first = (select max(first) from counted)"}, "readings", doReread},
		"counted":         {[]string{"update counted set body = substr(body, 1, length(body) - 1)"}, "readings", doReread},
		"counted twice":   {[]string{"insert into counted (first, named, year, body) select first + 3, named, year, body from counted"}, "readings", doReread},
		"counted empty":   {[]string{"insert into counted (first, named, year, body) select first + 3, named, year, '' from counted"}, "readings", doReread},
		"not counted":     {[]string{"delete from counted where first = (select min(first) from counted)"}, "readings", doReread},
		"letter":          {[]string{"update letters set word = 'atlantis' where letter = (select min(letter) from letters)"}, "readings", doReread},
		"lost statement":  {[]string{"delete from statements where number = 12 and document = 1"}, "readings", doReread},
		"meeting":         {[]string{"update meetings set place = 'Atlantis'"}, "readings", doReread},
		"person":          {[]string{"update people set post = 'Clerk'"}, "readings", doReread},
		"words":           {[]string{"delete from statement_terms where rowid = (select min(id) from statements)"}, "index of statements", doReread},
		"document words":  {[]string{"delete from document_terms where rowid = (select max(found) from readings)"}, "index of documents", doReread},
		"name words":      {[]string{"insert into name_terms (rowid, terms) values (99, 'atlantis')"}, "index of names", doReread},
		"names":           {[]string{"delete from names"}, "worked", doReread},
		"standing":        {[]string{"insert into standings (statement, mechanism, standing) values (99, 'm', 'done')"}, "worked", doReread},
		"other standing":  {[]string{"insert into standings (statement, mechanism, standing) select min(id), 'm', 'done' from statements"}, "index of standings", doReread},
		"standing words":  {[]string{"insert into standing_terms (rowid, terms) select min(id), 'done:atlantis' from statements"}, "index of standings", doReread},
		"counter":         {[]string{"update counters set value = 3"}, "readings", doReread},
		"foreign key":     {[]string{"pragma foreign_keys = off", "update people set document = 77 where id = 1", "pragma foreign_keys = on"}, "file", doReread},
		"table":           {[]string{"create table bookmarks (url text)"}, "tables", doRestore},
		"index":           {[]string{"drop index meetings_key"}, "tables", doRestore},
	} {
		t.Run(name, func(t *testing.T) {
			s := testRecord(t)
			fill(t, s, 4, 4)
			for _, query := range c.harm {
				if _, err := s.write.Exec(query); err != nil {
					t.Fatalf("%s: %v", query, err)
				}
			}
			faults, err := s.Check(ctx)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range faults {
				if strings.HasPrefix(f.Where, c.where) && f.Do == c.do && !f.Mild {
					return
				}
			}
			t.Errorf("the doctor found %v, want something at %q", faults, c.where)
		})
	}
}

// A doctor that is called off says so, and finds no faults in that.
func TestCheckCalledOff(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	s := testRecord(t)
	fill(t, s, 4, 4)
	cancel()
	if faults, err := s.Check(ctx); err == nil {
		t.Errorf("found %v", faults)
	}
}
