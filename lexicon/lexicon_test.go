package lexicon

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/biter777/countries"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"rapporteur/record"
	"rapporteur/text"
)

var loaded = sync.OnceValues(func() (*Lexicon, error) { return Load("en") })

// english is the lexicon itself.
func english(t testing.TB) *Lexicon {
	t.Helper()
	l, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// formsOf divides a text into forms, much as a reader does.
func formsOf(l *Lexicon, s string) []*Form {
	lang := &text.Language{Abbreviations: l.Abbreviations, Captions: l.Captions, Meta: text.NewOpenings(l.Meta), Preface: text.NewOpenings(l.Preface), Starters: l.Starters, Known: l.Known}
	var out []*Form
	for _, t := range text.Tokens(nil, s, 0, len(s), lang) {
		w := s[t.Start:t.End]
		switch {
		case t.Shape == text.Poss, t.Shape == text.Punct && strings.Contains("-–‑—/'\"“”‘’", w):
		case t.Shape == text.Punct:
			out = append(out, &Form{Raw: w, Key: w})
		default:
			low := strings.ReplaceAll(strings.ToLower(w), "’", "'")
			out = append(out, &Form{Raw: w, Key: Key(low), Lower: low})
		}
	}
	return out
}

// in returns the values of the phrases in forms, the longest at each place.
func in[V any](t *Trie[V], forms []*Form) []V {
	var out []V
	for i := 0; i < len(forms); {
		v, n := t.Longest(forms[i:])
		if n > 0 {
			out = append(out, v)
		}
		i += max(n, 1)
	}
	return out
}

func TestLoad(t *testing.T) {
	l := english(t)
	if l.Language != "en" {
		t.Errorf("language %q", l.Language)
	}
	seen := map[string]int{}
	for _, line := range l.Lines() {
		seen[line.File]++
		if line.Number < 1 || line.Text == "" || line.Text[0] == '#' {
			t.Errorf("%s: %q", line, line.Text)
		}
	}
	names, err := fs.Glob(files, "en/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		if base := strings.TrimPrefix(n, "en/"); seen[base] == 0 && base != "verbs.txt" {
			t.Errorf("no line of %s is loaded", base)
		}
	}
	if _, err := Load("tlh"); err == nil || !strings.Contains(err.Error(), "tlh") {
		t.Errorf("a language that is not there: %v", err)
	}
}

// TestLoadTwice checks that what is loaded does not hang on chance.
func TestLoadTwice(t *testing.T) {
	form := func(l *Lexicon) map[string]PartyForm {
		m := map[string]PartyForm{}
		for _, p := range parties(l) {
			for _, names := range p.names {
				for _, n := range names {
					v, _ := l.Parties.Exact(n)
					m[p.line.String()+" "+n] = v.Form
				}
			}
		}
		return m
	}
	want := form(english(t))
	for range 8 {
		l, err := Load("en")
		if err != nil {
			t.Fatal(err)
		}
		got := form(l)
		for _, k := range slices.Sorted(maps.Keys(want)) {
			if got[k] != want[k] {
				t.Errorf("%s is of form %d, at another load %d", k, want[k], got[k])
				delete(want, k)
			}
		}
	}
}

// TestExamples checks that every line has an example; files of mere words
// have none.
func TestExamples(t *testing.T) {
	fields := map[string]int{
		"acts.txt": 4, "areas.txt": 3, "courses.txt": 3, "matter.txt": 3, "cues.txt": 3, "idioms.txt": 4, "forums.txt": 3, "frames.txt": 3, "groups.txt": 3, "outlets.txt": 3, "instruments.txt": 3,
		"irregular.txt": 4, "lists.txt": 3, "meetings.txt": 3, "names.txt": 6, "nouns.txt": 3, "parties.txt": 6, "ranks.txt": 3, "roles.txt": 3, "spelling.txt": 3,
	}
	bare := []string{"closed.txt", "verbs.txt", "time.txt", "layout.txt"}
	for _, line := range english(t).Lines() {
		want, ok := fields[line.File]
		if !ok {
			if !slices.Contains(bare, line.File) {
				t.Errorf("%s: a file that this test does not know", line)
			}
			continue
		}
		f := strings.Split(line.Text, "|")
		if len(f) != want {
			t.Errorf("%s: %d fields, want %d", line, len(f), want)
			continue
		}
		if example := strings.TrimSpace(f[want-1]); len(strings.Fields(example)) < 2 || example != line.Example {
			t.Errorf("%s: example %q, taken over as %q", line, example, line.Example)
		}
	}
}

