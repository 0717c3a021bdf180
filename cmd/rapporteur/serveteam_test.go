package main

import (
	"strings"
	"testing"
)

// TestPlanned serves nobody's record without a team, and no password without
// TLS, however the flags are put together.
func TestPlanned(t *testing.T) {
	with := func(change func(*teamServer)) teamServer {
		o := teamServer{listen: ":8443", team: "team.db", origin: "https://dialogues.example", cert: "c.pem", key: "k.pem"}
		change(&o)
		return o
	}
	for name, c := range map[string]struct {
		o     teamServer
		fault string // "" for none
	}{
		"alone":                     {teamServer{}, ""},
		"alone elsewhere":           {teamServer{listen: "127.0.0.1:99"}, ""},
		"a team here":               {teamServer{team: "team.db"}, ""},
		"a team":                    {with(func(*teamServer) {}), ""},
		"behind a proxy":            {with(func(o *teamServer) { o.cert, o.key, o.behindProxy = "", "", true }), ""},
		"behind a proxy here":       {teamServer{listen: "localhost:80", team: "t", behindProxy: true, origin: "https://x.example/"}, ""},
		"with a house":              {with(func(o *teamServer) { o.oidcIssuer, o.oidcClient = "https://id.example", "x" }), ""},
		"nobody knows whom":         {teamServer{listen: "0.0.0.0:80"}, "without saying who they are"},
		"nobody, behind a proxy":    {teamServer{listen: ":80", behindProxy: true}, "without saying who they are"},
		"nobody, but a proxy":       {teamServer{behindProxy: true}, "are for a team"},
		"all addresses":             {with(func(o *teamServer) { o.cert, o.key = "", "" }), "in the open"},
		"another machine's address": {teamServer{listen: "192.0.2.7:80", team: "t"}, "in the open"},
		"six":                       {teamServer{listen: "[2001:db8::1]:80", team: "t"}, "in the open"},
		"a name":                    {teamServer{listen: "dialogues.example:80", team: "t"}, "in the open"},
		"half a certificate":        {with(func(o *teamServer) { o.key = "" }), "belong together"},
		"two speak TLS":             {with(func(o *teamServer) { o.behindProxy = true }), "leave out --cert"},
		"no origin":                 {with(func(o *teamServer) { o.origin = "" }), "say with --origin"},
		"an open origin":            {with(func(o *teamServer) { o.origin = "http://dialogues.example" }), "no URL like"},
		"no origin at all":          {with(func(o *teamServer) { o.origin = "dialogues.example" }), "no URL like"},
		"an origin with a path":     {with(func(o *teamServer) { o.origin = "https://x.example/y" }), "no URL like"},
		"TLS that nobody speaks":    {teamServer{team: "t", origin: "https://x.example"}, "nobody speaks TLS"},
		"no address":                {teamServer{listen: "443"}, "no address"},
		"no port":                   {teamServer{listen: ":http"}, "no address"},
		"half a house":              {with(func(o *teamServer) { o.oidcIssuer = "https://id.example" }), "belong together"},
		"an open house":             {with(func(o *teamServer) { o.oidcIssuer, o.oidcClient = "http://id.example", "x" }), "https://"},
	} {
		p, err := c.o.planned(7477)
		if (err == nil) != (c.fault == "") || err != nil && !strings.Contains(err.Error(), c.fault) {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
		if strings.HasSuffix(p.origin, "/") {
			t.Errorf("%s: the origin is %s", name, p.origin)
		}
	}
}
