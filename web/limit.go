package web

import (
	"math"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"
)

// limits bound how often something may be tried. Each thing that is counted
// has a bucket that fills with every try and empties with time.
type limits struct {
	mu      sync.Mutex
	buckets map[string]bucket
}

type bucket struct {
	spent float64 // tries that have not run out yet, as of at
	at    time.Time
	every time.Duration // in which one runs out
}

// mostBuckets is how many things are counted at once.
const mostBuckets = 100_000

func newLimits() *limits { return &limits{buckets: map[string]bucket{}} }

// A limit lets burst tries through at once, and one more each time every has
// passed.
type limit struct {
	key   string
	burst float64
	every time.Duration
}

// take counts one try against all of some limits, and tells how long to wait
// where one of them is reached. Then none is counted.
func (l *limits) take(now time.Time, all ...limit) (wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, x := range all {
		if over := l.spent(x, now) + 1 - x.burst; over > 0 {
			wait = max(wait, time.Duration(math.Ceil(over*float64(x.every))))
		}
	}
	if wait > 0 {
		return wait
	}
	if len(l.buckets) > mostBuckets {
		l.empty(now)
	}
	for _, x := range all {
		l.buckets[x.key] = bucket{l.spent(x, now) + 1, now, x.every}
	}
	return 0
}

// give takes a try back, which turned out to be none.
func (l *limits) give(now time.Time, all ...limit) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, x := range all {
		l.buckets[x.key] = bucket{max(0, l.spent(x, now)-1), now, x.every}
	}
}

func (l *limits) spent(x limit, now time.Time) float64 {
	return l.buckets[x.key].left(now)
}

func (b bucket) left(now time.Time) float64 {
	if b.every <= 0 {
		return 0
	}
	return max(0, b.spent-float64(now.Sub(b.at))/float64(b.every))
}

// empty forgets what was tried little, so that many names tried once do not
// drive out the one that is tried often.
func (l *limits) empty(now time.Time) {
	for _, most := range []float64{0, 1, math.Inf(1)} {
		for key, b := range l.buckets {
			if b.left(now) <= most {
				delete(l.buckets, key)
			}
		}
		if len(l.buckets) < mostBuckets/2 {
			return
		}
	}
}

// address returns where a request comes from, the network of it where a house
// has many addresses.
func (s *Server) address(req *http.Request) string {
	from := req.RemoteAddr
	if s.BehindProxy {
		// What the proxy itself has added stands last; the rest anybody can write.
		all := strings.Split(strings.Join(req.Header.Values("X-Forwarded-For"), ","), ",")
		from = strings.TrimSpace(all[len(all)-1])
	}
	ip, err := netip.ParseAddr(from)
	if at, err2 := netip.ParseAddrPort(from); err != nil && err2 == nil {
		ip, err = at.Addr(), nil
	}
	if err != nil {
		return "unknown"
	}
	ip = ip.Unmap()
	if ip.Is6() {
		if net, err := ip.WithZone("").Prefix(64); err == nil {
			return net.String()
		}
	}
	return ip.String()
}

// signingIn are the limits of trying passwords: of one name from one place, of
// one name from anywhere, and from one place.
func (s *Server) signingIn(req *http.Request, name string) []limit {
	from := s.address(req)
	return []limit{
		{"name " + name + " from " + from, 5, 30 * time.Second},
		{"name " + name, 50, time.Minute},
		{"from " + from, 30, 10 * time.Second},
	}
}

// guessing are the limits of trying links and tokens.
func (s *Server) guessing(req *http.Request) limit {
	return limit{"guesses from " + s.address(req), 30, 10 * time.Second}
}