// A partyLine is a line of parties.txt: its names in the order of fields.
type partyLine struct {
	line  Line
	code  record.Party
	names [4][]string // Name, Adjective, Seat, PlaceIn
}

func parties(l *Lexicon) []partyLine {
	var out []partyLine
	for _, line := range l.Lines() {
		if line.File != "parties.txt" {
			continue
		}
		f := strings.Split(line.Text, "|")
		p := partyLine{line: line, code: record.Party(strings.TrimSpace(f[0]))}
		for i := range p.names {
			p.names[i] = Phrases(f[i+1])
		}
		out = append(out, p)
	}
	return out
}

// TestPartyCodes checks every code against a list of countries that others
// keep: a state has its alpha-3 code and a name that the list knows too, an
// organisation has no adjective, and no country is left out.
func TestPartyCodes(t *testing.T) {
	organisation := regexp.MustCompile(`^[A-Z][A-Za-z0-9+-]*$`)
	first := map[record.Party]Line{"": {}}
	for _, p := range parties(english(t)) {
		if was, ok := first[p.code]; ok {
			t.Errorf("%s: %q has a line already, %s", p.line, p.code, was)
		}
		first[p.code] = p.line
		code := string(p.code)
		switch country := countries.ByName(code); {
		case country != countries.Unknown && country.Alpha3() == code:
			// The list takes both Congos for one.
			if code != "COG" && !slices.ContainsFunc(p.names[0], func(n string) bool { return countries.ByName(n) == country }) {
				t.Errorf("%s: none of %q is a name of %s", p.line, p.names[0], country)
			}
		case code == "XKX":
		case !organisation.MatchString(code):
			t.Errorf("%s: %q is neither an alpha-3 code nor a short name", p.line, code)
		case len(p.names[1]) > 0:
			t.Errorf("%s: %s has people (%s) and no alpha-3 code", p.line, code, p.names[1][0])
		}
	}
	for _, c := range countries.All() {
		switch c {
		case countries.ATA, countries.BVT, countries.HMD, countries.UMI: // where nobody lives
		case countries.ANT, countries.YUG: // which are no more
		default:
			if _, ok := first[record.Party(c.Alpha3())]; !ok {
				t.Errorf("%s (%s) has no line", c, c.Alpha3())
			}
		}
	}
}

// TestPartyNames checks that every name stands for its own party. A place may
// share its name with another party, which then has it.
func TestPartyNames(t *testing.T) {
	l := english(t)
	forms := []PartyForm{Name, Adjective, Seat, PlaceIn}
	first := map[string]partyLine{}
	for _, p := range parties(l) {
		for i, names := range p.names[:3] {
			for _, n := range names {
				if was, ok := first[n]; ok && was.code != p.code {
					t.Errorf("%s: %q stands for %s, and for %s in %s", p.line, n, p.code, was.code, was.line)
				}
				first[n] = p
				if v, ok := l.Parties.Exact(n); !ok || v.Party != p.code {
					t.Errorf("%s: %q (field %d) is found as %s (%v)", p.line, n, forms[i]+1, v.Party, v.Line)
				}
			}
		}
	}
	places := map[string]partyLine{}
	for _, p := range parties(l) {
		for _, n := range p.names[3] {
			if was, ok := places[n]; ok && was.code != p.code {
				t.Logf("%s: the place %q is in %s also (%s)", p.line, n, was.code, was.line)
			}
			places[n] = p
		}
	}
}

