package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"rapporteur/internal/english"
	"rapporteur/lexicon"
	"rapporteur/library"
	"rapporteur/record"
	"rapporteur/store"
)

type searchOptions struct {
	record                          string
	json, documents                 bool
	by, to, kind, area, standing    string
	mechanism, person, since, until string
	skip, limit                     int
}

func searchCommand() *cobra.Command {
	var o searchOptions
	c := &cobra.Command{
		Use:   "search [WORD...]",
		Short: "Find what was said",
		Long: `Find statements by their words, by who made them, to whom, of which kind, about
what, at which dialogue and when; those of the latest meetings come first. All
that is asked for must be there.

"two words" in quotation marks must stand together, -word must not be there, and
begin* stands for words that begin so. Capital letters, accents and English
endings make no difference: "doi thoai" finds “đối thoại”. --documents looks for
the words in whole texts.

The number before each statement (document:number) is what "rapporteur decide"
takes.` + recordHelp,
		Example: `  rapporteur search peacekeeping training
  rapporteur search '"search and rescue"' --by Vietnam --since 2023
  rapporteur search --kind request --to JPN
  rapporteur search --mechanism "Defence Policy Dialogue" --person Chien hotline
  rapporteur search --documents đối thoại
  rapporteur search --json mines | jq -r .quote`,
		RunE: func(cmd *cobra.Command, args []string) error {
			return search(cmd.Context(), o, args, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	f := c.Flags()
	recordFlag(c, &o.record)
	f.BoolVar(&o.json, "json", false, "print a JSON object for each hit")
	f.BoolVar(&o.documents, "documents", false, "look in whole documents")
	f.StringVar(&o.by, "by", "", "whose statement: a `PARTY`, as Japan or JPN")
	f.StringVar(&o.to, "to", "", "to whom: a `PARTY`")
	f.StringVar(&o.kind, "kind", "", "what the side does: a `KIND`, as agree or request")
	f.StringVar(&o.area, "area", "", "about what: an `AREA`, as peacekeeping")
	f.StringVar(&o.standing, "standing", "", "where the commitment stands: a `STANDING`, as done or silent")
	f.StringVar(&o.mechanism, "mechanism", "", "words of the dialogue's `NAME`")
	f.StringVar(&o.person, "person", "", "words of the speaker's `NAME`")
	f.StringVar(&o.since, "since", "", "from this `DATE` on: 2024-02-27, 2024-02 or 2024")
	f.StringVar(&o.until, "until", "", "up to this `DATE`")
	f.IntVar(&o.limit, "limit", 20, "how many are shown")
	f.IntVar(&o.skip, "skip", 0, "how many are passed over before them")
	return c
}

// question makes the search of what was asked on the command line.
func (o searchOptions) question(lex *lexicon.Lexicon, args []string) (store.Search, error) {
	q := store.Search{
		Words: strings.Join(args, " "), Kind: record.Kind(o.kind), Area: record.Area(o.area), Mechanism: o.mechanism, Person: o.person,
		Standing: record.Standing(o.standing), Since: record.Date(o.since), Until: record.Date(o.until), Skip: o.skip, Limit: o.limit,
	}
	if o.kind != "" && q.Kind.Class() == "" {
		return q, fmt.Errorf("--kind: %q is none of %v", o.kind, record.Kinds)
	}
	if o.standing != "" && marks[q.Standing] == "" {
		return q, fmt.Errorf("--standing: %q is none of new, %v", o.standing, record.Standings[:len(record.Standings)-1]) // new stands last
	}
	if o.area != "" && !q.Area.Known() {
		return q, fmt.Errorf("--area: %q is no area; rapporteur lexicon area %s may show which is meant", o.area, o.area)
	}
	var err error
	if q.By, err = library.PartyNamed(lex, "--by", o.by); err != nil {
		return q, err
	}
	q.To, err = library.PartyNamed(lex, "--to", o.to)
	return q, err
}

func search(ctx context.Context, o searchOptions, args []string, w, stderr io.Writer) error {
	return inLibrary(ctx, o.record, func(s desk) error {
		q, err := o.question(s.Lex, args)
		if err != nil {
			return err
		}
		if q.Standing != "" {
			if err := settle(ctx, s, stderr); err != nil {
				return err
			}
		}
		p := &hitPage{style: styleFor(w), names: s.Lex.PartyNames, json: o.json, skip: max(o.skip, 0)}
		if o.documents {
			hits, total, err := s.Documents(ctx, q)
			if err != nil {
				return err
			}
			for _, h := range hits {
				p.document(h)
			}
			p.end(total, len(hits), "document")
		} else {
			hits, total, err := s.Statements(ctx, q)
			if err != nil {
				return err
			}
			for _, h := range hits {
				by, err := s.ruled(ctx, &h)
				if err != nil {
					return err
				}
				p.statement(h, by)
			}
			p.end(total, len(hits), "statement")
		}
		_, err = w.Write(p.Bytes())
		return said(err)
	})
}

// settle works out where all commitments stand, and shows how far it is.
func settle(ctx context.Context, l desk, stderr io.Writer) error {
	bar := progress(stderr, 0, false)
	defer func() { _ = bar.Clear() }()
	return l.Settle(ctx, func(n, of int) error {
		if n == 0 {
			bar = progress(stderr, of, true)
		}
		_ = bar.Set(n)
		if ctx.Err() != nil {
			return fmt.Errorf("%w; the same command goes on from there", errInterrupted)
		}
		return nil
	})
}

// A hitPage is what a search found, as it is printed.
type hitPage struct {
	bytes.Buffer
	style style
	names map[record.Party]string
	json  bool
	skip  int
}

// ref is how people name a statement to decide.
func ref(hash string, number int) string { return fmt.Sprintf("%s:%d", library.Short(hash), number) }

// ruled lays over a hit what people decided about it, and says what that was:
// "amended by Anna", "rejected by Anna", "" where nobody did.
func (l desk) ruled(ctx context.Context, h *store.Hit) (string, error) {
	r, err := l.Ruled(ctx, *h)
	if err != nil {
		return "", err
	}
	h.Statement = r.Statement
	verb := map[record.Act]string{record.Accept: "accepted", record.Amend: "amended", record.Add: "amended", record.Reject: "rejected"}[r.Act()]
	if verb == "" {
		return "", nil
	}
	return verb + " by " + r.Last().Who, nil
}

func (p *hitPage) statement(h store.Hit, ruled string) {
	if p.json {
		p.object(struct {
			Ref       string           `json:"ref"`
			Document  string           `json:"document"`
			Number    int              `json:"number"`
			Statement record.Statement `json:"statement"`
			Quote     string           `json:"quote"`
			Marks     []record.Passage `json:"marks"`
			Mechanism string           `json:"mechanism"`
			Ordinal   *int             `json:"ordinal"`
			Date      record.Date      `json:"date"`
			Standing  record.Standing  `json:"standing,omitempty"`
			Ruled     string           `json:"ruled,omitempty"`
			Publisher string           `json:"publisher"`
			Published record.Date      `json:"published"`
			URL       string           `json:"url,omitempty"`
		}{
			ref(h.Hash, h.Number), h.Hash, h.Number, h.Statement, h.Quote, append([]record.Passage{}, h.Marks...), h.Mechanism, h.Ordinal, h.Date, h.Standing, ruled,
			h.Document.Publisher, h.Document.Published, h.Document.URL,
		})
		return
	}
	var by []string
	for _, b := range h.Statement.By {
		by = append(by, library.NameOf(string(b), p.names))
	}
	who := english.Listed(by)
	if h.Statement.Speaker != "" {
		who = english.Fold(h.Statement.Speaker) + " (" + who + ")"
	}
	meeting := english.Fold(h.Mechanism)
	if h.Ordinal != nil {
		meeting = english.Ordinal(*h.Ordinal) + " " + meeting
	}
	line := []string{who}
	for _, s := range []string{meeting, english.Date(h.Date), string(h.Standing), english.Fold(ruled)} {
		if s != "" {
			line = append(line, s)
		}
	}
	fmt.Fprintf(p, "%s  %s  %s\n", p.style.bold(ref(h.Hash, h.Number)), p.style.kind(h.Statement.Kind, string(h.Statement.Kind)), strings.Join(line, " · "))
	p.quote(h.Quote, h.Marks)
	p.from(h.Document)
}

// quote prints words with what was looked for in them painted.
func (p *hitPage) quote(words string, marks []record.Passage) {
	const open, end = '\ue000', '\ue001' // of the private use area: wrapped like letters
	rs := []rune(words)
	var b strings.Builder
	at := 0
	for _, m := range marks {
		if !p.style.colour || m.Start < at || m.End > len(rs) {
			continue
		}
		b.WriteString(string(rs[at:m.Start]) + string(open) + string(rs[m.Start:m.End]) + string(end))
		at = m.End
	}
	b.WriteString(string(rs[at:]))
	text := hang("  ", 2, "“"+english.Fold(b.String())+"”", p.style.width, nil)
	if p.style.colour {
		text = strings.NewReplacer(string(open), "\x1b[1;33m", string(end), escReset).Replace(text)
	}
	p.WriteString(text)
}

func (p *hitPage) from(d record.Document) {
	var parts []string
	for _, s := range []string{english.Fold(d.Publisher), english.Date(d.Published), english.Fold(d.URL)} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if len(parts) > 0 {
		p.WriteString("  " + p.style.faint(strings.Join(parts, ", ")) + "\n")
	}
	p.WriteString("\n")
}

func (p *hitPage) document(h store.DocumentHit) {
	if p.json {
		p.object(struct {
			Hash string `json:"hash"`
			record.Document
			Marks []record.Passage `json:"marks"`
		}{h.Hash, h.Document, append([]record.Passage{}, h.Marks...)})
		return
	}
	fmt.Fprintf(p, "%s  %s\n", p.style.bold(library.Short(h.Hash)), english.Fold(h.Document.Title))
	if len(h.Marks) > 0 {
		words, marks := around(h.Document.Text, h.Marks)
		p.quote(words, marks)
	}
	p.from(h.Document)
}

// around cuts the part of a text out that the first mark stands in.
func around(text string, marks []record.Passage) (string, []record.Passage) {
	const before, behind = 60, 160
	rs := []rune(text)
	from, to := max(0, marks[0].Start-before), min(len(rs), marks[0].End+behind)
	var in []record.Passage
	for _, m := range marks {
		if m.End <= to {
			in = append(in, record.Passage{Start: m.Start - from + 1, End: m.End - from + 1})
		}
	}
	return "…" + string(rs[from:to]) + "…", in
}

func (p *hitPage) object(v any) { _ = printObject(p, v) } // a buffer takes everything

// end says how many there are.
func (p *hitPage) end(total, shown int, noun string) {
	if p.json {
		return
	}
	many := english.Count(total, noun)
	if total >= store.Most {
		many = fmt.Sprintf("%d %ss or more", total, noun)
	}
	switch {
	case total == 0:
		p.WriteString("Nothing is found.\n")
	case shown < total:
		fmt.Fprintf(p, "%s; these are %d to %d (--skip, --limit)\n", many, min(p.skip+1, total), p.skip+shown)
	default:
		p.WriteString(many + "\n")
	}
}
