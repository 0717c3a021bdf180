package dossier

import (
	"encoding/json"
	"testing"

	"rapporteur/record"
)

func TestLayMeeting(t *testing.T) {
	text := "Kenya and Finland held their 3rd dialogue in Nairobi."
	three := 3
	read := record.Reading{
		Document: record.Document{Text: text},
		Meetings: []record.Meeting{
			{
				ID: "m1", Role: record.Subject, Mechanism: "dialogue", Parties: []record.Party{"KEN", "FIN"}, Ordinal: &three,
				Heads: []record.Head{{Name: "Ann Otieno", Party: "KEN"}}, Evidence: []record.Passage{{Start: 29, End: 41}},
			},
			{ID: "m2", Role: record.Mentioned, Mechanism: "visit", Evidence: []record.Passage{{Start: 0, End: 5}}},
		},
		Statements: []record.Statement{{Kind: "agree", By: []record.Party{"KEN"}, Meeting: "m2", Quote: record.Passage{Start: 0, End: 5}}},
	}
	on := func(start, end int) record.Ref {
		p := record.Passage{Start: start, End: end}
		return record.Ref{What: record.OnMeeting, Document: read.Document.Hash(), Passage: p, Quote: p.In(text)}
	}
	for name, c := range map[string]struct {
		act     record.Act
		on      record.Ref
		set     string
		fits    bool
		matches func(record.Reading) bool
	}{
		"amended": {record.Amend, on(29, 41), `{"ordinal":4,"heads":[{"name":"Bo Lund","party":"FIN"}],"parties":["FIN","KEN"]}`, true, func(r record.Reading) bool {
			m := r.Meetings[0]
			return *m.Ordinal == 4 && len(m.Heads) == 1 && m.Heads[0].Name == "Bo Lund" && m.Parties[0] == "FIN" && m.ID == "m1"
		}},
		"without its number": {record.Amend, on(29, 41), `{"ordinal":null}`, true, func(r record.Reading) bool { return r.Meetings[0].Ordinal == nil }},
		"its id stays":       {record.Amend, on(29, 41), `{"id":"m2"}`, true, func(r record.Reading) bool { return r.Meetings[0].ID == "m1" }},
		"no date":            {record.Amend, on(29, 41), `{"start":"soon"}`, false, nil},
		"no role":            {record.Amend, on(29, 41), `{"role":"guest"}`, false, nil},
		"evidence outside":   {record.Amend, on(29, 41), `{"evidence":[{"start":0,"end":999}]}`, false, nil},
		"nothing there":      {record.Accept, on(45, 53), "", false, nil},
		"rejected":           {record.Reject, on(0, 5), "", true, func(r record.Reading) bool { return len(r.Meetings) == 1 && len(r.Statements) == 0 }},
		"added": {record.Add, on(45, 53), `{"role":"subject","mechanism":"commission"}`, true, func(r record.Reading) bool {
			return len(r.Meetings) == 3 && r.Meetings[2].ID == "m3" && r.Meetings[2].Mechanism == "commission"
		}},
	} {
		t.Run(name, func(t *testing.T) {
			before, _ := json.Marshal(read)
			d := record.Decision{Who: "Ana", At: noon, Act: c.act, On: c.on}
			if c.set != "" {
				d.Set = json.RawMessage(c.set)
			}
			laid, orphans := Lay([]record.Reading{read}, []record.Decision{d})
			if (len(orphans) == 0) != c.fits {
				t.Errorf("orphans: %+v", orphans)
			}
			if c.matches != nil && !c.matches(laid[0]) {
				t.Errorf("laid: %+v", laid[0])
			}
			if after, _ := json.Marshal(read); string(before) != string(after) {
				t.Error("the reading itself was changed")
			}
		})
	}
}
