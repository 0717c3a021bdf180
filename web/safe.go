package web

import (
	"context"
	"net/http"
	"slices"
	"strings"
)

// policy lets a page have nothing but what this server gives it, and no script
// or style that stands in the page itself.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// guarded keeps out requests for other hosts, by which another page could make
// its own name point here, and what other pages send; and it tells the browser
// what it may do with an answer.
func guarded(next http.Handler, hosts []string, secure bool) http.Handler {
	inner := http.NewCrossOriginProtection().Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if !slices.Contains(hosts, req.Host) {
			http.Error(w, "rapporteur does not answer for this host", http.StatusMisdirectedRequest)
			return
		}
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if secure {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		inner.ServeHTTP(w, req)
	})
}

type twinKey struct{}

// twins lets every page be asked for in JSON, under its address with .json
// behind it ("/index.json" for the first).
func twins(mux *http.ServeMux, nowhere http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		if path, ok := strings.CutSuffix(req.URL.EscapedPath(), ".json"); ok && req.Method == http.MethodGet {
			path = strings.TrimSuffix(path, "index")
			req = req.Clone(context.WithValue(req.Context(), twinKey{}, true))
			req.URL.RawPath = ""
			req.URL.Path, _ = unescaped(path)
			if req.URL.Path != path {
				req.URL.RawPath = path
			}
		}
		if _, pattern := mux.Handler(req); pattern == "" {
			nowhere(w, req)
			return
		}
		mux.ServeHTTP(w, req)
	})
}
