package web

import (
	"errors"
	"net/http"

	"rapporteur/store/team"
)

// A Role is what somebody may do in a record.
type Role = team.Role

// The roles. Each may do all that those before it may.
const (
	Nobody        = team.Nobody        // has not said who he is
	Reader        = team.Reader        // sees
	Rapporteur    = team.Rapporteur    // adds accounts, and decides what nobody else has decided
	Head          = team.Head          // overrules what others have decided
	Administrator = team.Administrator // lets people in
)

// A Visitor is who asks, and what he may do in the record that he asks about.
type Visitor struct {
	Name    string
	Role    Role            // in the whole record
	In      map[string]Role // what more in single mechanisms, by a key of each
	Account team.Account    // of the team; none for a person alone
	Session string          // names the session; "" where a token asks
}

// rights are all that a visitor may do in the record.
func (who Visitor) rights() team.Rights { return team.Rights{Whole: who.Role, In: who.In} }

// A Gate tells who asks about a record, by its name; "" is the main one. Of
// whom nothing is known, the error is errNobody.
type Gate func(req *http.Request, record string) (Visitor, error)

// admit tells whether who asks may do so anywhere in a record, and which fault
// to answer with where not. What he asks about is looked at by within.
func (s *Server) admit(req *http.Request, record string, least Role) (Visitor, error) {
	who, err := s.Gate(req, record)
	switch {
	case err != nil && !errors.Is(err, errNobody):
		return Visitor{}, err
	case who.rights().Highest() >= least:
		return who, nil
	case err != nil:
		return who, err
	case who.Account.Number != 0 && who.rights().Highest() == Nobody:
		return who, errNoRole
	}
	return who, errMayNot
}
