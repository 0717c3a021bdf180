package web

import (
	"errors"
	"fmt"
	"net/http"
	"strings"

	"rapporteur/store/team"
)

// teamGate knows the people of a team: programs by their token, browsers by
// the cookie of their session. Whoever sends a token is known by it alone.
func (s *Server) teamGate(req *http.Request, record string) (Visitor, error) {
	var who Visitor
	most := Administrator
	if secret, ok := bearer(req); ok {
		x, err := s.Team.Token(req.Context(), secret, s.Now())
		if err != nil {
			return Visitor{}, unknown(err)
		}
		who.Account, most = x.Account, x.Scope.Most()
	} else {
		c, err := req.Cookie(s.sessionCookie())
		if err != nil {
			return Visitor{}, errNobody
		}
		x, err := s.Team.Session(req.Context(), c.Value, s.Now())
		if err != nil {
			return Visitor{}, unknown(err)
		}
		who.Account, who.Session = x.Account, x.ID
	}
	who.Name = who.Account.Display
	rights, err := s.Team.Rights(req.Context(), who.Account.Number, record)
	if err != nil {
		return Visitor{}, fmt.Errorf("who asks: %w", err)
	}
	rights = rights.Under(most)
	who.Role, who.In = rights.Whole, rights.In
	return who, nil
}

// unknown turns the team's word that it knows nobody by a secret into the
// fault of a visitor.
func unknown(err error) error {
	if errors.Is(err, team.ErrRefused) {
		return errNobody
	}
	return fmt.Errorf("who asks: %w", err)
}

// bearer returns the token that a program sends.
func bearer(req *http.Request) (secret string, ok bool) {
	header := req.Header.Get("Authorization")
	if header == "" {
		return "", false
	}
	scheme, secret, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return "", true // which is nobody's
	}
	return strings.TrimSpace(secret), true
}

// sessionCookie names the cookie of a session. Over TLS its name binds it to
// this very host.
func (s *Server) sessionCookie() string {
	if s.secure() {
		return "__Host-rapporteur"
	}
	return "rapporteur-team"
}

// secure tells whether people reach the server over TLS.
func (s *Server) secure() bool { return strings.HasPrefix(s.Origin, "https://") }
