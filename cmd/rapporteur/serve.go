package main

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"rapporteur/lexicon"
	"rapporteur/library"
	"rapporteur/samples"
	"rapporteur/store"
	"rapporteur/web"
)

type serveOptions struct {
	record, who string
	port        int
	noBrowser   bool
	teamServer
}

func serveCommand() *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use:   "serve",
		Short: "Show the record in a browser",
		Long: `Show the record in a browser, for one person on this machine: the mechanisms and
what became of their commitments, each account beside what was read in it, to be
accepted, rejected and corrected.

The browser opens on a link that lets it in once; nobody else on the network can
reach the pages, and nothing leaves the machine. The record is begun where there
is none. Ctrl+C ends it; what was decided is on disk.

Programs ask for the same below /api/v1, in JSON; the page /api/ tells how, and
/api/openapi.json tells it to tools.

With --team it serves several people, each with an account and a role (see
rapporteur team), and may listen elsewhere than on this machine alone, over TLS
or behind a proxy that speaks it and hands on the Host header. A proxy's word in
X-Forwarded-For on where a request comes from counts only with --behind-proxy.` + recordHelp,
		Example: `  rapporteur serve
  rapporteur serve --no-browser --port 8080
  curl -L -c session -o /dev/null "$LINK" && curl -b session http://127.0.0.1:8080/api/v1/mechanisms
  rapporteur serve --record dialogues.db --who "Anna Berg"
  rapporteur serve --listen :443 --team team.db --origin https://dialogues.example --cert c.pem --key k.pem
  rapporteur serve --port 8080 --team team.db --origin https://dialogues.example --behind-proxy`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return serve(cmd.Context(), o, cmd.OutOrStdout(), cmd.ErrOrStderr())
		},
	}
	f := c.Flags()
	recordFlag(c, &o.record)
	f.IntVar(&o.port, "port", 7477, "the `PORT` on this machine; 0 takes any that is free")
	f.BoolVar(&o.noBrowser, "no-browser", false, "print the link instead of opening the browser")
	f.StringVar(&o.who, "who", "", "`NAME` of who decides (or RAPPORTEUR_WHO; else the name one is signed in by)")
	f.StringVar(&o.listen, "listen", "", "the `ADDRESS` to listen at, as :443; this machine alone if it is not given")
	f.StringVar(&o.team, "team", "", "the team's `FILE`, to serve several people")
	f.StringVar(&o.origin, "origin", os.Getenv("RAPPORTEUR_ORIGIN"), "the `URL` at which a team reaches the server (or RAPPORTEUR_ORIGIN)")
	f.StringVar(&o.cert, "cert", "", "the `FILE` of the certificate, with those between it and the root")
	f.StringVar(&o.key, "key", "", "the `FILE` of its key")
	f.BoolVar(&o.behindProxy, "behind-proxy", false, "a proxy in front speaks TLS and hands requests on")
	f.StringVar(&o.oidcIssuer, "oidc-issuer", "", "the `URL` of the house's sign-in by OpenID Connect")
	f.StringVar(&o.oidcClient, "oidc-client-id", "", "the `ID` by which the house knows this server")
	f.StringVar(&o.oidcSecret, "oidc-secret-file", "", "a `FILE` with the client's secret, where it has one")
	return c
}

// stopping is how long answers that are under way may take when the program
// ends.
const stopping = 5 * time.Second

func serve(ctx context.Context, o serveOptions, stdout, stderr io.Writer) (err error) {
	if o.port < 0 || o.port > 65535 {
		return fmt.Errorf("--port: %d is no port; they go from 1 to 65535", o.port)
	}
	p, err := o.planned(o.port)
	if err != nil {
		return err
	}
	l, err := listen(ctx, p.address)
	if err != nil {
		return err
	}
	defer func() { _ = l.Close() }()
	lib, err := beginLibrary(ctx, o.record)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lib.Close()) }()
	if err := hint(ctx, lib, stderr); err != nil {
		return err
	}
	defer lookAfter(ctx, lib, stderr)()
	if o.team != "" {
		return serveTeam(ctx, o, p, l, lib, stdout, stderr)
	}
	example := &example{lex: lib.Lex}
	defer func() { err = errors.Join(err, example.forget()) }()
	w, err := web.New(web.Options{
		Library: lib, Who: decideOptions{who: o.who}.decider(), Now: time.Now, Example: example.make,
		Log: slog.New(slog.NewTextHandler(stderr, nil)),
	})
	if err != nil {
		return err
	}
	port := strconv.Itoa(l.Addr().(*net.TCPAddr).Port) //nolint:errcheck // a listener for TCP has no other address
	link := "http://127.0.0.1:" + port + w.NewLink()
	if o.noBrowser || open(ctx, link) != nil {
		_, err = fmt.Fprintf(stdout, "Open this link, which lets in once:\n  %s\nCtrl+C ends it.\n", link)
	} else {
		_, err = fmt.Fprintf(stdout, "The record is shown in the browser, at http://127.0.0.1:%s/. Ctrl+C ends it.\n", port)
	}
	if err != nil {
		return said(err)
	}
	return answerUntilDone(ctx, l, w.Handler("127.0.0.1:"+port, "localhost:"+port), nil)
}

