package web

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"rapporteur/store/team"
)

// An issuer is a house under test: small, and as strict as a real one.
type issuer struct {
	*httptest.Server
	t       testing.TB
	key     *rsa.PrivateKey
	now     func() time.Time
	subject string                              // who is signed in there
	claims  func(map[string]any)                // what it says besides, or otherwise
	signs   func(digest []byte) ([]byte, error) // nil for its own key
	codes   map[string]url.Values               // what was asked for with each code
}

func houseOf(t testing.TB, now func() time.Time) *issuer {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	h := &issuer{t: t, key: key, now: now, codes: map[string]url.Values{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		h.json(w, map[string]any{
			"issuer": h.URL, "authorization_endpoint": h.URL + "/authorize", "token_endpoint": h.URL + "/token", "jwks_uri": h.URL + "/keys",
			"response_types_supported": []string{"code"}, "subject_types_supported": []string{"public"}, "id_token_signing_alg_values_supported": []string{"RS256"},
		})
	})
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) {
		e := base64.RawURLEncoding
		h.json(w, map[string]any{"keys": []any{map[string]any{
			"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "one", "n": e.EncodeToString(key.N.Bytes()), "e": e.EncodeToString(big.NewInt(int64(key.E)).Bytes()),
		}}})
	})
	mux.HandleFunc("GET /authorize", func(w http.ResponseWriter, req *http.Request) {
		q := req.URL.Query()
		if q.Get("response_type") != "code" || q.Get("client_id") != "rapporteur" || q.Get("code_challenge_method") != "S256" || q.Get("state") == "" || q.Get("nonce") == "" || !strings.Contains(q.Get("scope"), "openid") {
			t.Errorf("the house is asked for %v", q)
		}
		code := rand.Text()
		h.codes[code] = q
		http.Redirect(w, req, q.Get("redirect_uri")+"?"+url.Values{"code": {code}, "state": {q.Get("state")}}.Encode(), http.StatusFound)
	})
	mux.HandleFunc("POST /token", func(w http.ResponseWriter, req *http.Request) {
		asked, ok := h.codes[req.PostFormValue("code")]
		delete(h.codes, req.PostFormValue("code")) // each is good once
		sum := sha256.Sum256([]byte(req.PostFormValue("code_verifier")))
		id, secret, _ := req.BasicAuth()
		if !ok || base64.RawURLEncoding.EncodeToString(sum[:]) != asked.Get("code_challenge") || id != "rapporteur" || secret != "s3cret" || req.PostFormValue("redirect_uri") != asked.Get("redirect_uri") {
			w.WriteHeader(http.StatusBadRequest)
			h.json(w, map[string]any{"error": "invalid_grant"})
			return
		}
		claims := map[string]any{"iss": h.URL, "aud": "rapporteur", "sub": h.subject, "nonce": asked.Get("nonce"), "iat": h.now().Unix(), "exp": h.now().Add(time.Minute).Unix()}
		if h.claims != nil {
			h.claims(claims)
		}
		h.json(w, map[string]any{"access_token": "x", "token_type": "Bearer", "id_token": h.signed(claims)})
	})
	h.Server = httptest.NewServer(mux)
	t.Cleanup(h.Close)
	return h
}

func (h *issuer) json(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		h.t.Error(err)
	}
}

// signed makes a token.
func (h *issuer) signed(claims map[string]any) string {
	part := func(v any) string {
		b, err := json.Marshal(v)
		if err != nil {
			h.t.Error(err)
		}
		return base64.RawURLEncoding.EncodeToString(b)
	}
	body := part(map[string]any{"alg": "RS256", "kid": "one", "typ": "JWT"}) + "." + part(claims)
	digest := sha256.Sum256([]byte(body))
	sign := h.signs
	if sign == nil {
		sign = func(digest []byte) ([]byte, error) {
			return rsa.SignPKCS1v15(rand.Reader, h.key, crypto.SHA256, digest)
		}
	}
	signature, err := sign(digest[:])
	if err != nil {
		h.t.Error(err)
	}
	return body + "." + base64.RawURLEncoding.EncodeToString(signature)
}