func TestPartyExamples(t *testing.T) {
	l := english(t)
	for _, p := range parties(l) {
		var got []record.Party
		for _, v := range in(l.Parties, formsOf(l, p.line.Example)) {
			got = append(got, v.Party)
		}
		if !slices.Contains(got, p.code) {
			t.Errorf("%s: example %q names %v, not %s", p.line, p.line.Example, got, p.code)
		}
	}
}

func TestGroupMembers(t *testing.T) {
	l := english(t)
	for _, line := range l.Lines() {
		if line.File != "groups.txt" {
			continue
		}
		f := strings.Split(line.Text, "|")
		members := Phrases(f[1])
		for i, m := range members {
			if l.PartyNames[record.Party(m)] == "" || slices.Contains(members[:i], m) {
				t.Errorf("%s: member %q is no party or stands twice", line, m)
			}
		}
		if !slices.ContainsFunc(Phrases(f[0]), func(n string) bool { return strings.Contains(line.Example, n) }) {
			t.Errorf("%s: no name of the group is in its example %q", line, line.Example)
		}
	}
}

func TestOutlets(t *testing.T) {
	l := english(t)
	for _, line := range l.Lines() {
		if line.File != "outlets.txt" {
			continue
		}
		if got := in(l.Outlets, formsOf(l, line.Example)); !slices.Contains(got, record.Party(Fields(line.Text)[0])) {
			t.Errorf("%s: example %q has no outlet of the line", line, line.Example)
		}
	}
}

// TestAreaExamples checks that each example names what its line carries and
// no more, in accounts of both kinds: strong areas exactly; weak ones at
// least, where nothing strong is named.
func TestAreaExamples(t *testing.T) {
	l := english(t)
	for _, line := range l.Lines() {
		if line.File != "areas.txt" {
			continue
		}
		t.Run(line.String(), func(t *testing.T) {
			var own AreaSet
			if err := own.add(Fields(line.Text)[0]); err != nil {
				t.Fatal(err)
			}
			var found []NamedArea
			var lines []string
			for _, set := range in(l.Areas, formsOf(l, line.Example)) {
				found = append(found, set.Areas...)
				lines = append(lines, set.Line.String())
			}
			if !slices.Contains(lines, line.String()) {
				t.Logf("example %q is found by %v, not by its own line", line.Example, lines)
			}
			for _, account := range []Account{Civil, Military} {
				want, wantWeak := inAccount(own.Areas, account)
				strong, weak := inAccount(found, account)
				if diff := cmp.Diff(want, strong); diff != "" {
					t.Errorf("areas of %q by %v (-want +got):\n%s", line.Example, lines, diff)
				}
				for _, a := range wantWeak {
					if !slices.Contains(weak, a) {
						t.Errorf("example %q by %v names %v, not weakly %s", line.Example, lines, weak, a)
					}
				}
			}
		})
	}
}

// inAccount returns the areas that count in an account, in order.
func inAccount(areas []NamedArea, account Account) (strong, weak []record.Area) {
	for _, a := range areas {
		switch {
		case a.In != AnyAccount && a.In != account:
		case a.Weak:
			weak = append(weak, a.Area)
		default:
			strong = append(strong, a.Area)
		}
	}
	return sorted(strong), sorted(weak)
}

func sorted(areas []record.Area) []record.Area {
	areas = slices.Clone(areas)
	slices.Sort(areas)
	return slices.Compact(areas)
}

