package web

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"rapporteur/store/team"
)

// OIDC is the sign-in of the house, by OpenID Connect: the authorisation code
// flow with PKCE. The house tells who somebody is by a subject, to which an
// account of the team is tied by an invitation, or on the machine; what its
// tokens say of names and addresses counts for nothing.
type OIDC struct {
	Issuer, Client, Secret string
	HTTP                   *http.Client // nil for the usual one

	mu       sync.Mutex
	provider *oidc.Provider
}

// houseRoutes are the addresses that the house's sign-in takes. They are asked
// for by links and by the house, so that they are GETs; what they change is a
// session, and only where the browser brings back what it was given.
var houseRoutes = []route{
	{"GET", "/sign-in/house", Nobody, toHouse, nil},
	{"GET", "/sign-in/callback", Nobody, fromHouse, nil},
	{"GET", "/invitation/{token}/house", Nobody, invitedToHouse, nil},
}

// houseLife is how long somebody may take to sign in at the house.
const houseLife = 10 * time.Minute

// A passing is what a browser keeps while its user is at the house, sealed so
// that only this server can read or make it.
type passing struct {
	State, Nonce, Verifier string
	Back, Invitation       string
	Until                  int64
}

// found returns the house's addresses and keys, which are asked for once, and
// again where that has failed.
func (o *OIDC) found(ctx context.Context) (*oidc.Provider, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.provider == nil {
		// It outlives the request: keys are fetched by it later.
		p, err := oidc.NewProvider(o.over(context.WithoutCancel(ctx)), o.Issuer)
		if err != nil {
			return nil, fmt.Errorf("asking the issuer %s: %w", o.Issuer, err)
		}
		o.provider = p
	}
	return o.provider, nil
}

func (o *OIDC) over(ctx context.Context) context.Context {
	client := o.HTTP
	if client == nil {
		client = &http.Client{Timeout: 20 * time.Second}
	}
	return oidc.ClientContext(ctx, client)
}

func (s *Server) houseConfig(p *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{
		ClientID: s.OIDC.Client, ClientSecret: s.OIDC.Secret, Endpoint: p.Endpoint(),
		RedirectURL: strings.TrimRight(s.Origin, "/") + "/sign-in/callback", Scopes: []string{oidc.ScopeOpenID},
	}
}

func toHouse(v *visit) (answer, error) { return v.toHouse(passing{Back: v.back("")}) }

func invitedToHouse(v *visit) (answer, error) {
	if _, err := v.invited(); err != nil {
		return answer{}, err
	}
	return v.toHouse(passing{Invitation: v.PathValue("token")})
}

// toHouse sends the browser to the house.
func (v *visit) toHouse(p passing) (answer, error) {
	provider, err := v.s.OIDC.found(v.Context())
	if err != nil {
		v.s.Log.Error("signing in at the house", "error", err)
		return answer{}, errHouse
	}
	p.State, p.Nonce, p.Verifier = rand.Text(), rand.Text(), oauth2.GenerateVerifier()
	p.Until = v.s.Now().Add(houseLife).Unix()
	sealed, err := v.s.seal(p)
	if err != nil {
		return answer{}, err
	}
	to := v.s.houseConfig(provider).AuthCodeURL(p.State, oidc.Nonce(p.Nonce), oauth2.S256ChallengeOption(p.Verifier))
	return answer{to: to, cookies: []*http.Cookie{v.s.cookie(v.s.houseCookie(), sealed, houseLife)}}, nil
}

// fromHouse lets in whom the house sends back.
func fromHouse(v *visit) (answer, error) {
	a, back, err := v.comesFromHouse()
	gone := v.s.cookie(v.s.houseCookie(), "", -1)
	if err != nil {
		var bad fault
		if !errors.As(err, &bad) {
			v.s.Log.Error("signing in at the house", "error", err)
			bad = errHouse
		}
		v.s.Log.Info("sign-in refused", "from", v.s.address(v.Request))
		page := faultPage{Status: bad.Status, What: v.s.words.say(bad.Key), Do: v.s.words.maybe(bad.Key + ".do"), Detail: bad.Detail}
		return answer{page: "fault", title: page.What, data: page, status: bad.Status, cookies: []*http.Cookie{gone}}, nil
	}
	out, err := v.enter(a, back)
	out.cookies = append(out.cookies, gone)
	return out, err
}

