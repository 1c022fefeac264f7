package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"sync"
	"syscall"
	"time"
)

// tally is what became of the requests of one source.
type tally struct {
	lock        sync.Mutex
	Seconds     float64        `json:"seconds"`
	Sent        int            `json:"sent"`
	Succeeded   int            `json:"succeeded"`
	Failed      map[string]int `json:"failed"`
	Connections int            `json:"connections"`
	// Repeated counts requests that were sent again because their kept connection had been closed.
	Repeated int `json:"repeated"`
	// Late is by how many milliseconds the latest request was sent after its time; Missed, how many by over a second.
	Late   int64 `json:"late"`
	Missed int   `json:"missed"`
	// BySecond counts by the second in which a request was due: versions that answered, and failures by their kind.
	BySecond []map[string]int `json:"bySecond"`
	Example  string           `json:"example,omitempty"`
}

type statusError int

func (status statusError) Error() string { return "status " + strconv.Itoa(int(status)) }

func newTally() *tally {
	return &tally{Failed: map[string]int{}, BySecond: []map[string]int{}}
}

func (t *tally) sent(second int, late time.Duration) {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.Sent++
	t.Late = max(t.Late, late.Milliseconds())
	if late > time.Second {
		t.Missed++
	}
	for len(t.BySecond) <= second {
		t.BySecond = append(t.BySecond, map[string]int{})
	}
}

func (t *tally) connected() {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.Connections++
}

func (t *tally) succeeded(second int, version string, repeated int) {
	t.lock.Lock()
	defer t.lock.Unlock()
	t.Succeeded++
	t.Repeated += repeated
	t.BySecond[second][version]++
}

func (t *tally) failed(second int, err error) {
	t.lock.Lock()
	defer t.lock.Unlock()
	kind := kindOf(err)
	t.Failed[kind]++
	t.BySecond[second][kind]++
	if t.Example == "" {
		t.Example = fmt.Sprintf("in second %d: %v", second, err)
	}
}

// kindOf says what a client met: nobody listened, the connection broke, no answer came in time, or the answer was bad.
func kindOf(err error) string {
	var status statusError
	var network net.Error
	switch {
	case errors.As(err, &status):
		return "status"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "refused"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE), errors.Is(err, io.EOF),
		errors.Is(err, io.ErrUnexpectedEOF):
		return "reset"
	case errors.As(err, &network) && network.Timeout():
		return "timeout"
	default:
		return "other"
	}
}
