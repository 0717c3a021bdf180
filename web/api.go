package web

import (
	"context"
	"net/http"

	"rapporteur/library"
	"rapporteur/store/team"
	"rapporteur/web/api"
	"rapporteur/web/page"
)

// programs answers programs that ask for a record whose pages are below base.
func (s *Server) programs(base, record string, library func(context.Context) (*library.Library, error)) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET "+base+"/api/openapi.json", s.api.Described(base))
	mux.Handle("GET "+base+"/api/openapi.yaml", s.api.Described(base))
	mux.Handle(base+api.Base+"/", s.api.For(base, func(req *http.Request) (api.Caller, error) {
		who, err := s.admit(req, record, Reader)
		if err != nil {
			return api.Caller{}, err
		}
		lib, err := library(req.Context())
		c := api.Caller{View: s.view(lib, base, who), Record: record, By: team.By{Account: who.Account.Number, Name: who.Name}, Invitation: func(token string) string { return InvitationLink(s.Origin, token) }}
		if who.Account.Number != 0 {
			c.Team = s.Team
			c.Records = func(ctx context.Context) []page.RecordLink { return s.recordsOf(ctx, who) }
		}
		return c, err
	}))
	return mux
}

// view is a record as a visitor sees it.
func (s *Server) view(lib *library.Library, base string, who Visitor) page.View {
	return page.View{Library: lib, Say: s.words.say, Now: s.Now, Base: base, Who: who.Name, Rights: who.rights()}
}

// apiGuide tells what programs can ask for.
func apiGuide(v *visit) (answer, error) {
	return answer{page: "api", title: v.s.words.say("api.title"), data: v.s.api.Guide(v.view.Base)}, nil
}
