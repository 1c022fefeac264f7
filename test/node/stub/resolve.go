package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"strings"
	"time"
)

type resolution struct {
	Host      string   `json:"host"`
	Addresses []string `json:"addresses,omitempty"`
	Error     string   `json:"error,omitempty"`
}

// resolved looks the host of each listed variable up, as the application would.
func (c config) resolved() map[string]resolution {
	all := map[string]resolution{}
	for _, name := range c.Resolve {
		all[name] = lookUp(hosts(os.Getenv(name)))
	}
	return all
}

// checkOwnNames looks up the host in each variable that holds name@host: a server that is called so (an Erlang node)
// does not start before its own name resolves, that is, before it is ready.
func (c config) checkOwnNames() error {
	for _, name := range c.OwnNames {
		found := lookUp(hosts(os.Getenv(name)))
		for wait := 0; found.Error != "" && wait < 15; wait++ {
			time.Sleep(time.Second)
			found = lookUp(hosts(os.Getenv(name)))
		}
		if found.Error != "" {
			return fmt.Errorf("its own name in %s does not resolve: %s", name, found.Error)
		}
	}
	return nil
}

// lookUp fails as a whole when one of the hosts does.
func lookUp(hosts []string) resolution {
	result := resolution{Host: strings.Join(hosts, ",")}
	deadline, end := context.WithTimeout(context.Background(), 5*time.Second)
	defer end()
	for _, host := range hosts {
		addresses, err := net.DefaultResolver.LookupHost(deadline, host)
		if err != nil {
			return resolution{Host: result.Host, Error: err.Error()}
		}
		result.Addresses = append(result.Addresses, addresses...)
	}
	return result
}

// hosts reads a URL, host:port or host, or several with commas between them.
func hosts(value string) []string {
	var found []string
	for _, part := range strings.Split(value, ",") {
		if i := strings.Index(part, "://"); i >= 0 {
			part = part[i+3:]
		}
		part = part[strings.LastIndex(part, "@")+1:] // a password may hold any of the characters below
		if i := strings.IndexAny(part, "/?#"); i >= 0 {
			part = part[:i]
		}
		if host, _, err := net.SplitHostPort(part); err == nil {
			part = host
		}
		found = append(found, part)
	}
	return found
}
