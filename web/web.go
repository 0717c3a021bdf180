// Package web shows the record in a browser: pages for people, and beside
// each page a twin in JSON.
//
//   - web.go: the Server and what it is made of
//   - routes.go: every address of a record in one table, with who may ask for it
//   - gate.go, session.go, team.go: who asks; the one-time link of a person
//     alone; sessions and tokens of a team
//   - rights.go: roles that are limited to mechanisms
//   - signin.go, oidc.go, limit.go, account.go: how the people of a team come
//     in and go out, and what is their own; how often they may try
//   - members.go: who may do what in a record, as its administrators say
//   - rooms.go: records beside the main one, of which not everybody may know
//   - safe.go: what keeps other pages, hosts and scripts out
//   - visit.go, view.go: one request, its answer, and how that is set
//   - api.go: the same for programs, see package api
//   - words.go and words/: all words of the interface
//   - pages.go: the pages, of which package page makes what they show; each has
//     a template of its name
//   - add.go, decide.go, form.go: what forms send
//
// A page holds no rule of the field: what it shows comes from the library and
// the dossier. Nothing comes from another host, every page works without
// script but for its keys, and no GET changes what is kept.
package web

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"slices"
	"sync"
	"time"

	"rapporteur/library"
	"rapporteur/store/team"
	"rapporteur/web/api"
)

// Options are what a Server is made of.
type Options struct {
	Library     *library.Library
	Who         string           // in whose name a person alone decides
	Now         func() time.Time // the clock
	Log         *slog.Logger
	Example     func(context.Context) (*library.Library, error)         // makes the record of the example
	Team        *team.Team                                              // who works on the record together; nil for a person alone, let in by NewLink
	Origin      string                                                  // where a team reaches the server, as https://dialogues.example
	Open        func(context.Context, string) (*library.Library, error) // opens the record in a file, to be shown beside the main one
	BehindProxy bool                                                    // a proxy hands on requests, and says where they come from
	OIDC        *OIDC                                                   // the sign-in of the house; nil for none
	Gate        Gate                                                    // who asks; nil for what the team says, or the link of a person alone
}

// A Server shows one record.
type Server struct {
	Options
	sessions *sessions
	words    words
	views    views
	assets   assets
	limits   *limits
	key      []byte // by which it knows what it has sealed
	rooms    rooms
	api      *api.API

	exampleMade sync.Mutex
	example     *library.Library
}

// New makes a Server.
func New(o Options) (*Server, error) {
	s := &Server{Options: o, sessions: newSessions(o.Now, o.Who), limits: newLimits(), key: make([]byte, 32), rooms: rooms{all: map[string]room{}}}
	_, _ = rand.Read(s.key) // it never fails, see its documentation
	switch {
	case s.Gate != nil:
	case s.Team != nil:
		s.Gate = s.teamGate
	default:
		s.Gate = s.sessions.gate
	}
	if s.Log == nil {
		s.Log = slog.New(slog.DiscardHandler)
	}
	s.api = api.New(s.Log)
	var err error
	if s.words, err = loadWords("en"); err != nil {
		return nil, err
	}
	if s.assets, err = loadAssets(); err != nil {
		return nil, err
	}
	if s.views, err = loadViews(s); err != nil {
		return nil, err
	}
	return s, nil
}

// Handler answers requests for the hosts by which this server is known.
func (s *Server) Handler(hosts ...string) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /assets/", s.assets)
	main := s.room("", "", func(context.Context) (*library.Library, error) { return s.Library, nil })
	mux.Handle("/", main)
	if s.Team != nil {
		mux.Handle("/r/{record}/", s.beside(main))
	} else {
		mux.HandleFunc("GET /start/{token}", s.start)
		mux.Handle(exampleBase+"/", s.room(exampleBase, "", s.exampleLibrary))
	}
	return guarded(mux, hosts, s.secure())
}

// routesOf are all addresses below a base.
func (s *Server) routesOf(base string) []route {
	switch {
	case s.Team == nil:
		return routes
	case base == "":
		if s.OIDC != nil {
			return slices.Concat(routes, teamRoutes, mainRoutes, doors(), houseRoutes)
		}
		return slices.Concat(routes, teamRoutes, mainRoutes, doors())
	}
	return slices.Concat(routes, teamRoutes)
}

// exampleBase is where the pages of the example are.
const exampleBase = "/example"

// exampleLibrary makes the example's record when it is first asked for.
func (s *Server) exampleLibrary(ctx context.Context) (*library.Library, error) {
	s.exampleMade.Lock()
	defer s.exampleMade.Unlock()
	if s.example == nil {
		if s.Example == nil {
			return nil, errors.New("this server has no example")
		}
		l, err := s.Example(context.WithoutCancel(ctx))
		if err != nil {
			return nil, fmt.Errorf("making the example: %w", err)
		}
		s.example = l
	}
	return s.example, nil
}

// room answers for one record, whose pages are below base; by the record's name
// the gate knows it.
func (s *Server) room(base, record string, library func(context.Context) (*library.Library, error)) http.Handler {
	mux := http.NewServeMux()
	for _, r := range s.routesOf(base) {
		mux.HandleFunc(r.Method+" "+base+r.Pattern, func(w http.ResponseWriter, req *http.Request) {
			lib, err := library(req.Context())
			if err != nil {
				s.fail(w, req, base, Visitor{}, err)
				return
			}
			s.serve(w, req, r, base, record, lib)
		})
	}
	nowhere := func(w http.ResponseWriter, req *http.Request) {
		who, err := s.Gate(req, record)
		if err == nil || s.Team == nil {
			err = errNoPage
		}
		s.fail(w, req, base, who, err)
	}
	all, programs := http.NewServeMux(), s.programs(base, record, library)
	for _, path := range []string{api.Base + "/", "/api/openapi.json", "/api/openapi.yaml"} {
		all.Handle(base+path, programs)
	}
	all.Handle("/", twins(mux, nowhere))
	return all
}
