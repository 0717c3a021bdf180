package library

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"
	"time"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/internal/packed"
	"rapporteur/lexicon"
	"rapporteur/record"
	"rapporteur/store"
)

// A Promise is what a list over all mechanisms says of a commitment.
type Promise struct {
	Title     string
	By        []record.Party
	Owner     []record.Party // where others than those who opened it are to act
	Due       record.Date
	Now       record.Standing
	Since     string // where it is silent now: the edition that spoke of it last
	Opens     string // the statement that opens it, see OpensAt
	Course    []Mark // without the silent editions in between
	Mechanism string
	Key       string // of the mechanism
	Intention bool   // a general one
}

// A Mark is a step of a course in a list.
type Mark struct {
	Edition  int
	Label    string
	Standing record.Standing
}

// A PersonOf is what a list over all mechanisms says of one who led a side.
type PersonOf struct {
	Name      string
	Names     []string
	Party     record.Party
	Posts     []PostOf
	Mechanism string
	Key       string // of the mechanism
}

// A PostOf is a post that somebody held at editions.
type PostOf struct {
	Rank, Post string
	From, To   record.Date
	Editions   []EditionOf
}

// An EditionOf names an edition.
type EditionOf struct {
	Label, Slug string
	Start       record.Date
}

// Lists.
const (
	promises   = "promises"
	intentions = "intentions"
	persons    = "persons"
)

// unfinished stands for the standings of what is neither done nor refused.
const unfinished record.Standing = "open"

// Marks are what the lines of a list are found by: all of them, those of a
// mechanism's party, and promises by where they stand and who is to do them.
// The last two are one mark where both are asked for, for to look up one short
// list is faster than to compare two long ones.
func allOf(list string) [2]string { return [2]string{list, ""} }

func ofParty(list string, p record.Party) [2]string { return [2]string{list + "-party", string(p)} }

func byStanding(list string, s record.Standing) [2]string { return [2]string{list + "-now", string(s)} }

func byDoer(list string, s record.Standing, p record.Party) [2]string {
	return [2]string{list + "-doer-now", string(p) + "-" + string(s)}
}

// lines returns what a mechanism gives to lists over all.
func (l *Library) lines(d Dialogue, x Told) ([]store.Line, error) {
	if !d.Lasting {
		return nil, nil
	}
	var out []store.Line
	names := []string{d.Name}
	for _, n := range d.Names {
		names = append(names, n.Name)
	}
	for _, c := range x.Commitments {
		p := PromiseOf(d, x, c)
		p.Course = marksOf(x, c)
		body, err := packed.Marshal(p)
		if err != nil {
			return nil, err
		}
		out = append(out, store.Line{Place: place(d, c), Marks: p.marks(d.Parties), Words: strings.Join(names, " "), Body: body})
	}
	for i, p := range PersonsOf(d, x) {
		body, err := packed.Marshal(p)
		if err != nil {
			return nil, err
		}
		words := append(append(slices.Clone(p.Names), names...), NameOf(string(p.Party), l.Lex.PartyNames))
		out = append(out, store.Line{Place: l.placeOf(d, x.People[i], i), Marks: [][2]string{allOf(persons)}, Words: strings.Join(words, " "), Body: body})
	}
	return out, nil
}

// PromiseOf returns what a list says of a commitment, but for its course.
func PromiseOf(d Dialogue, x Told, c dossier.Commitment) Promise {
	p := Promise{
		Title: english.Fold(c.Title), By: c.By, Owner: c.Owner, Due: c.Due, Now: c.Now(), Opens: OpensAt(c),
		Mechanism: english.Fold(x.Mechanism.Name), Key: d.Keys[0], Intention: c.General,
	}
	if slices.Equal(p.Owner, p.By) {
		p.Owner = nil
	}
	for i := len(c.Course) - 1; i >= 0 && p.Now == record.Silent; i-- {
		if s := c.Course[i]; s.Standing != record.Silent {
			p.Since = Label(x.Editions[s.Edition])
			break
		}
	}
	return p
}

// marksOf returns the course of a commitment without the silent editions in
// between.
func marksOf(x Told, c dossier.Commitment) []Mark {
	var out []Mark
	for i, s := range c.Course {
		if s.Standing != record.Silent || i == len(c.Course)-1 {
			out = append(out, Mark{s.Edition, Label(x.Editions[s.Edition]), s.Standing})
		}
	}
	return out
}

