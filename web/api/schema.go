package api

import (
	"path"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"rapporteur/record"
	"rapporteur/store/team"
)

// schemas is where the types of the answers are described. Words of the record
// are described by the values that there are.
func schemas() huma.Registry {
	r := huma.NewMapRegistry("#/components/schemas/", schemaName)
	for of, described := range map[reflect.Type]reflect.Type{
		reflect.TypeFor[record.Kind]():     reflect.TypeFor[kind](),
		reflect.TypeFor[record.Area]():     reflect.TypeFor[area](),
		reflect.TypeFor[record.Standing](): reflect.TypeFor[standing](),
		reflect.TypeFor[record.Act]():      reflect.TypeFor[act](),
		reflect.TypeFor[record.What]():     reflect.TypeFor[what](),
		reflect.TypeFor[record.Date]():     reflect.TypeFor[date](),
		reflect.TypeFor[record.Party]():    reflect.TypeFor[party](),
		reflect.TypeFor[team.Role]():       reflect.TypeFor[role](),
	} {
		r.RegisterTypeAlias(of, described)
	}
	return r
}

// problemName names what is answered where something is wrong.
const problemName = "Problem"

// schemaName names a type by its package and its name, so that a meeting of
// the record and the page of one are two.
func schemaName(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch t {
	case reflect.TypeFor[huma.ErrorModel]():
		return problemName
	case reflect.TypeFor[huma.ErrorDetail]():
		return "ProblemDetail"
	case reflect.TypeFor[Conflict]():
		return "ConflictProblem"
	}
	if t.Name() == "" {
		return huma.DefaultSchemaNamer(t, hint)
	}
	return titled(path.Base(t.PkgPath())) + titled(t.Name())
}

func titled(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

type (
	kind     string
	area     string
	standing string
	act      string
	what     string
	date     string
	party    string
	role     string
)

// oneOf describes a word as one of several.
func oneOf[T ~string](description string, all []T) *huma.Schema {
	s := &huma.Schema{Type: huma.TypeString, Description: description}
	for _, x := range all {
		s.Enum = append(s.Enum, string(x))
	}
	return s
}

func (kind) Schema(huma.Registry) *huma.Schema {
	return oneOf("What a side does by saying something.", record.Kinds)
}

func (area) Schema(huma.Registry) *huma.Schema {
	return oneOf("What a statement is about.", record.AllAreas())
}

func (standing) Schema(huma.Registry) *huma.Schema {
	return oneOf("Where a commitment stands at one edition.", record.Standings)
}

func (act) Schema(huma.Registry) *huma.Schema {
	return oneOf("What is decided: that it is so (accept), that the text does not say that (reject), that it is so but for some fields (amend), that it was missed (add), that two are one (same) or two (not-same), where a commitment stands (standing), or that one's last word no longer holds (withdraw).", record.Acts)
}

func (what) Schema(huma.Registry) *huma.Schema {
	return oneOf("What a decision is about.", record.Whats)
}

func (date) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Description: "A date as far as it is known: 2026-03-12, 2026-03, 2026, or empty.", Pattern: `^(\d{4}(-\d{2}(-\d{2})?)?)?$`, PatternDescription: "date like 2026-03-12, 2026-03 or 2026"}
}

func (party) Schema(huma.Registry) *huma.Schema {
	return &huma.Schema{Type: huma.TypeString, Description: "Who takes part: an ISO 3166-1 alpha-3 code, or the usual short name of an organisation, as VNM or ASEAN."}
}

func (role) Schema(huma.Registry) *huma.Schema {
	names := make([]string, len(team.Roles))
	for i, r := range team.Roles {
		names[i] = r.String()
	}
	return oneOf("What somebody may do; each role may do all that those before it may.", names)
}