// TestLinesFound checks, for the files whose phrases a trie finds, that each
// example holds a phrase of its own line's class.
func TestLinesFound(t *testing.T) {
	l := english(t)
	for _, line := range l.Lines() {
		class := strings.TrimSpace(strings.Split(line.Text, "|")[0])
		forms := formsOf(l, line.Example)
		var ok bool
		switch line.File + " " + class {
		case "ranks.txt rank":
			ok = slices.Contains(in(l.Ranks, forms), Rank)
		case "ranks.txt honorific":
			ok = slices.Contains(in(l.Ranks, forms), Honorific)
		case "ranks.txt suffix":
			ok = slices.Contains(in(l.Ranks, forms), Suffix)
		case "frames.txt topic":
			ok = slices.Contains(in(l.Frames, forms), Topic)
		case "frames.txt aside":
			ok = slices.Contains(in(l.Frames, forms), Aside)
		case "instruments.txt head":
			ok = slices.Contains(in(l.Instruments, forms), InstrHead)
		case "instruments.txt name":
			ok = slices.Contains(in(l.Instruments, forms), InstrName)
		case "instruments.txt no":
			ok = slices.Contains(in(l.Instruments, forms), InstrNo)
		case "forums.txt name":
			ok = slices.Contains(in(l.Forums, forms), ForumName)
		case "forums.txt head":
			ok = slices.Contains(in(l.Forums, forms), ForumHead)
		case "meetings.txt mechanism":
			ok = len(in(l.Mechanisms, forms)) > 0
		case "meetings.txt visit":
			ok = len(in(l.Visits, forms)) > 0
		case "meetings.txt no":
			ok = len(in(l.NoMeeting, forms)) > 0
		case "cues.txt " + class:
			ok = slices.Contains(in(l.Cues, forms), record.Kind(class))
		case "idioms.txt " + class:
			for _, i := range in(l.Idioms, forms) {
				ok = ok || *i.Line == line
			}
		case "lists.txt " + class:
			x := List(slices.Index(listNames[:], class))
			ok = slices.ContainsFunc(forms, func(f *Form) bool { _, in := l.Look(f.Lower); return in.Has(x) })
		case "spelling.txt " + class:
			ok = true
			for _, w := range Phrases(strings.Split(line.Text, "|")[1]) {
				ok = ok && Key(w) == class
			}
			ok = ok && slices.ContainsFunc(forms, func(f *Form) bool { return f.Key == class })
		case "irregular.txt " + class:
			ok = slices.ContainsFunc(forms, func(f *Form) bool { return slices.Contains(l.irregular[class], f.Lower) })
		default:
			if line.File != "nouns.txt" {
				continue
			}
			for _, n := range in(l.ActNouns, forms) {
				ok = ok || *n.Line == line
			}
		}
		if !ok {
			t.Errorf("%s: nothing of the line is in its example %q", line, line.Example)
		}
	}
}

// TestActExamples checks that each act's example holds its verb, and that the
// act is found under it.
func TestActExamples(t *testing.T) {
	l := english(t)
	for _, line := range l.Lines() {
		if line.File != "acts.txt" {
			continue
		}
		lemmas := map[string]bool{}
		for _, f := range formsOf(l, line.Example) {
			lemmas[f.Lower] = true
			if w := l.Word(f.Lower); w != nil {
				if w.Lemma != "" {
					lemmas[w.Lemma] = true
				}
				if w.Is(Be) {
					lemmas["be"] = true
				}
				if w.Is(Have) {
					lemmas["have"] = true
				}
			}
		}
		ok := false
		for _, pattern := range Phrases(strings.Split(line.Text, "|")[0]) {
			lemma := strings.Split(strings.ToLower(strings.Fields(pattern)[0]), "/")[0]
			if !slices.ContainsFunc(l.Acts(lemma), func(a *Act) bool { return *a.Line == line }) {
				t.Errorf("%s: %q is not found under %q", line, pattern, lemma)
			}
			ok = ok || lemmas[lemma]
		}
		if !ok {
			t.Errorf("%s: no verb of the line is in its example %q", line, line.Example)
		}
	}
}

func TestActsLongestFirst(t *testing.T) {
	l := english(t)
	for lemma, acts := range l.acts {
		for i := 1; i < len(acts); i++ {
			if len(acts[i].Pattern) > len(acts[i-1].Pattern) {
				t.Errorf("%s: %s stands after the shorter %s", lemma, acts[i].Line, acts[i-1].Line)
			}
		}
	}
}

