package main

import (
	"net"
	"sync"
	"time"
)

// reached connects to each host:port and says why it could not; an empty answer is a connection.
func reached(addresses []string) map[string]string {
	var lock sync.Mutex
	var all sync.WaitGroup
	answers := map[string]string{}
	for _, address := range addresses {
		all.Go(func() {
			connection, err := net.DialTimeout("tcp", address, 3*time.Second)
			lock.Lock()
			defer lock.Unlock()
			if err != nil {
				answers[address] = err.Error()
				return
			}
			connection.Close()
			answers[address] = ""
		})
	}
	all.Wait()
	return answers
}
