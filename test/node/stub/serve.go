package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"
)

const drain = 5 * time.Second

// serve listens on every port until SIGTERM, then lets the requests under way finish.
func (c config) serve() error {
	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer cancel()
	failed := make(chan error, len(c.Listen))
	var servers []*http.Server
	for _, p := range c.Listen {
		listener, err := net.Listen("tcp", fmt.Sprintf(":%d", p.Port))
		if err != nil {
			return err
		}
		server := c.server(p.Protocol)
		if server == nil {
			go acceptAll(listener)
			continue
		}
		servers = append(servers, server)
		go func() { failed <- server.Serve(listener) }()
	}
	fmt.Printf("stub %s: listening on %v\n", c.Name, c.Listen)
	select {
	case err := <-failed:
		return err
	case <-stop.Done():
	}
	deadline, end := context.WithTimeout(context.Background(), drain)
	defer end()
	for _, server := range servers {
		if err := server.Shutdown(deadline); err != nil {
			fmt.Printf("stub %s: requests were cut off after %v\n", c.Name, drain)
		}
	}
	return nil
}

// server is nil for a protocol that is not spoken here: its connections are only accepted.
func (c config) server(protocol string) *http.Server {
	server := &http.Server{Protocols: new(http.Protocols)}
	server.Protocols.SetUnencryptedHTTP2(true)
	switch protocol {
	case "http":
		server.Protocols.SetHTTP1(true)
		server.Handler = http.HandlerFunc(c.answerHTTP)
	case "grpc":
		server.Handler = http.HandlerFunc(c.answerGRPC)
	default:
		return nil
	}
	return server
}

func (c config) answerHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.URL.Path == "/stub/state":
		answerJSON(w, c.state())
	case r.URL.Path == "/stub/resolve":
		answerJSON(w, c.resolved())
	case r.URL.Path == "/stub/work":
		c.work(w, r)
	case slices.Contains(c.HTTPPaths, r.URL.Path):
		fmt.Fprintln(w, "ok")
	default:
		http.NotFound(w, r)
	}
}

// work takes as long as `for` says, and answers with the version: so that there is always something under way.
func (c config) work(w http.ResponseWriter, r *http.Request) {
	pause, err := time.ParseDuration(r.URL.Query().Get("for"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	time.Sleep(pause)
	fmt.Fprint(w, c.Version)
}

func answerJSON(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(value)
}

func acceptAll(listener net.Listener) {
	for {
		connection, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			_, _ = io.Copy(io.Discard, connection)
			connection.Close()
		}()
	}
}

type state struct {
	Name      string            `json:"name"`
	Starts    map[string]int    `json:"starts"`
	Variables []string          `json:"variables"` // names only: a value may be a secret
	Process   map[string]string `json:"process"`
}

func (c config) state() state {
	s := state{Name: c.Name, Starts: map[string]int{}, Variables: []string{}, Process: process()}
	for _, folder := range c.Writable {
		s.Starts[folder] = c.starts(folder)
	}
	for _, name := range c.Variables {
		if os.Getenv(name) != "" {
			s.Variables = append(s.Variables, name)
		}
	}
	return s
}
