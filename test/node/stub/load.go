package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"os"
	"strconv"
	"sync"
	"time"
)

// patience is how long a request may take: far longer than any pause of a busy machine.
const patience = 10 * time.Second

// load sends requests to a URL at a fixed rate, whatever becomes of them, until standard input ends: once with a new
// connection for each, which shows where new connections go, and once with connections that are kept, which shows how
// those end. A line `begun` comes first, the tallies last.
func load(arguments []string) error {
	if len(arguments) != 2 {
		return fmt.Errorf("load takes a URL and a rate, got %q", arguments)
	}
	rate, err := strconv.Atoi(arguments[1])
	if err != nil || rate < 1 {
		return fmt.Errorf("the rate must be requests per second, got %q", arguments[1])
	}
	stop, cancel := context.WithCancel(context.Background())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		cancel()
	}()
	fmt.Println("begun")
	fresh := newSource(arguments[0], rate, &http.Transport{DisableKeepAlives: true})
	kept := newSource(arguments[0], rate, &http.Transport{MaxIdleConnsPerHost: rate})
	var both sync.WaitGroup
	both.Go(func() { fresh.send(stop) })
	both.Go(func() { kept.send(stop) })
	both.Wait()
	return json.NewEncoder(os.Stdout).Encode(map[string]*tally{"fresh": fresh.tally, "kept": kept.tally})
}

// source is one open loop: the next request does not wait for the one before.
type source struct {
	url    string
	rate   int
	client http.Client
	tally  *tally
}

func newSource(url string, rate int, transport *http.Transport) *source {
	client := http.Client{Transport: transport, Timeout: patience}
	return &source{url: url, rate: rate, client: client, tally: newTally()}
}

// send makes each request at its own time. One that is late, because the machine was busy, is made all the same.
func (s *source) send(stop context.Context) {
	var sent sync.WaitGroup
	begin := time.Now()
	for i := 0; stop.Err() == nil; i++ {
		due := begin.Add(time.Duration(i) * time.Second / time.Duration(s.rate))
		select {
		case <-stop.Done():
			continue
		case <-time.After(time.Until(due)):
		}
		second := int(due.Sub(begin) / time.Second)
		s.tally.sent(second, time.Since(due))
		sent.Go(func() { s.request(second) })
	}
	s.tally.Seconds = time.Since(begin).Seconds()
	sent.Wait()
}

// request counts one answer. A GET that finds a kept connection closed before any answer is sent again by Go's client, as
// by every client that follows RFC 9112, 9.3.1: that is no failure, but it is counted.
func (s *source) request(second int) {
	attempts := 0
	trace := &httptrace.ClientTrace{GotConn: func(got httptrace.GotConnInfo) {
		attempts++
		if !got.Reused {
			s.tally.connected()
		}
	}}
	version, err := s.get(httptrace.WithClientTrace(context.Background(), trace))
	switch {
	case err != nil && attempts == 0:
		s.tally.failed(second, fmt.Errorf("no connection: %w", err))
	case err != nil:
		s.tally.failed(second, err)
	default:
		s.tally.succeeded(second, version, attempts-1)
	}
}

func (s *source) get(within context.Context) (string, error) {
	request, err := http.NewRequestWithContext(within, http.MethodGet, s.url, nil)
	if err != nil {
		return "", err
	}
	answer, err := s.client.Do(request)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = statusError(answer.StatusCode)
	}
	return string(text), err
}
