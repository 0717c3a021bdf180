package web

import "net/http"

// A Role is what somebody may do. Each may do all that those before it may.
type Role int

// The roles.
const (
	Nobody        Role = iota // has not said who he is
	Reader                    // sees
	Rapporteur                // adds accounts and decides about them
	Head                      // signs minutes
	Administrator             // lets people in
)

// A Visitor is who asks.
type Visitor struct {
	Name string
	Role Role
}

// A Gate tells who asks, and whether that is known at all.
type Gate func(*http.Request) (Visitor, bool)

// admit tells whether who asks may do so, and which fault to answer with where
// not.
func (s *Server) admit(req *http.Request, least Role) (Visitor, error) {
	who, known := s.Gate(req)
	switch {
	case who.Role >= least:
		return who, nil
	case !known:
		return who, errNobody
	}
	return who, errMayNot
}
