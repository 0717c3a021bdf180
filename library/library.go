// Package library is the record with what it takes to work on it: it lists the
// dialogues of the record, makes the dossier of one, lays over accounts what
// people decided, and takes new accounts in. The command line and the pages
// stand on it alike, so that both show the same.
//
//   - library.go: the Library, and which reader it works with
//   - dialogue.go, catalogue.go: the mechanisms of the record, under all their
//     names
//   - told.go, kept.go: the dossier of one, which is kept once it is made
//   - summary.go, list.go, settle.go: what lists over all mechanisms have of one
//   - seat.go: under which meeting and mechanism an account is found
//   - take.go: new accounts, read and kept
//   - rights.go: what a role that is limited to mechanisms comes to
package library

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"rapporteur/dossier"
	"rapporteur/internal/packed"
	"rapporteur/lexicon"
	"rapporteur/reader"
	"rapporteur/record"
	"rapporteur/store"
)

// A Library is the record with what it takes to make dossiers of it. Its
// methods may be called from several goroutines at once.
type Library struct {
	*store.Store
	Lex    *lexicon.Lexicon
	Desk   *dossier.Desk
	Reader *reader.Reader
	Label  string // of the reader and its lexicon, by which what is kept was worked out

	deciding sync.Mutex // between looking whether somebody else decided and deciding

	form string               // how what is worked out is written, and by which build
	rank map[record.Party]int // of a party's name among all

	listing   sync.Mutex
	catalogue *Catalogue
	listed    int64                 // the moment that it is of
	groups    map[string][]Dialogue // by parties

	mu    sync.Mutex
	told  map[string]Told // see Dossier; by the first key
	steps int             // of all of them

	working   sync.Mutex // held by who settles
	noting    sync.Mutex
	noted     *Catalogue       // what unsettled was worked out by
	seen      int64            // the stamp up to which changes are in it
	unsettled map[string]int64 // by key, with the stamp at which that was noted
	missed    map[string]bool  // keys of those that somebody asked for, and did without
}

// New returns the library of a record.
func New(s *store.Store, lex *lexicon.Lexicon) *Library {
	l := &Library{Store: s, Lex: lex, Desk: dossier.New(lex), Reader: reader.New(lex), Label: ReaderLabel(lex)}
	l.form = packed.Shape[keptTold]() + packed.Shape[Promise]() + packed.Shape[PersonOf]() + build()
	l.told, l.unsettled, l.missed, l.rank = map[string]Told{}, map[string]int64{}, map[string]bool{}, map[record.Party]int{}
	for i, p := range slices.SortedFunc(maps.Keys(lex.PartyNames), func(a, b record.Party) int {
		return cmp.Or(strings.Compare(lex.PartyNames[a], lex.PartyNames[b]), strings.Compare(string(a), string(b)))
	}) {
		l.rank[p] = i
	}
	return l
}

// build tells one build of a version under development from the next: what the
// one worked out and kept is not to hold for the other.
func build() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" && !strings.Contains(info.Main.Version, "+dirty") {
		return ""
	}
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprint(" ", file.Size(), " ", file.ModTime().UnixNano())
}

// ReaderLabel tells one reader from another: by the version of the program
// and the lexicon's lines. A reading by another is made anew by reread.
func ReaderLabel(lex *lexicon.Lexicon) string {
	v := "development version"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		v = info.Main.Version // for one built from a checkout, its commit
	}
	h := sha256.New()
	for _, l := range lex.Lines() {
		fmt.Fprintln(h, l.String(), l.Text)
	}
	return v + ", lexicon " + hex.EncodeToString(h.Sum(nil))[:12]
}

// MechanismKeys tells of each meeting of a reading which mechanism it
// belongs to.
func (l *Library) MechanismKeys(r record.Reading) []string {
	keys := make([]string, len(r.Meetings))
	for i, m := range r.Meetings {
		keys[i] = l.Desk.Key(m.Parties, m.Mechanism)
	}
	return keys
}

// Short is how much of a hash is shown.
func Short(hash string) string { return hash[:min(len(hash), 8)] }
