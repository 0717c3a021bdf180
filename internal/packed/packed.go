// Package packed writes plain Go values in few bytes, and reads them back
// several times faster than JSON is read: every string once, and without the
// names of fields. What it wrote is of use only to a program whose types are
// the same; Shape tells one set of types from another.
package packed

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"reflect"
	"slices"
	"strings"
	"time"
)

var (
	moment = reflect.TypeFor[time.Time]()
	octets = reflect.TypeFor[[]byte]()
)

// Shape tells types apart: two with the same shape are written alike.
func Shape[T any]() string {
	h := fnv.New64a()
	shape(h, reflect.TypeFor[T](), map[reflect.Type]bool{})
	return fmt.Sprintf("%x", h.Sum64())
}

func shape(h interface{ Write([]byte) (int, error) }, t reflect.Type, within map[reflect.Type]bool) {
	_, _ = fmt.Fprint(h, t.Kind(), " ") // a hash takes everything
	if within[t] || t == moment {
		return
	}
	within[t] = true
	switch t.Kind() {
	case reflect.Slice, reflect.Pointer:
		shape(h, t.Elem(), within)
	case reflect.Map:
		shape(h, t.Key(), within)
		shape(h, t.Elem(), within)
	case reflect.Struct:
		for i := range t.NumField() {
			_, _ = fmt.Fprint(h, t.Field(i).Name, " ")
			shape(h, t.Field(i).Type, within)
		}
	default:
	}
	delete(within, t)
}

// Marshal writes a value. It may hold strings, numbers without a fraction,
// truth values and moments, in slices, pointers, maps by strings and structs.
// Fields that are not exported are left out, as JSON leaves them.
func Marshal(v any) ([]byte, error) {
	w := &writer{known: map[string]uint64{}}
	if err := w.value(reflect.ValueOf(v)); err != nil {
		return nil, fmt.Errorf("packing %T: %w", v, err)
	}
	head := binary.AppendUvarint(nil, uint64(len(w.all)))
	for _, s := range w.all {
		head = binary.AppendUvarint(head, uint64(len(s)))
	}
	return slices.Concat(head, []byte(strings.Join(w.all, "")), w.out), nil
}

type writer struct {
	out   []byte
	known map[string]uint64
	all   []string
}

func (w *writer) number(n uint64) { w.out = binary.AppendUvarint(w.out, n) }

func (w *writer) text(s string) {
	n, ok := w.known[s]
	if !ok {
		n = uint64(len(w.all))
		w.known[s], w.all = n, append(w.all, s)
	}
	w.number(n)
}

func (w *writer) value(v reflect.Value) error {
	t := v.Type()
	switch t.Kind() {
	case reflect.String:
		w.text(v.String())
	case reflect.Bool:
		w.number(map[bool]uint64{true: 1}[v.Bool()])
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.out = binary.AppendVarint(w.out, v.Int())
	case reflect.Slice:
		if v.IsNil() {
			w.number(0)
			return nil
		}
		w.number(1 + uint64(v.Len()))
		if t.ConvertibleTo(octets) {
			w.out = append(w.out, v.Bytes()...)
			return nil
		}
		for i := range v.Len() {
			if err := w.value(v.Index(i)); err != nil {
				return err
			}
		}
	case reflect.Pointer:
		if v.IsNil() {
			w.number(0)
			return nil
		}
		w.number(1)
		return w.value(v.Elem())
	case reflect.Map:
		return w.table(v)
	case reflect.Struct:
		if t == moment {
			w.text(v.Interface().(time.Time).Format(time.RFC3339Nano)) //nolint:errcheck // it is of this type
			return nil
		}
		for i := range t.NumField() {
			if !t.Field(i).IsExported() {
				continue
			}
			if err := w.value(v.Field(i)); err != nil {
				return err
			}
		}
	default:
		return fmt.Errorf("%s cannot be packed", t)
	}
	return nil
}

func (w *writer) table(v reflect.Value) error {
	if v.IsNil() {
		w.number(0)
		return nil
	}
	w.number(1 + uint64(v.Len()))
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
	for _, k := range keys {
		w.text(k.String())
		if err := w.value(v.MapIndex(k)); err != nil {
			return err
		}
	}
	return nil
}

var errShort = errors.New("packed: not what was written, or of other types")

// Unmarshal reads what Marshal wrote of a value of the same type. All its
// strings are parts of one.
func Unmarshal[T any](b []byte, into *T) (err error) {
	r := &reader{in: b}
	n := r.size()
	sizes := make([]int, n)
	total := 0
	for i := range sizes {
		sizes[i] = r.size()
		total += sizes[i]
	}
	if r.failed || total > len(r.in) {
		return errShort
	}
	text := string(r.in[:total])
	r.in = r.in[total:]
	r.all = make([]string, n)
	for i, size := range sizes {
		r.all[i], text = text[:size], text[size:]
	}
	r.value(reflect.ValueOf(into).Elem())
	if r.failed || len(r.in) > 0 {
		return errShort
	}
	return nil
}

type reader struct {
	in     []byte
	all    []string
	failed bool
}

func (r *reader) number() uint64 {
	if len(r.in) > 0 && r.in[0] < 0x80 {
		n := uint64(r.in[0])
		r.in = r.in[1:]
		return n
	}
	n, size := binary.Uvarint(r.in)
	if size <= 0 {
		r.failed, r.in = true, nil
		return 0
	}
	r.in = r.in[size:]
	return n
}

// size reads how many there are of something, each at least a byte long.
func (r *reader) size() int {
	n := r.number()
	if n > uint64(len(r.in)) || n > math.MaxInt32 {
		r.failed, r.in = true, nil
		return 0
	}
	return int(n)
}

func (r *reader) text() string {
	n := r.number()
	if n >= uint64(len(r.all)) {
		r.failed, r.in = true, nil
		return ""
	}
	return r.all[n]
}

func (r *reader) value(v reflect.Value) {
	if r.failed {
		return
	}
	t := v.Type()
	switch t.Kind() {
	case reflect.String:
		v.SetString(r.text())
	case reflect.Bool:
		v.SetBool(r.number() == 1)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n := r.number()
		v.SetInt(int64(n>>1) ^ -int64(n&1)) //nolint:gosec // zigzag, as AppendVarint writes it
	case reflect.Slice:
		r.slice(v, t)
	case reflect.Pointer:
		if r.number() == 1 {
			v.Set(reflect.New(t.Elem()))
			r.value(v.Elem())
		}
	case reflect.Map:
		n := r.number()
		if n == 0 {
			return
		}
		v.Set(reflect.MakeMap(t))
		for ; n > 1 && !r.failed; n-- {
			key, value := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
			key.SetString(r.text())
			r.value(value)
			v.SetMapIndex(key, value)
		}
	case reflect.Struct:
		if t == moment {
			at, err := time.Parse(time.RFC3339Nano, r.text())
			r.failed = r.failed || err != nil
			v.Set(reflect.ValueOf(at))
			return
		}
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				r.value(f)
			}
		}
	default:
		r.failed = true
	}
}

func (r *reader) slice(v reflect.Value, t reflect.Type) {
	n := r.number()
	if n == 0 {
		return
	}
	if n--; n > uint64(len(r.in)) {
		r.failed = true
		return
	}
	if t.ConvertibleTo(octets) {
		v.SetBytes(slices.Clone(r.in[:n]))
		r.in = r.in[n:]
		return
	}
	v.Set(reflect.MakeSlice(t, int(n), int(n)))
	for i := range int(n) {
		r.value(v.Index(i))
	}
}
