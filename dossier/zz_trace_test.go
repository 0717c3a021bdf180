package dossier

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rapporteur/lexicon"
	"rapporteur/record"
)

func TestTrace(t *testing.T) {
	args := strings.Fields(os.Getenv("TRACE"))
	if len(args) == 0 {
		t.Skip()
	}
	lex, _ := lexicon.Load("en")
	d := New(lex)
	var all []record.Reading
	for _, f := range args[1:] {
		b, _ := os.ReadFile(f)
		name := strings.TrimSuffix(filepath.Base(f), ".txt")
		j, err := os.ReadFile(args[0] + "/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		r, err := record.ParseReading(j, string(b))
		if err != nil {
			t.Fatal(err)
		}
		r.Document.Name = name
		all = append(all, r)
	}
	_, at := d.seat(all, nil)
	var ms []*matter
	var us []*utterance
	for i := range all {
		s := d.sheetOf(&all[i], at[i])
		s.edition = i
		for _, u := range s.said {
			ms = append(ms, u.m)
			us = append(us, u)
		}
	}
	sc := newScale(ms)
	for _, u := range us {
		fmt.Printf("\n%d %s %.110q heavy %.1f slight %v when %q amounts %v is %s past %v len %.1f\n   ", u.sheet.edition, u.st.Kind, u.cite().Quote, u.m.heavy, u.m.slight, u.m.when, u.m.amounts, cues(u.m.is), u.m.past, sc.length(u.m))
		for _, x := range u.m.terms {
			fmt.Printf("%s:%.2f%v ", x.key, x.weight*sc.of(x.key), map[bool]string{true: "*"}[x.own])
		}
		fmt.Println()
		for _, w := range us {
			if w.sheet.edition < u.sheet.edition && (opens(w.st.Kind) || os.Getenv("ALL") != "") {
				if l := sc.alike(w.m, u.m); l.score > 0.18 {
					fmt.Printf("      %.2f heavy %.2f mine %.2f  %.80q %s\n", l.score, l.heavy, l.mine, w.cite().Quote, l.why())
				}
			}
		}
	}
}

func cues(c lexicon.Cue) string {
	return lexicon.CueString(c)
}