// lookAfter makes searches ready, and has the lists over all mechanisms follow
// what changes, until what it returns is called.
func lookAfter(ctx context.Context, lib *library.Library, stderr io.Writer) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var hands sync.WaitGroup
	hands.Go(func() {
		if err := lib.Warm(ctx); err != nil && ctx.Err() == nil {
			fmt.Fprintf(stderr, "rapporteur: the first searches may take longer: %v\n", err)
		}
	})
	hands.Go(func() {
		if err := lib.LookAfter(ctx, time.Second); err != nil {
			fmt.Fprintf(stderr, "rapporteur: the lists of commitments and people no longer follow what changes: %v\n", err)
		}
	})
	return func() {
		cancel()
		hands.Wait()
	}
}

// listen takes an address.
func listen(ctx context.Context, address string) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	_, port, _ := net.SplitHostPort(address) // which was looked at before
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("port %s is taken, perhaps by another rapporteur serve; --port 0 takes one that is free", port)
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("port %s is kept for the system; --port 0 takes one that is free", port)
	case err != nil:
		return nil, fmt.Errorf("listening on port %s: %w", port, err)
	}
	return l, nil
}

// answerUntilDone answers requests until the context ends, and then lets those
// under way come to their end. It speaks TLS where it is told how.
func answerUntilDone(ctx context.Context, l net.Listener, h http.Handler, speaks *tls.Config) error {
	server := &http.Server{
		Handler: h, TLSConfig: speaks, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 10 * time.Minute, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
	}
	ended := make(chan error, 1)
	go func() {
		if speaks != nil {
			ended <- server.ServeTLS(l, "", "")
		} else {
			ended <- server.Serve(l)
		}
	}()
	select {
	case err := <-ended:
		return fmt.Errorf("serving: %w", err)
	case <-ctx.Done():
	}
	late, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopping)
	defer cancel()
	if err := server.Shutdown(late); err != nil {
		_ = server.Close() // they have had their time
	}
	return nil
}

// open opens a link in the browser.
func open(ctx context.Context, link string) error {
	name, args := "xdg-open", []string{link}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", link}
	}
	path, err := exec.LookPath(name)
	if err != nil {
		return err
	}
	// The browser outlives the program.
	cmd := exec.CommandContext(context.WithoutCancel(ctx), path, args...)
	if err := cmd.Start(); err != nil {
		return err
	}
	go func() { _ = cmd.Wait() }()
	return nil
}

// An example is the record of the samples, in a folder that goes with the
// program.
type example struct {
	lex *lexicon.Lexicon
	dir string
	s   *store.Store
}

// make reads the samples into a new record.
func (e *example) make(ctx context.Context) (_ *library.Library, err error) {
	if e.dir == "" {
		if e.dir, err = os.MkdirTemp("", "rapporteur-example-"); err != nil {
			return nil, fmt.Errorf("a folder for the example: %w", err)
		}
	}
	if e.s == nil {
		if e.s, err = store.Create(ctx, filepath.Join(e.dir, "record.db")); err != nil {
			return nil, err
		}
	}
	all, err := samples.Documents()
	if err != nil {
		return nil, err
	}
	l := library.New(e.s, e.lex)
	if _, err := l.TakeAll(ctx, all, time.Now()); err != nil {
		return nil, err
	}
	return l, nil
}

func (e *example) forget() error {
	var closed error
	if e.s != nil {
		closed = e.s.Close()
	}
	if e.dir == "" {
		return closed
	}
	return errors.Join(closed, os.RemoveAll(e.dir))
}
