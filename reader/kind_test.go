package reader

import (
	"testing"

	"rapporteur/record"
)

// What a side does not do must never stand in the record as done.
func TestDenied(t *testing.T) {
	const head = "Kenya and Finland hold talks\n\nHelsinki – Kenya and Finland held the third round of political consultations on 8 October 2025.\n\n"
	r := reader(t)
	for said, want := range map[string]record.Kind{
		"The two sides did not agree on a date.":                                            record.Report,
		"Finland did not pledge any funds for the port.":                                    record.Report,
		"Kenya said that it does not support the proposal of Finland.":                      record.Oppose,
		"Kenya explained that it could not support a separate text.":                        record.Oppose,
		"The two sides agreed on a date.":                                                   record.Agree,
		"Kenya said that it supports the proposal of Finland.":                              record.Support,
		"Minister Jan Kowalski of Finland announced that two ships would be sent to Kenya.": record.Offer,
	} {
		got := r.Read(record.Document{Text: head + said})
		if len(got.Statements) != 1 || got.Statements[0].Kind != want {
			t.Errorf("%q: %+v, want one %s", said, got.Statements, want)
		}
	}
}
