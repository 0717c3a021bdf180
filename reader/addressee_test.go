package reader

import (
	"strings"
	"testing"
)

// TestAddressed reads one more sentence of an account and asks to whom it is
// said: "" is nobody.
func TestAddressed(t *testing.T) {
	for said, want := range map[string]string{
		// What is promised to the one who asked.
		"Lahti assured that a technical team would come in May.":                   "KEN",
		"Lahti said that the request would be referred to the ministry.":           "KEN",
		"Finland committed a further six instructors.":                             "KEN",
		"Finland committed to provide an answer by May.":                           "KEN",
		"Finland committed to publishing its rules by May.":                        "",
		"Lahti announced that about 45 Finnish troops would take part in Cutlass.": "",
		"Lahti informed that Finland would post an attaché to Nairobi by May.":     "",
		// Whoever asks for his own people asks the other side.
		"Achieng called for simpler visa procedures for Kenyan students.": "FIN",
		"Achieng called for a code of conduct.":                           "",
		// What is offered to others.
		"Finland renewed its readiness to host talks.":             "",
		"Finland renewed its readiness to host a course in Turku.": "KEN",
	} {
		var got []string
		_, behind := readBehind(t, said)
		for _, s := range behind {
			got = append(got, joined(s.To))
		}
		if strings.Join(got, "; ") != want || len(got) == 0 {
			t.Errorf("%q\nis read as said to %q\nwant %q", said, got, want)
		}
	}
}
