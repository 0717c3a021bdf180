package store

import (
	"cmp"
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"rapporteur/record"
)

// A derived is all that is worked out from one reading: the reading as it is
// kept, and the rows by which it is found. It is a pure function of document,
// reading, corrected meetings and keys.
type derived struct {
	reader, told, body string
	day                int
	words              string // terms of the whole document
	meetings           []meetingRow
	people             []personRow
	statements         []statementRow
}

// A keptBody is a reading as it is kept. Corrected are its meetings as people
// corrected them, nil where nobody did; they are what it is found by.
type keptBody struct {
	record.Reading
	Corrected []record.Meeting `json:"corrected,omitempty"`
}

// meetings are those that the reading is found by.
func (b keptBody) meetings() []record.Meeting {
	if b.Corrected != nil {
		return b.Corrected
	}
	return b.Meetings
}

// Rows as they stand in the tables, without the numbers that the database
// gives.
type (
	meetingRow struct {
		Number               int
		Role, Mechanism, Key string
		Parties              string
		Ordinal              *int64
		Starts, Ends         string
		Place, Country       string
	}
	personRow struct {
		Meeting                               int
		Name, Folded, Party, Post, Rank, Date string
	}
	statementRow struct {
		Number, Meeting                                                 int
		Kind, Side, Addressee, Speaker, Areas, Instruments, Forums, Due string
		Opens, Closes                                                   int
		Mechanism, Key, Year                                            string // of its meeting
		day                                                             int
		words                                                           string
	}
)

// sum returns the sum of a reading as it is kept.
func (d *derived) sum() string { return readingSum(d.reader, d.told, d.body) }

func readingSum(reader, told, body string) string {
	return hexSum([]byte(reader + "\n" + told + "\n" + body))
}

// deriveAll works out the rows of all arrivals that were read, on as many
// processors as there are, before the one writer is needed.
func deriveAll(arrivals []Arrival) ([]*derived, error) {
	out := make([]*derived, len(arrivals))
	errs := make([]error, len(arrivals))
	var wg sync.WaitGroup
	next := make(chan int)
	for range min(runtime.GOMAXPROCS(0), len(arrivals)) {
		wg.Go(func() {
			known := stems{}
			for i := range next {
				a := arrivals[i]
				out[i], errs[i] = known.derive(a.Document, a.Reader, keptBody{*a.Reading, a.Corrected}, a.Keys)
			}
		})
	}
	for i, a := range arrivals {
		if a.Reading != nil {
			next <- i
		}
	}
	close(next)
	wg.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", arrivals[i].Address, err)
		}
	}
	return out, nil
}

// derive makes the rows of one reading. The stems it looks up make it faster
// and change nothing.
func (m stems) derive(doc record.Document, reader string, r keptBody, keys []string) (*derived, error) {
	// What the reader tells of the document (the title, where it is the first
	// line) goes with the reading.
	r.Document.Text = doc.Text
	if err := r.Validate(); err != nil {
		return nil, fmt.Errorf("the reading does not fit its text: %w", err)
	}
	body, err := canonical(r)
	if err != nil {
		return nil, err
	}
	told, err := canonical(r.Document)
	if err != nil {
		return nil, err
	}
	d := &derived{reader: reader, told: string(told), body: string(body)}
	title, published := r.Document.Title, r.Document.Published
	ts := m.terms(doc.Text)
	d.words = join(ts)
	if !strings.Contains(doc.Text, title) {
		d.words += " " + join(terms(title))
	}
	if r.Meetings = r.meetings(); r.Corrected != nil {
		found := record.Reading{Document: r.Document, Meetings: r.Meetings}
		if err := found.Validate(); err != nil {
			return nil, fmt.Errorf("the corrected meetings do not fit the text: %w", err)
		}
	}
	d.addMeetings(r.Reading, keys)
	d.day = days(published)
	if i := r.Subject(); i >= 0 {
		d.day = days(dated(r.Meetings[i].Start, published))
	}
	d.statements, err = statementRows(ts, r.Reading, keys)
	return d, err
}

// statementRows makes the rows of a reading's statements. It is given the terms
// of the text, and the keys of the meetings.
func statementRows(ts []term, r record.Reading, keys []string) ([]statementRow, error) {
	first := 1 + r.Subject() // counted from 1, 0 for none
	out := make([]statementRow, len(r.Statements))
	for i, s := range r.Statements {
		row, err := statementOf(i, s, r, first)
		if err != nil {
			return nil, err
		}
		start := record.Date("")
		if row.Meeting > 0 {
			m := r.Meetings[row.Meeting-1]
			row.Key, row.Mechanism, start = keys[row.Meeting-1], m.Mechanism, m.Start
			row.Year = yearOf(start)
		}
		row.day = days(dated(start, r.Document.Published))
		row.words = wordsOf(ts, r.Document.Text, s.Quote) + markWords(s, row.Key, row.Mechanism)
		out[i] = row
	}
	return out, nil
}