func TestAct(t *testing.T) {
	l := loadOnly(t, map[string]string{"acts.txt": "Issue ~ statement/letter*, issue | sign | alone=pledge bare=agree split | It issued a statement."})
	acts := l.Acts("issue")
	if len(acts) != 2 {
		t.Fatalf("%d acts under issue, want 2", len(acts))
	}
	want := Act{
		Pattern: []Element{{Words: []string{"issue"}}, {Gap: true}, {Words: []string{"statement", "letter*"}}},
		Kind:    record.Sign, Alone: record.Pledge, Bare: record.Agree, Split: true,
		Line: &Line{"acts.txt", 1, "Issue ~ statement/letter*, issue | sign | alone=pledge bare=agree split | It issued a statement.", "It issued a statement."},
	}
	if diff := cmp.Diff(want, *acts[0], cmpopts.IgnoreUnexported(Element{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	all := l.Candidates("issue").Acts
	if len(all) != 2 || all[0].Act != acts[0] || all[1].Act != acts[1] {
		t.Fatalf("candidates %+v are not the two acts", all)
	}
	last := acts[0].Pattern[2]
	for form, want := range map[string]bool{"statement": true, "statements": false, "letter": true, "letters": true, "lette": false, "": false} {
		if got := last.Match(form, l.Bits(form)); got != want {
			t.Errorf("Match(%q) = %v", form, got)
		}
		if want && all[0].Far&l.Bits(form) == 0 {
			t.Errorf("%q shares no bit with what goes on so", form)
		}
	}
	if acts[0].Pattern[1].Match("anything", l.Bits("anything")) {
		t.Error("a gap matches a word")
	}
	if all[1].Near != Anything {
		t.Error("the verb alone asks for more words")
	}
}

func TestInflect(t *testing.T) {
	l := english(t)
	for form, want := range map[string]struct {
		lemma string
		class Class
	}{
		"pledge": {"pledge", Base}, "pledges": {"pledge", Third}, "pledged": {"pledge", Past | Participle}, "pledging": {"pledge", Ing},
		"commit": {"commit", Base}, "committed": {"commit", Past | Participle}, "committing": {"commit", Ing}, "commits": {"commit", Third},
		"travelling": {"travel", Ing}, "traveling": {"travel", Ing}, "travelled": {"travel", Past | Participle}, "traveled": {"travel", Past | Participle},
		"agrees": {"agree", Third}, "agreed": {"agree", Past | Participle}, "agreeing": {"agree", Ing},
		"undertook": {"undertake", Past}, "undertaken": {"undertake", Participle}, "undertaking": {"undertake", Ing}, "undertakes": {"undertake", Third},
		"reiterated": {"reiterate", Past | Participle}, "reiterating": {"reiterate", Ing},
		"testified": {"testify", Past | Participle}, "identifies": {"identify", Third}, "identifying": {"identify", Ing},
		"enjoyed": {"enjoy", Past | Participle}, "enjoys": {"enjoy", Third}, "conveyed": {"convey", Past | Participle},
		"discusses": {"discuss", Third}, "expresses": {"express", Third}, "establishes": {"establish", Third}, "reaches": {"reach", Third},
		"said": {"say", Past | Participle}, "told": {"tell", Past | Participle}, "gave": {"give", Past}, "given": {"give", Participle},
		"held": {"hold", Past | Participle}, "sought": {"seek", Past | Participle}, "seeking": {"seek", Ing},
		"spoke": {"speak", Past}, "spoken": {"speak", Participle}, "putting": {"put", Ing}, "set": {"set", Base | Past | Participle},
		"taking": {"take", Ing}, "planned": {"plan", Past | Participle}, "planning": {"plan", Ing},
		"offered": {"offer", Past | Participle}, "visited": {"visit", Past | Participle}, "developed": {"develop", Past | Participle},
		"welcomed": {"welcome", Past | Participle}, "undergoes": {"undergo", Third}, "overseen": {"oversee", Participle}, "overseeing": {"oversee", Ing},
		"foresaw": {"foresee", Past}, "withdrew": {"withdraw", Past}, "upheld": {"uphold", Past | Participle},
	} {
		w := l.Word(form)
		if w == nil {
			t.Errorf("%s is not known", form)
			continue
		}
		if w.Lemma != want.lemma || w.Class&Verb&want.class != want.class {
			t.Errorf("%s is of %q, classes %b, want %q, %b", form, w.Lemma, w.Class&Verb, want.lemma, want.class)
		}
	}
	for _, wrong := range []string{
		"pledgeed", "agreeed", "agreing", "undertaked", "gived", "sayed", "speaked", "testifyed", "discusss", "enjoied", "holded", "seeked",
		"reachs", "establishs", "tooked", "telled", "meeted", "sended",
	} {
		if l.Known(wrong) {
			t.Errorf("%s is known", wrong)
		}
	}
}

// TestInflectWhole gives every form of a verb by itself.
func TestInflectWhole(t *testing.T) {
	for base, want := range map[string]string{
		"vow":              "vow vowed vowing vows",
		"tie":              "tie tied ties tying",
		"stay":             "stay stayed staying stays",
		"deny":             "denied denies deny denying",
		"fix":              "fix fixed fixes fixing",
		"free":             "free freed freeing frees",
		"write wrote both": "both write writes writing wrote",
	} {
		l := loadOnly(t, map[string]string{"verbs.txt": base})
		var got []string
		for form, w := range l.words {
			if w.listed {
				continue
			}
			if w.Lemma != strings.Fields(base)[0] {
				t.Errorf("%s: %s is of %q", base, form, w.Lemma)
			}
			got = append(got, form)
		}
		slices.Sort(got)
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", base, diff)
		}
	}
	l := loadOnly(t, map[string]string{"verbs.txt": "grant+n+give, find found found, found"})
	for form, class := range map[string]Class{"grant": NounToo | Give | Base, "granted": Past, "founded": Past, "finds": Third} {
		if w := l.Word(form); w == nil || w.Class&class != class {
			t.Errorf("%s: %+v, want class %b", form, w, class)
		}
	}
	if w := l.Word("found"); w == nil || w.Lemma != "found" || !w.Is(Past) || !w.Is(Base) {
		t.Errorf("found: %+v", w)
	}
}

// TestRoman reads numerals to the last of time.txt, where the value of one is
// its place in the line: a numeral left out would shift all that follow.
func TestRoman(t *testing.T) {
	l := english(t)
	for form, want := range map[string]int{"I": 1, "iv": 4, "IX": 9, "XIV": 14, "XXVIII": 28, "xxxix": 39, "IIII": 0, "L": 0, "six": 0, "": 0} {
		if got := l.Roman(form); got != want {
			t.Errorf("Roman(%q) = %d, want %d", form, got, want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	l := english(t)
	for form, want := range map[string]int{
		"first": 1, "Tenth": 10, "inaugural": 1, "10th": 10, "1st": 1, "22nd": 22, "3RD": 3, "twelfth": 12,
		"": 0, "th": 0, "ten": 0, "10": 0, "nth": 0, "round": 0, "1st.": 0,
	} {
		if got := l.Ordinal(form); got != want {
			t.Errorf("Ordinal(%q) = %d, want %d", form, got, want)
		}
	}
}

func TestTime(t *testing.T) {
	l := english(t)
	for form, want := range map[string]Word{
		"january": {Month: 1}, "may": {Month: 5}, "june": {Month: 6}, "jun": {Month: 6}, "sept": {Month: 9}, "sept.": {Month: 9}, "sep": {Month: 9},
		"dec": {Month: 12}, "dec.": {Month: 12}, "december": {Month: 12}, "monday": {Day: 1}, "sunday": {Day: 7}, "twelve": {Number: 12}, "third": {Ordinal: 3},
	} {
		w := l.Word(form)
		if w == nil {
			t.Errorf("%s is not known", form)
			continue
		}
		if got := (Word{Month: w.Month, Day: w.Day, Ordinal: w.Ordinal, Number: w.Number}); got != want {
			t.Errorf("%s is %+v, want %+v", form, got, want)
		}
	}
}

func TestSeat(t *testing.T) {
	l := english(t)
	for p, want := range map[record.Party]string{"JPN": "Tokyo", "VNM": "Hanoi", "XXX": ""} {
		if got := l.Seat(p); got != want {
			t.Errorf("Seat(%s) = %q, want %q", p, got, want)
		}
	}
}

// folder makes the folder of a lexicon with the given files and the others
// empty, but for lists.txt, in which no list may be missing.
func folder(changed map[string]string) fstest.MapFS {
	dir := fstest.MapFS{}
	names, _ := fs.Glob(files, "en/*.txt")
	for _, n := range names {
		base := strings.TrimPrefix(n, "en/")
		text, ok := changed[base]
		if base == "lists.txt" && !ok {
			b, _ := files.ReadFile(n)
			text = string(b)
		}
		dir[base] = &fstest.MapFile{Data: []byte(text)}
	}
	return dir
}

// loadOnly loads a lexicon that holds nothing but the given files.
func loadOnly(t *testing.T, changed map[string]string) *Lexicon {
	t.Helper()
	l, err := load(folder(changed), "en")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestLoadErrors(t *testing.T) {
	for _, c := range []struct{ file, in, want string }{
		{"closed.txt", "# words\n\nverb | go", `closed.txt:3: no class "verb"`},
		{"closed.txt", "det the, a", "closed.txt:1: a line needs fields"},
		{"roles.txt", "actor | king | The king came.", `roles.txt:1: no class "actor"`},
		{"time.txt", "season | spring", `time.txt:1: no class "season"`},
		{"ranks.txt", "title | Sir | Sir X came.", `ranks.txt:1: no class "title"`},
		{"meetings.txt", "expo | fair | X.", `meetings.txt:1: no class "expo"`},
		{"instruments.txt", "law | act | X.", `instruments.txt:1: no class "law"`},
		{"forums.txt", "club | Quad | X.", `forums.txt:1: no class "club"`},
		{"frames.txt", "after | later | X.", `frames.txt:1: no class "after"`},
		{"cues.txt", "praise | good | X.", `cues.txt:1: no kind "praise"`},
		{"layout.txt", "photo | (Photo", `layout.txt:1: no class "photo"`},
		{"parties.txt", "JPN | Japan | Japanese | Tokyo | Japan came.", "parties.txt:1: a party has 6 fields, this line 5"},
		{"names.txt", "Nippon | JPN | sato | | ko", "names.txt:1: a tradition of names has 6 fields, this line 5"},
		{"names.txt", "Nippon | JPN | sato | | ko | Minister Sato spoke.", `names.txt:1: no party "JPN"`},
		{"names.txt", "Nippon | JPN | sato | | o | Minister Sato spoke.", `names.txt:1: "o" is no beginning or ending of 2 to 8 letters`},
		{"areas.txt", "naval | navy", "areas.txt:1: an area line has 3 fields, this one 2"},
		{"areas.txt", "naval | navy | X.\nnavy? | ship | X.", `areas.txt:2: no area "navy"`},
		{"nouns.txt", "hope | wish | X.", `nouns.txt:1: no kind "wish"`},
		{"acts.txt", "agree | agree | X.", "acts.txt:1: an act has 4 fields (patterns, kind, flags, example), this line 3"},
		{"acts.txt", "agree | consent | | X.", `acts.txt:1: no kind "consent"`},
		{"acts.txt", "agree | agree | loud | X.", `acts.txt:1: no flag "loud"`},
		{"acts.txt", "agree | agree | alone=perhaps | X.", `acts.txt:1: no kind "perhaps"`},
		{"spelling.txt", "defence | defense", "spelling.txt:1: a spelling has 3 fields"},
		{"irregular.txt", "seek | sought | They sought it.", "irregular.txt:1: an irregular verb has 4 fields"},
		{"lists.txt", "held | met", "lists.txt:1: a list has 3 fields (name, words, example), this line 2"},
		{"lists.txt", "held | met | They met.\n\nheld | spoke | They spoke.", `lists.txt:3: a second list "held"`},
		{"lists.txt", "# words\nthing | met | They met.", `lists.txt:2: no rule asks for a list "thing"`},
		{"lists.txt", "held | met | They met.", `lists.txt:1: no line for the list "which-one"`},
		{"verbs.txt", "# verbs\ngo went", `verbs.txt:2: "go went": an irregular verb needs past and participle`},
	} {
		_, err := load(folder(map[string]string{c.file: c.in}), "xx")
		if err == nil || !strings.HasPrefix(err.Error(), "lexicon xx/"+c.want) {
			t.Errorf("%s of %q: error %v, want %q", c.file, c.in, err, c.want)
		}
	}
	dir := folder(nil)
	delete(dir, "time.txt")
	if _, err := load(dir, "xx"); err == nil || !strings.Contains(err.Error(), "time.txt") || !strings.Contains(err.Error(), "xx") {
		t.Errorf("a file that is not there: %v", err)
	}
}

// FuzzLoad checks that no line of a lexicon is too odd to be read or to be
// refused with its place.
func FuzzLoad(f *testing.F) {
	names, err := fs.Glob(files, "en/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for i, n := range names {
		b, err := files.ReadFile(n)
		if err != nil {
			f.Fatal(err)
		}
		lines := strings.Split(string(b), "\n")
		f.Add(i, strings.Join(lines[:min(len(lines), 14)], "\n"))
		for _, s := range []string{
			"a|b", "a|b|c", "a | | b | c", "|", "||", "|||", "|||||", " | ,, | ", "none | * | x", "naval | - | x", "naval | _ ~ *, a*b | x",
			"~ | agree | | x", "/ | agree | | x", "y | agree | | x", "e | agree | | x", "* | agree | | x", "agree | agree | alone= bare= | x",
			"y", "+n", "e, o, s", "go a b c", "rank | * | x", "head | * | x", "agree | * | x", "* | agree | x", "JPN | * | ~ | _ | - | x", "\xff | \xff | \xff",
			"ordinal | ,,,", "month | \u0130",
		} {
			f.Add(i, s)
		}
	}
	place := regexp.MustCompile(`^lexicon xx/([a-z]+\.txt):(\d+): .`)
	f.Fuzz(func(t *testing.T, i int, s string) {
		if i < 0 || i >= len(names) {
			t.Skip()
		}
		name := strings.TrimPrefix(names[i], "en/")
		defer func() {
			if p := recover(); p != nil {
				t.Errorf("%s: %q: panic: %v", name, s, p)
			}
		}()
		l, err := load(folder(map[string]string{name: s}), "xx")
		if err != nil {
			m := place.FindStringSubmatch(err.Error())
			if m == nil || m[1] != name {
				t.Fatalf("error %q does not say where in %s", err, name)
			}
			var n int
			if _, err := fmt.Sscan(m[2], &n); err != nil || n < 1 || n > strings.Count(s, "\n")+1 {
				t.Fatalf("error %q names line %d of %d", err, n, strings.Count(s, "\n")+1)
			}
			return
		}
		for _, line := range l.Lines() {
			if line.File == "lists.txt" && name != line.File {
				continue // see folder
			}
			if line.File != name || strings.TrimSpace(strings.Split(s, "\n")[line.Number-1]) != line.Text {
				t.Fatalf("%s is %q", line, line.Text)
			}
		}
	})
}

// TestLists checks that a list makes no word known, and that each has words.
func TestLists(t *testing.T) {
	l := english(t)
	for x := range List(listCount) {
		if x.String() == "" {
			t.Errorf("list %d has no name", x)
		}
	}
	if w, in := l.Look("bursaries"); w != nil || !in.Has(ListGift) || in.Has(ListHeld) || l.Known("bursaries") || l.Word("bursaries") != nil {
		t.Errorf("Look(bursaries) = %v, %v", w, in)
	}
	if w, in := l.Look("held"); !w.Is(Past) || !in.Has(ListHeld) || in.Has(ListEnded) {
		t.Errorf("Look(held) = %v, %v", w, in)
	}
	if w, in := l.Look("zzz"); w != nil || in.Has(ListHeld) {
		t.Errorf("Look(zzz) = %v, %v", w, in)
	}
	for _, line := range l.Lines() {
		if line.File == "lists.txt" && len(Phrases(strings.Split(line.Text, "|")[1])) == 0 {
			t.Errorf("%s: no words", line)
		}
	}
}