func (v *visit) comesFromHouse() (a team.Account, back string, err error) {
	guess, now := v.s.guessing(v.Request), v.s.Now()
	if wait := v.s.limits.take(now, guess); wait > 0 {
		return a, "", errPatience
	}
	cookie, err := v.Cookie(v.s.houseCookie())
	if err != nil {
		return a, "", errPassing
	}
	p, err := v.s.unseal(cookie.Value)
	q := v.URL.Query()
	if err != nil || now.Unix() > p.Until || subtle.ConstantTimeCompare([]byte(p.State), []byte(q.Get("state"))) != 1 {
		return a, "", errPassing
	}
	if q.Get("error") != "" || q.Get("code") == "" {
		return a, "", errHouse
	}
	subject, err := v.s.subject(v.Context(), p, q.Get("code"))
	if err != nil {
		return a, "", err
	}
	issuer := v.s.OIDC.Issuer
	if p.Invitation == "" {
		a, err = v.s.Team.BySubject(v.Context(), issuer, subject)
		if errors.Is(err, team.ErrRefused) {
			err = fault{Status: http.StatusForbidden, Key: "error.stranger", Detail: subject}
		}
	} else {
		a, err = v.s.Team.AcceptSubject(v.Context(), p.Invitation, issuer, subject, now)
		switch {
		case errors.Is(err, team.ErrRefused):
			err = errNoInvitation
		case errors.Is(err, team.ErrTaken):
			err = fault{Status: http.StatusForbidden, Key: "error.subjecttaken"}
		}
	}
	if err == nil {
		v.s.limits.give(now, guess)
	}
	return a, p.Back, err
}

// subject exchanges a code for the house's word on who somebody is, and makes
// sure that the word is the house's, about this client, fresh, and an answer to
// this very passing.
func (s *Server) subject(ctx context.Context, p passing, code string) (string, error) {
	provider, err := s.OIDC.found(ctx)
	if err != nil {
		return "", err
	}
	ctx = s.OIDC.over(ctx)
	token, err := s.houseConfig(provider).Exchange(ctx, code, oauth2.VerifierOption(p.Verifier))
	if err != nil {
		return "", fmt.Errorf("exchanging the code: %w", err)
	}
	raw, _ := token.Extra("id_token").(string)
	id, err := provider.Verifier(&oidc.Config{ClientID: s.OIDC.Client, Now: s.Now}).Verify(ctx, raw)
	if err != nil {
		return "", fmt.Errorf("the identity token: %w", err)
	}
	if subtle.ConstantTimeCompare([]byte(id.Nonce), []byte(p.Nonce)) != 1 {
		return "", errors.New("the identity token answers another request")
	}
	if id.Subject == "" {
		return "", errors.New("the identity token names nobody")
	}
	return id.Subject, nil
}

// houseCookie names the cookie of a passing.
func (s *Server) houseCookie() string { return s.sessionCookie() + "-house" }

// seal writes a passing so that only this server can read or make it.
func (s *Server) seal(p passing) (string, error) {
	b, err := json.Marshal(p)
	if err != nil {
		return "", err
	}
	box, err := s.box()
	if err != nil {
		return "", err
	}
	return base64.RawURLEncoding.EncodeToString(box.Seal(nil, nil, b, []byte("passing"))), nil
}

func (s *Server) unseal(sealed string) (p passing, err error) {
	b, err := base64.RawURLEncoding.DecodeString(sealed)
	if err != nil {
		return p, err
	}
	box, err := s.box()
	if err != nil {
		return p, err
	}
	if b, err = box.Open(nil, nil, b, []byte("passing")); err != nil {
		return p, err
	}
	return p, json.Unmarshal(b, &p)
}

// box is the cipher of this run of the server, which puts a random nonce before
// what it seals.
func (s *Server) box() (cipher.AEAD, error) {
	block, err := aes.NewCipher(s.key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCMWithRandomNonce(block)
}
