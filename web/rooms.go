package web

import (
	"context"
	"errors"
	"net/http"
	"sync"

	"rapporteur/internal/english"
	"rapporteur/library"
	"rapporteur/store/team"
	"rapporteur/web/page"
)

// rooms are the records beside the main one, each opened when somebody who has
// a role in it first asks for it.
type rooms struct {
	mu  sync.Mutex
	all map[string]room
}

type room struct {
	team.Record
	lib     *library.Library
	handler http.Handler
}

// roomBase is what stands before the pages of a record.
func roomBase(record string) string {
	if record == "" {
		return ""
	}
	return "/r/" + record
}

// beside answers for a record beside the main one. To whoever has no role in it,
// and to whoever asks for one that there is not, the main record answers, which
// has no such page: both come to the same answer by the same way.
func (s *Server) beside(main http.Handler) http.HandlerFunc {
	return func(w http.ResponseWriter, req *http.Request) {
		name := req.PathValue("record")
		who, err := s.Gate(req, name)
		if err != nil || who.rights().Highest() == Nobody {
			main.ServeHTTP(w, req)
			return
		}
		x, err := s.roomOf(req.Context(), name)
		if err != nil {
			s.fail(w, req, "", who, err)
			return
		}
		x.handler.ServeHTTP(w, req)
	}
}

// roomOf returns the room of a record, which is opened where it is not yet.
func (s *Server) roomOf(ctx context.Context, name string) (room, error) {
	r, err := s.Team.Record(ctx, name)
	if err != nil {
		return room{}, err
	}
	s.rooms.mu.Lock()
	defer s.rooms.mu.Unlock()
	x, ok := s.rooms.all[name]
	if ok && x.File == r.File {
		x.Record = r
		s.rooms.all[name] = x
		return x, nil
	}
	if s.Open == nil {
		return room{}, errors.New("this server opens no other records")
	}
	lib, err := s.Open(context.WithoutCancel(ctx), r.File)
	if err != nil {
		return room{}, err
	}
	x = room{r, lib, s.room(roomBase(name), name, func(context.Context) (*library.Library, error) { return lib, nil })}
	s.rooms.all[name] = x
	return x, nil
}

// roomTitle returns what the record below a base is called, "" for the main one.
func (s *Server) roomTitle(base string) string {
	s.rooms.mu.Lock()
	defer s.rooms.mu.Unlock()
	for name, x := range s.rooms.all {
		if roomBase(name) == base {
			return s.recordTitle(x.Record)
		}
	}
	return ""
}

// recordsOf lists the records in which a visitor has a role.
func (s *Server) recordsOf(ctx context.Context, who Visitor) []page.RecordLink {
	if s.Team == nil || who.Account.Number == 0 {
		return nil
	}
	all, err := s.Team.RecordsOf(ctx, who.Account.Number)
	if err != nil {
		s.Log.Error("listing records", "error", err)
		return nil
	}
	var out []page.RecordLink
	for _, r := range all {
		out = append(out, page.RecordLink{Title: s.recordTitle(r), To: roomBase(r.Name) + "/"})
	}
	return out
}

// recordTitle returns what a record is called.
func (s *Server) recordTitle(r team.Record) string {
	if r.Name == "" {
		return s.words.say("record.main")
	}
	return english.Fold(r.Title)
}