// housed returns a crew with a house.
func housed(t testing.TB) (*crew, *issuer) {
	var c *crew
	h := houseOf(t, func() time.Time { return c.now })
	c = crewOf(t, empty(t), func(o *Options) { o.OIDC = &OIDC{Issuer: h.URL, Client: "rapporteur", Secret: "s3cret"} })
	if _, err := c.Team.Add(t.Context(), operator, team.Account{Name: "mia", Display: "Mia Sato", Issuer: h.URL, Subject: "sub-mia"}, c.now); err != nil {
		t.Fatal(err)
	}
	c.grant(t, "mia", team.Grant{Role: Reader})
	return c, h
}

// visits follows a link to the house and back, and returns where the house
// sends the browser.
func (x *client) visits(h *issuer, path string) string {
	x.Helper()
	w := x.get(path)
	to := w.Header().Get("Location")
	if w.Code != 303 || !strings.HasPrefix(to, h.URL+"/authorize?") {
		x.Fatalf("%s: %d, to %s", path, w.Code, to)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Get(to)
	if err != nil {
		x.Fatal(err)
	}
	answered(x, resp)
	back := resp.Header.Get("Location")
	if !strings.HasPrefix(back, "https://example.com/sign-in/callback?") {
		x.Fatalf("the house sends the browser to %s", back)
	}
	return strings.TrimPrefix(back, "https://example.com")
}

func TestHouse(t *testing.T) {
	c, h := housed(t)
	x := c.as(t, "")
	if page := x.get("/log").Body.String(); !strings.Contains(page, `href="/sign-in/house?back=%2flog"`) {
		t.Error("the way to the house is not shown")
	}
	h.subject = "sub-mia"
	back := x.visits(h, "/sign-in/house?back=/log")
	w := x.get(back)
	if w.Code != 303 || w.Header().Get("Location") != "/log" || len(x.cookies) != 1 {
		t.Fatalf("%d, to %s, with %v", w.Code, w.Header().Get("Location"), x.cookies)
	}
	x.status(200, "GET", "/log", nil)
	x.status(400, "GET", back, nil) // once is enough

	// A stranger is told by what to ask for an invitation, and uses it.
	h.subject = "sub-ben"
	y := c.as(t, "")
	if w := y.get(y.visits(h, "/sign-in/house")); w.Code != 403 || !strings.Contains(w.Body.String(), "sub-ben") || y.cookies[c.sessionCookie()] != "" {
		t.Errorf("a stranger: %d", w.Code)
	}
	c.joins(t, "ben", "Ben Okoro", team.Grant{Role: Rapporteur})
	link, err := c.Team.Invite(t.Context(), operator, "ben", c.now)
	if err != nil {
		t.Fatal(err)
	}
	if page := y.get("/invitation/" + link).Body.String(); !strings.Contains(page, `href="/invitation/`+link+`/house"`) {
		t.Error("the invitation does not show the way to the house")
	}
	y.status(303, "GET", y.visits(h, "/invitation/"+link+"/house"), nil)
	y.status(200, "GET", "/add", nil)
	c.as(t, "").status(401, "POST", "/sign-in", withPassword("ben", teamPassword))
	c.as(t, "").status(403, "GET", "/invitation/"+link+"/house", nil)

	// Nobody takes an account over by an invitation of his own.
	c.joins(t, "leo", "Leo Roth", team.Grant{Role: Reader})
	link, err = c.Team.Invite(t.Context(), operator, "leo", c.now)
	if err != nil {
		t.Fatal(err)
	}
	z := c.as(t, "")
	z.status(403, "GET", z.visits(h, "/invitation/"+link+"/house"), nil) // as sub-ben
	z.status(401, "GET", "/", nil)
}

// TestHouseRefused lets nobody in by a word that is not the house's, or not
// meant for this sign-in.
func TestHouseRefused(t *testing.T) {
	c, h := housed(t)
	h.subject = "sub-mia"
	other, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(map[string]any){
		"another house":  func(m map[string]any) { m["iss"] = "https://evil.example" },
		"another client": func(m map[string]any) { m["aud"] = "somebody-else" },
		"long ago":       func(m map[string]any) { m["exp"] = c.now.Add(-time.Hour).Unix() },
		"a replay":       func(m map[string]any) { m["nonce"] = "of another sign-in" },
		"no nonce":       func(m map[string]any) { delete(m, "nonce") },
		"nobody":         func(m map[string]any) { m["sub"] = "" },
		"another key": func(map[string]any) {
			h.signs = func(d []byte) ([]byte, error) { return rsa.SignPKCS1v15(rand.Reader, other, crypto.SHA256, d) }
		},
		"no signature": func(map[string]any) { h.signs = func([]byte) ([]byte, error) { return nil, nil } },
	} {
		h.claims, h.signs = change, nil
		x := c.as(t, "")
		w := x.get(x.visits(h, "/sign-in/house"))
		if w.Code != 502 || x.cookies[c.sessionCookie()] != "" {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	h.claims, h.signs = nil, nil
	for name, spoil := range map[string]func(x *client, back string) string{
		"another state": func(_ *client, back string) string { return back + "x" },
		"no state":      func(_ *client, back string) string { return strings.Split(back, "&state")[0] },
		"no cookie":     func(x *client, back string) string { clear(x.cookies); return back },
		"a cookie of somebody else's sign-in": func(x *client, back string) string {
			y := c.as(t, "")
			y.visits(h, "/sign-in/house")
			x.cookies = y.cookies
			return back
		},
		"a spoilt cookie": func(x *client, back string) string {
			v := x.cookies[c.houseCookie()]
			x.cookies[c.houseCookie()] = v[:len(v)-2] + "AA"
			return back
		},
		"too late": func(_ *client, back string) string { c.now = c.now.Add(houseLife + time.Second); return back },
		"refused there": func(_ *client, back string) string {
			return strings.Replace(back, "code=", "error=access_denied&x=", 1)
		},
		"another code": func(_ *client, back string) string { return strings.Replace(back, "code=", "code=X", 1) },
	} {
		x := c.as(t, "")
		w := x.get(spoil(x, x.visits(h, "/sign-in/house")))
		if w.Code != 400 && w.Code != 502 || x.cookies[c.sessionCookie()] != "" {
			t.Errorf("%s: %d", name, w.Code)
		}
		c.now = c.now.Add(time.Minute) // for the limit
	}

	// PKCE: a code that somebody else has got hold of is worth nothing to him.
	x, mallory := c.as(t, ""), c.as(t, "")
	stolen, _ := url.Parse(x.visits(h, "/sign-in/house"))
	his, _ := url.Parse(mallory.visits(h, "/sign-in/house"))
	q := his.Query()
	q.Set("code", stolen.Query().Get("code"))
	if w := mallory.get(his.Path + "?" + q.Encode()); w.Code != 502 || mallory.cookies[c.sessionCookie()] != "" {
		t.Errorf("a stolen code: %d", w.Code)
	}

	// A house that cannot be reached now may be reached later.
	c, h = housed(t)
	h.subject = "sub-mia"
	gone := c.OIDC.Issuer
	c.OIDC.Issuer = "http://127.0.0.1:1"
	c.as(t, "").status(502, "GET", "/sign-in/house", nil)
	c.OIDC.Issuer = gone
	x = c.as(t, "")
	x.status(303, "GET", x.visits(h, "/sign-in/house"), nil)

	// Who has left does not come in by the house.
	if err := c.Team.Shut(t.Context(), operator, "mia", c.now); err != nil {
		t.Fatal(err)
	}
	x.status(401, "GET", "/", nil)
	x.status(403, "GET", x.visits(h, "/sign-in/house"), nil)
}