// list is the one that a promise stands in.
func (p Promise) list() string {
	if p.Intention {
		return intentions
	}
	return promises
}

// marks are what a promise of a mechanism of some parties is found by.
func (p Promise) marks(parties []record.Party) [][2]string {
	list := p.list()
	stands := []record.Standing{"", p.Now}
	if open(p.Now) {
		stands = append(stands, unfinished)
	}
	out := [][2]string{allOf(list)}
	for _, s := range stands {
		if s != "" {
			out = append(out, byStanding(list, s))
		}
		for _, who := range doers(p) {
			out = append(out, byDoer(list, s, who))
		}
	}
	for _, x := range parties {
		out = append(out, ofParty(list, x))
	}
	return out
}

// doers are those who are to act.
func doers(p Promise) []record.Party {
	if len(p.Owner) > 0 {
		return p.Owner
	}
	return p.By
}

func open(s record.Standing) bool { return s != record.Done && s != record.Refused }

// OpensAt names a commitment by the statement that opens it: the beginning of
// the account's hash, and the passage. It is "" where a person's word opens it.
func OpensAt(c dossier.Commitment) string {
	q := c.Course[0].Quote
	if q == nil {
		return ""
	}
	return fmt.Sprintf("%s-%d-%d", Short(q.Hash), q.Passage.Start, q.Passage.End)
}

// PersonsOf returns what a list says of those who led a side of a mechanism, in
// the order of its dossier.
func PersonsOf(d Dialogue, x Told) []PersonOf {
	slugs := EditionSlugs(x.Editions)
	out := make([]PersonOf, len(x.People))
	for i, who := range x.People {
		out[i] = personOf(d, x, slugs, who)
	}
	return out
}

func personOf(d Dialogue, x Told, slugs []string, who dossier.Person) PersonOf {
	p := PersonOf{Name: english.Fold(who.Name), Party: who.Party, Mechanism: english.Fold(x.Mechanism.Name), Key: d.Keys[0]}
	for _, n := range who.Names {
		p.Names = append(p.Names, english.Fold(n.Name))
	}
	for _, h := range who.Posts {
		post := PostOf{Rank: english.Fold(h.Rank), Post: english.Fold(h.Post), From: h.From, To: h.To}
		for _, e := range h.Editions {
			post.Editions = append(post.Editions, EditionOf{Label(x.Editions[e]), slugs[e], x.Editions[e].Start})
		}
		p.Posts = append(p.Posts, post)
	}
	return p
}

// Places in lists, from the upper bits down. Of promises: those that are open
// and have a day set, by that day, then the others by the mechanism's last
// meeting; within a mechanism in the order in which they appeared. Of persons:
// by their party's name, then those who led a side last.
const (
	lastDay    = 1<<22 - 1 // later than any date
	undated    = 1 << 22
	daysAt     = 40
	mechanisms = 20 // bits that tell mechanisms apart
	personsAt  = 1 << 62
)

func place(d Dialogue, c dossier.Commitment) int64 {
	day := undated + lastDay - firstDay(d.Last)
	if until := untilDay(c.Due); until > 0 && open(c.Now()) {
		day = until
	}
	edition, start := 0, 0
	if len(c.Course) > 0 {
		edition = c.Course[0].Edition
		if q := c.Course[0].Quote; q != nil {
			start = q.Passage.Start
		}
	}
	return day<<daysAt | tag(d)<<mechanisms | int64(min(edition, 255))<<12 | int64(min(start/8, 4095))
}

func (l *Library) placeOf(d Dialogue, who dossier.Person, i int) int64 {
	var last record.Date
	for _, h := range who.Posts {
		last = max(last, h.To)
	}
	rank, ok := l.rank[who.Party]
	if !ok {
		rank = 1023
	}
	return personsAt | int64(min(rank, 1023))<<52 | (lastDay-firstDay(last))<<30 | tag(d)<<10 | int64(min(i, 1023))
}

// tag tells mechanisms apart, but for a chance.
func tag(d Dialogue) int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(d.Keys[0])) // a hash takes everything
	return int64(h.Sum64() & (1<<mechanisms - 1))
}

func firstDay(d record.Date) int64 {
	first, _ := d.Days()
	return int64(first)
}

func untilDay(d record.Date) int64 {
	_, last := d.Days()
	return int64(last)
}

// A PromiseQuery is which promises of a list are wanted.
type PromiseQuery struct {
	Words       string         // of the mechanism: its parties and its name
	Doers       []record.Party // all of whom are to act
	Standing    record.Standing
	Open        bool // neither done nor refused
	Overdue     bool // and the day that was set has passed
	Intentions  bool // general ones instead
	Today       time.Time
	Skip, Limit int
}

