// Package library is the record with what it takes to work on it: it lists the
// dialogues of the record, makes the dossier of one, lays over accounts what
// people decided, and takes new accounts in. The command line and the pages
// stand on it alike, so that both show the same.
//
//   - library.go: the Library, and which reader it works with
//   - dialogue.go: the mechanisms of the record, under all their names
//   - told.go: the dossier of one, with the accounts it stands on
//   - summary.go: what a list says of one
//   - seat.go: under which meeting and mechanism an account is found
//   - take.go: new accounts, read and kept
//   - rights.go: what a role that is limited to mechanisms comes to
package library

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime/debug"
	"sync"

	"rapporteur/dossier"
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

	mu   sync.Mutex
	at   string          // the state of the record that all is of
	all  []Dialogue      // see Dialogues
	told map[string]Told // see Dossier; by the first key
}

// New returns the library of a record.
func New(s *store.Store, lex *lexicon.Lexicon) *Library {
	return &Library{Store: s, Lex: lex, Desk: dossier.New(lex), Reader: reader.New(lex), Label: ReaderLabel(lex), told: map[string]Told{}}
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
