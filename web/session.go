package web

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"net/http"
	"strings"
	"sync"
	"time"
)

// sessionLife is how long somebody stays known who does not come back.
const sessionLife = 7 * 24 * time.Hour

// sessions know a person alone on a machine by a cookie, which the one-time
// link gives. They are in memory: when the program ends, so do they.
type sessions struct {
	now func() time.Time
	who string

	mu    sync.Mutex
	links map[[32]byte]bool
	live  map[[32]byte]time.Time // until when, by the hash of the cookie
}

func newSessions(now func() time.Time, who string) *sessions {
	return &sessions{now: now, who: who, links: map[[32]byte]bool{}, live: map[[32]byte]time.Time{}}
}

// NewLink returns a path that lets in whoever opens it first.
func (s *Server) NewLink() string {
	token := rand.Text()
	s.sessions.mu.Lock()
	defer s.sessions.mu.Unlock()
	s.sessions.links[sha256.Sum256([]byte(token))] = true
	return "/start/" + token
}

// cookieName tells the cookies of servers on several ports apart, which a
// browser does not.
func cookieName(req *http.Request) string {
	_, port, _ := strings.Cut(req.Host[strings.LastIndex(req.Host, "]")+1:], ":")
	return "rapporteur" + port
}

// start exchanges the token of a one-time link for a cookie. The token is gone
// with it, also from the address that the browser shows and remembers.
func (s *Server) start(w http.ResponseWriter, req *http.Request) {
	if _, err := s.Gate(req, ""); err == nil {
		http.Redirect(w, req, "/", http.StatusSeeOther)
		return
	}
	cookie, ok := s.sessions.exchange(req.PathValue("token"))
	if !ok {
		s.fail(w, req, "", Visitor{}, errUsedLink)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: cookieName(req), Value: cookie, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode, MaxAge: int(sessionLife.Seconds())})
	http.Redirect(w, req, "/", http.StatusSeeOther)
}

func (s *sessions) exchange(token string) (cookie string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	sum := sha256.Sum256([]byte(token))
	for have := range s.links {
		if subtle.ConstantTimeCompare(have[:], sum[:]) == 1 {
			delete(s.links, have)
			cookie = rand.Text()
			s.live[sha256.Sum256([]byte(cookie))] = s.now().Add(sessionLife)
			return cookie, true
		}
	}
	return "", false
}

// gate knows who asks by the cookie.
func (s *sessions) gate(req *http.Request, _ string) (Visitor, error) {
	c, err := req.Cookie(cookieName(req))
	if err != nil {
		return Visitor{}, errNobody
	}
	sum := sha256.Sum256([]byte(c.Value))
	s.mu.Lock()
	defer s.mu.Unlock()
	until, ok := s.live[sum]
	if !ok || s.now().After(until) {
		delete(s.live, sum)
		return Visitor{}, errNobody
	}
	s.live[sum] = s.now().Add(sessionLife)
	return Visitor{Name: s.who, Role: Administrator}, nil
}