// Overdue tells whether the day that is set has passed and the thing is
// neither done nor refused.
func (p Promise) Overdue(today time.Time) bool {
	until := untilDay(p.Due)
	return until > 0 && open(p.Now) && until < int64(record.DayNumber(today))
}

// Promises returns one page of the promises of all mechanisms that are settled,
// how many there are and how many of them are overdue, both counted up to
// store.MostLines.
func (l *Library) Promises(ctx context.Context, q PromiseQuery) (out []Promise, total, late int, err error) {
	list := Promise{Intention: q.Intentions}.list()
	stands := q.Standing
	if q.Open || q.Overdue {
		stands = unfinished
	}
	ask := l.asked(list, q.Words)
	switch {
	case len(q.Doers) > 0:
		for _, p := range q.Doers {
			ask.Marks = append(ask.Marks, byDoer(list, stands, p))
		}
	case stands != "":
		ask.Marks = append(ask.Marks, byStanding(list, stands))
	case len(ask.Marks) == 0:
		ask.Marks = append(ask.Marks, allOf(list))
	}
	past := ask
	past.Until = int64(record.DayNumber(q.Today)) << daysAt
	if _, late, err = l.Lines(ctx, past); err != nil {
		return nil, 0, 0, err
	}
	if q.Overdue {
		ask = past
	}
	ask.Skip, ask.Limit = q.Skip, q.Limit
	hits, total, err := l.Lines(ctx, ask)
	if err != nil {
		return nil, 0, 0, err
	}
	out, err = unpacked[Promise](hits)
	return out, total, late, err
}

// People returns one page of those who led the sides of all mechanisms that are
// settled, and how many there are, counted up to store.MostLines. The words are of
// names: theirs, their side's or the mechanism's.
func (l *Library) People(ctx context.Context, words string, skip, limit int) (out []PersonOf, total int, err error) {
	hits, total, err := l.Lines(ctx, store.LineQuery{Marks: [][2]string{allOf(persons)}, Words: words, Skip: skip, Limit: limit, Spell: lexicon.Spellings})
	if err != nil {
		return nil, 0, err
	}
	out, err = unpacked[PersonOf](hits)
	return out, total, err
}

// asked asks for the lines of a list, of mechanisms that go by some words.
func (l *Library) asked(list, words string) store.LineQuery {
	parties, rest := l.PartiesIn(strings.Fields(words))
	q := store.LineQuery{Words: strings.Join(rest, " "), Spell: lexicon.Spellings}
	for _, p := range parties {
		q.Marks = append(q.Marks, ofParty(list, p))
	}
	return q
}

func unpacked[T any](hits []store.LineHit) ([]T, error) {
	out := make([]T, len(hits))
	for i, h := range hits {
		if err := packed.Unmarshal(h.Body, &out[i]); err != nil {
			return nil, fmt.Errorf("what lists have of %s: %w; run rapporteur reread --all", h.Key, err)
		}
	}
	return out, nil
}

// EditionSlugs names all editions in addresses: each by its number where no
// other has that, else its day, else its first account.
func EditionSlugs(all []dossier.Edition) []string {
	numbers, days := map[int]int{}, map[record.Date]int{}
	for _, e := range all {
		numbers[e.Number]++
		days[e.Start]++
	}
	out := make([]string, len(all))
	for i, e := range all {
		switch {
		case e.Number > 0 && numbers[e.Number] == 1:
			out[i] = fmt.Sprint(e.Number)
		case e.Start != "" && days[e.Start] == 1:
			out[i] = string(e.Start)
		case len(e.Accounts) > 0:
			out[i] = AccountSlug(e.Accounts[0].Hash)
		default:
			out[i] = "at-" + fmt.Sprint(i+1)
		}
	}
	return out
}

// AccountSlug names the edition that an account is about.
func AccountSlug(hash string) string { return "at-" + Short(hash) }

// EditionAt finds the edition that a slug names, -1 for none. Any of its
// accounts names it too.
func (x Told) EditionAt(slug string) int {
	slugs := EditionSlugs(x.Editions)
	for i, e := range x.Editions {
		if slugs[i] == slug || slices.ContainsFunc(e.Accounts, func(a dossier.Account) bool { return AccountSlug(a.Hash) == slug }) {
			return i
		}
	}
	return -1
}
