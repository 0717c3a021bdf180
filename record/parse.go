package record

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// ParseReading reads a reading in its JSON form, which goes with the given
// text, and checks it. What it returns is sound as Validate has it.
func ParseReading(b []byte, text string) (Reading, error) {
	var r Reading
	if err := json.Unmarshal(b, &r); err != nil {
		var syntax *json.SyntaxError
		var kind *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			return Reading{}, fmt.Errorf("line %d: this is not JSON: %w", 1+strings.Count(string(b[:min(int(syntax.Offset), len(b))]), "\n"), err)
		case errors.As(err, &kind) && kind.Field != "":
			return Reading{}, fmt.Errorf("line %d: %s cannot be a %s", 1+strings.Count(string(b[:min(int(kind.Offset), len(b))]), "\n"), kind.Field, kind.Value)
		}
		return Reading{}, fmt.Errorf("this is no reading: %w", err)
	}
	r.Document.Text = text
	if err := r.Validate(); err != nil {
		return Reading{}, fmt.Errorf("this reading does not go with its text: %w", err)
	}
	return r, nil
}