func (d *derived) addMeetings(r record.Reading, keys []string) {
	for i, m := range r.Meetings {
		var ordinal *int64
		if m.Ordinal != nil {
			n := int64(*m.Ordinal)
			ordinal = &n
		}
		d.meetings = append(d.meetings, meetingRow{
			Number: i + 1, Role: string(m.Role), Mechanism: m.Mechanism, Key: keys[i], Parties: spaced(m.Parties), Ordinal: ordinal,
			Starts: string(m.Start), Ends: string(m.End), Place: m.Place.Name, Country: string(m.Place.Country),
		})
		for _, h := range m.Heads {
			d.people = append(d.people, personRow{
				Meeting: i + 1, Name: h.Name, Folded: join(terms(h.Name)), Party: string(h.Party), Post: h.Post, Rank: h.Rank,
				Date: string(dated(m.Start, r.Document.Published)),
			})
		}
	}
}

func statementOf(i int, s record.Statement, r record.Reading, first int) (statementRow, error) {
	row := statementRow{
		Number: i + 1, Meeting: first, Kind: string(s.Kind), Side: spaced(s.By), Addressee: spaced(s.To), Speaker: s.Speaker,
		Areas: spaced(s.Areas), Due: string(s.Due), Opens: s.Quote.Start, Closes: s.Quote.End,
	}
	if s.Meeting != "" {
		row.Meeting = 1 + slices.IndexFunc(r.Meetings, func(m record.Meeting) bool { return m.ID == s.Meeting })
	}
	for to, from := range map[*string][]string{&row.Instruments: s.Instruments, &row.Forums: s.Forums} {
		b, err := canonical(append([]string{}, from...))
		if err != nil {
			return row, err
		}
		*to = string(b)
	}
	return row, nil
}

// yearOf returns the year of a date, "" where it is not known.
func yearOf(d record.Date) string {
	if len(d) < 4 {
		return ""
	}
	return string(d[:4])
}

// dated returns a date, or where it is not known the one that comes close.
func dated(d, instead record.Date) record.Date { return cmp.Or(d, instead) }

// spaced writes codes, which hold no spaces, as one field.
func spaced[T ~string](all []T) string {
	var b strings.Builder
	for i, s := range all {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(s))
	}
	return b.String()
}

// unspaced reads what spaced wrote.
func unspaced[T ~string](s string) []T {
	out := []T{}
	for _, f := range strings.Fields(s) {
		out = append(out, T(f))
	}
	return out
}

func unlisted(s string) ([]string, error) {
	out := []string{}
	err := json.Unmarshal([]byte(s), &out)
	return out, err
}

// wordsOf returns the terms of a passage, out of those of its text.
func wordsOf(ts []term, text string, p record.Passage) string {
	i, _ := slices.BinarySearchFunc(ts, p.Start, func(t term, at int) int { return cmp.Compare(t.at.Start, at) })
	k := i
	for k < len(ts) && ts[k].at.End <= p.End {
		k++
	}
	if k < len(ts) && ts[k].at.Start < p.End || i > 0 && ts[i-1].at.End > p.Start {
		return join(terms(p.In(text))) // a term goes over its edge
	}
	return join(ts[i:k])
}

// Marks are terms that no text can hold, for they begin with a colon. They
// let the index of words answer who, to whom and what as well.
func mark(what, value string) string {
	return ":" + what + ":" + strings.Map(func(r rune) rune {
		if r == '-' || wordRune(r) || spaceless(r) {
			return r
		}
		return -1 // the database's tokeniser would end the mark there
	}, strings.ToLower(value))
}

// keyMark is the mark of a mechanism's key, which may hold anything.
func keyMark(key string) string { return mark("key", hexSum([]byte(key))[:20]) }

func markWords(s record.Statement, key, mechanism string) string {
	var b strings.Builder
	add := func(what, value string) {
		b.WriteByte(' ')
		b.WriteString(mark(what, value))
	}
	add("kind", string(s.Kind))
	for _, p := range s.By {
		add("by", string(p))
	}
	for _, p := range s.To {
		add("to", string(p))
	}
	// Two that are often asked for together are one mark, for to look up one
	// short list is faster than to compare two long ones.
	for _, by := range s.By {
		add("by-kind", string(by)+"-"+string(s.Kind))
		for _, to := range s.To {
			add("by-to", string(by)+"-"+string(to))
		}
	}
	for _, a := range s.Areas {
		add("area-kind", string(a)+"-"+string(s.Kind))
	}
	for _, a := range s.Areas {
		add("area", string(a))
	}
	for _, t := range terms(s.Speaker) {
		add("who", t.text)
	}
	for _, t := range terms(mechanism) {
		add("in", t.text)
	}
	if key != "" {
		b.WriteString(" " + keyMark(key))
	}
	return b.String()
}

// days counts the days to the first that a date may mean, 0 for none.
func days(d record.Date) int {
	first, _ := d.Days()
	return first
}

// Numbers that count backwards in time: the upper bits are the days from the
// date to the end of all dates, the lower ones a running number.
const (
	sequenceBits = 40
	lastOfDays   = 1 << 22
)

func backwards(day int, sequence int64) int64 {
	return int64(lastOfDays-day)<<sequenceBits | sequence
}
