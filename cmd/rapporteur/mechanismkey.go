package main

import (
	"slices"
	"strings"

	"rapporteur/record"
)

// mechanismKeys tells of each meeting of a reading which mechanism it
// belongs to: the parties in the order of the alphabet, and the name in small
// letters.
func mechanismKeys(r record.Reading) []string {
	keys := make([]string, len(r.Meetings))
	for i, m := range r.Meetings {
		var parties []string
		for _, p := range m.Parties {
			parties = append(parties, string(p))
		}
		slices.Sort(parties)
		keys[i] = strings.Join(parties, "-") + " " + strings.ToLower(strings.Join(strings.Fields(m.Mechanism), " "))
	}
	return keys
}
