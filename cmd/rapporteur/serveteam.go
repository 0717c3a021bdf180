package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"rapporteur/library"
	"rapporteur/store"
	"rapporteur/web"
)

// teamServer are the flags by which the record is served to several people.
type teamServer struct {
	listen, team, origin               string
	cert, key                          string
	behindProxy                        bool
	oidcIssuer, oidcClient, oidcSecret string
}

// A plan is what those flags come to.
type plan struct {
	address string // to listen at
	origin  string // without a slash behind it; "" for that of this machine
}

// planned makes sure that the flags fit together, and that nobody's password
// goes over a network in the open.
func (o teamServer) planned(port int) (p plan, err error) {
	p.address = o.listen
	if p.address == "" {
		p.address = net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	}
	host, number, err := net.SplitHostPort(p.address)
	if n, err2 := strconv.Atoi(number); err != nil || err2 != nil || n < 0 || n > 65535 {
		return p, fmt.Errorf("--listen: %q is no address; write one like :443 or 192.0.2.7:8443", o.listen)
	}
	here := loopback(host)
	switch {
	case (o.cert == "") != (o.key == ""):
		return p, errors.New("--cert and --key belong together")
	case o.cert != "" && o.behindProxy:
		return p, errors.New("--behind-proxy says that the proxy speaks TLS; leave out --cert and --key, or the proxy")
	case !here && o.team == "":
		return p, fmt.Errorf("at %s others could reach the record without saying who they are; name the team with --team (rapporteur team init begins one)", p.address)
	case o.team == "" && (o.cert != "" || o.behindProxy || o.oidcIssuer != ""):
		return p, errors.New("--cert, --behind-proxy and --oidc-issuer are for a team; name it with --team")
	case !here && o.cert == "" && !o.behindProxy:
		return p, fmt.Errorf("at %s passwords would go over the network in the open; give --cert and --key, or say --behind-proxy where a proxy in front speaks TLS", p.address)
	case o.oidcIssuer == "" && (o.oidcClient != "" || o.oidcSecret != ""), o.oidcIssuer != "" && o.oidcClient == "":
		return p, errors.New("--oidc-issuer and --oidc-client-id belong together")
	case o.oidcIssuer != "" && !trusted(o.oidcIssuer):
		return p, fmt.Errorf("--oidc-issuer: %q does not begin with https://", o.oidcIssuer)
	case o.origin == "" || o.team == "":
		if o.team != "" && (!here || o.behindProxy || o.cert != "") {
			return p, errors.New("say with --origin at which URL people reach the server, as https://dialogues.example")
		}
		return p, nil
	}
	u, err := url.Parse(o.origin)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil || !trusted(o.origin) {
		return p, fmt.Errorf("--origin: %q is no URL like https://dialogues.example", o.origin)
	}
	if u.Scheme == "https" && o.cert == "" && !o.behindProxy {
		return p, errors.New("--origin begins with https:// and nobody speaks TLS; give --cert and --key, or say --behind-proxy")
	}
	p.origin = u.Scheme + "://" + u.Host
	return p, nil
}

// loopback tells whether a host is this machine as no other sees it.
func loopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// trusted tells whether nobody can listen in on what is sent to a URL.
func trusted(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http" && loopback(u.Hostname()))
}

// serveTeam serves the record to several people.
func serveTeam(ctx context.Context, o serveOptions, p plan, l net.Listener, lib *library.Library, stdout, stderr io.Writer) (err error) {
	people, err := openTeam(ctx, o.team, o.record)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, people.Close()) }()
	if p.origin == "" {
		p.origin = "http://" + l.Addr().String()
	}
	beside := &beside{lib: lib, stderr: stderr}
	defer func() { err = errors.Join(err, beside.close()) }()
	options := web.Options{
		Library: lib, Team: people, Origin: p.origin, Open: beside.open, BehindProxy: o.behindProxy, Now: time.Now, Log: slog.New(slog.NewTextHandler(stderr, nil)),
	}
	if o.oidcIssuer != "" {
		options.OIDC = &web.OIDC{Issuer: o.oidcIssuer, Client: o.oidcClient}
		if o.oidcSecret != "" {
			b, err := os.ReadFile(o.oidcSecret)
			if err != nil {
				return fmt.Errorf("reading the client's secret: %w", err)
			}
			options.OIDC.Secret = strings.TrimSpace(string(b))
		}
	}
	w, err := web.New(options)
	if err != nil {
		return err
	}
	var speaks *tls.Config
	if o.cert != "" {
		c := &certificate{cert: o.cert, key: o.key}
		if _, err := c.get(nil); err != nil {
			return err
		}
		speaks = &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: c.get}
	}
	if _, err := fmt.Fprintf(stdout, "The record is served at %s/ to the team in %s. Ctrl+C ends it.\n", p.origin, people.Path()); err != nil {
		return said(err)
	}
	_, host, _ := strings.Cut(p.origin, "://")
	return answerUntilDone(ctx, l, w.Handler(host), speaks)
}

// beside are the records that are served beside the main one.
type beside struct {
	lib    *library.Library
	stderr io.Writer

	mu    sync.Mutex
	all   []*store.Store
	stops []func()
}

func (b *beside) open(ctx context.Context, file string) (*library.Library, error) {
	s, err := store.Open(ctx, file)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	lib := library.New(s, b.lib.Lex)
	b.all = append(b.all, s)
	b.stops = append(b.stops, lookAfter(context.WithoutCancel(ctx), lib, b.stderr))
	return lib, nil
}

func (b *beside) close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, stop := range b.stops {
		stop()
	}
	var errs []error
	for _, s := range b.all {
		errs = append(errs, s.Close())
	}
	return errors.Join(errs...)
}

// A certificate is read again when its file has changed, so that a new one
// takes effect without a stop.
type certificate struct {
	cert, key string

	mu   sync.Mutex
	at   time.Time // of the file that was read
	last *tls.Certificate
}

func (c *certificate) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	info, err := os.Stat(c.cert)
	if err == nil && c.last != nil && info.ModTime().Equal(c.at) {
		return c.last, nil
	}
	pair, err2 := tls.LoadX509KeyPair(c.cert, c.key)
	switch {
	case err == nil && err2 == nil:
		c.at, c.last = info.ModTime(), &pair
	case c.last == nil:
		return nil, fmt.Errorf("reading the certificate: %w", errors.Join(err, err2))
	}
	return c.last, nil // the one before, while a new one is half written
}
