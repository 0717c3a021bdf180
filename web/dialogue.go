package web

import (
	"slices"
	"strings"

	"rapporteur/dossier"
	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/record"
)

// slug writes the key of a mechanism so that it stands well in an address.
func slug(key string) string {
	return strings.NewReplacer(" ", "-", "+", "-", ":", ".", "/", "_").Replace(strings.ToLower(key))
}

// mechanismLink returns the address of a mechanism's page.
func (v *visit) mechanismLink(d library.Dialogue) string {
	return v.link([]string{"m", slug(d.Keys[0])})
}

// documentLink returns the address of a passage in a document, or of the
// document.
func (v *visit) documentLink(hash string, at ...record.Passage) string {
	to := v.documentAt(hash)
	if len(at) > 0 {
		to += "#p" + span(at[0])
	}
	return to
}

// documentAt returns the address of a document with a query.
func (v *visit) documentAt(hash string, query ...string) string {
	return v.link([]string{"d", inAddress(hash)}, query...)
}

// inAddress is as much of a hash as stands in addresses.
func inAddress(hash string) string { return hash[:min(16, len(hash))] }

// span writes a passage as addresses do.
func span(p record.Passage) string { return itoa(p.Start) + "-" + itoa(p.End) }

// dialogue finds the mechanism that an address names. Any of its names does,
// so that an address lasts when another name comes first.
func (v *visit) dialogue() (library.Dialogue, library.Told, error) {
	all, err := v.lib.Dialogues(v.Context())
	if err != nil {
		return library.Dialogue{}, library.Told{}, err
	}
	want := v.PathValue("mechanism")
	i := slices.IndexFunc(all, func(d library.Dialogue) bool {
		return slices.ContainsFunc(d.Keys, func(k string) bool { return slug(k) == want })
	})
	if i < 0 {
		return library.Dialogue{}, library.Told{}, errNoPage
	}
	x, err := v.lib.Dossier(v.Context(), all[i])
	return all[i], x, err
}

// editionSlug names an edition in an address: by its number, else its day,
// else its place among the editions.
func editionSlug(all []dossier.Edition, i int) string {
	e := all[i]
	same := 0
	for _, o := range all {
		if o.Number == e.Number {
			same++
		}
	}
	switch {
	case e.Number > 0 && same == 1:
		return itoa(e.Number)
	case e.Start != "":
		same = 0
		for _, o := range all {
			if o.Start == e.Start {
				same++
			}
		}
		if same == 1 {
			return string(e.Start)
		}
	}
	if len(e.Accounts) > 0 {
		return "at-" + library.Short(e.Accounts[0].Hash)
	}
	return "at-" + itoa(i+1)
}

func (v *visit) editionLink(d library.Dialogue, all []dossier.Edition, i int, query ...string) string {
	return v.link([]string{"m", slug(d.Keys[0]), editionSlug(all, i)}, query...)
}

// mechanismTitle names a mechanism, also one that has no name.
func (v *visit) mechanismTitle(name string) string {
	if name = english.Fold(name); name == "" {
		return v.s.words.say("mechanism.noname")
	}
	return name
}

// documentTitle heads an account, also one that has no title.
func (v *visit) documentTitle(title string) string {
	if title = english.Fold(title); title == "" {
		return v.s.words.say("document.notitle")
	}
	return title
}

// most is how many mechanisms a page over all of them looks into; no more than
// the library keeps at hand, so that the next page finds them there.
const most = 60

// lasting returns the mechanisms of the record that meet again and again, whose
// parties and names fit the words asked for, the latest first. many tells that
// there are more.
func (v *visit) lasting(words string) (out []library.Dialogue, single int, err error) {
	all, err := v.lib.Dialogues(v.Context())
	if err != nil {
		return nil, 0, err
	}
	parties, rest := v.lib.PartiesIn(strings.Fields(words))
	for _, d := range all {
		switch {
		case !d.AnswersTo(parties, rest):
		case v.lib.Desk.Recurring(d.Name):
			out = append(out, d)
		default:
			single++
		}
	}
	slices.SortStableFunc(out, func(a, b library.Dialogue) int { return strings.Compare(string(b.Last), string(a.Last)) })
	return out, single, nil
}
