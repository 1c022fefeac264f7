// Command stub stands in for an application's image on the real node: it behaves as its manifest says the
// application does, and refuses to run where the manifest breaks its promise. /stub.json, baked in the image,
// says what to do. As PID 1 it is the application; beside it, it is an exec probe or a hook, under any name.
package main

import (
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

type port struct {
	Port     int    `json:"port"`
	Protocol string `json:"protocol"`
}

type config struct {
	Name         string   `json:"name"`
	Version      string   `json:"version"`
	RunOnce      bool     `json:"runOnce"`
	Listen       []port   `json:"listen"`
	HTTPPaths    []string `json:"httpPaths"`
	GRPCServices []string `json:"grpcServices"`
	Variables    []string `json:"variables"`
	Writable     []string `json:"writable"`
	Resolve      []string `json:"resolve"`
	OwnNames     []string `json:"ownNames"`
}

func main() {
	var c config
	text, err := os.ReadFile("/stub.json")
	if err == nil {
		err = json.Unmarshal(text, &c)
	}
	if err == nil && os.Getpid() == 1 {
		err = c.run()
	} else if err == nil {
		err = c.beside(filepath.Base(os.Args[0]), os.Args[1:])
	}
	if err != nil {
		line := fmt.Sprintf("stub %s: %v\n", c.Name, err)
		fmt.Fprint(os.Stderr, line)
		if os.Getpid() == 1 {
			_ = os.WriteFile("/dev/termination-log", []byte(line), 0) // for the pod's status
		}
		os.Exit(1)
	}
}

// run is the application: its checks, then its ports until SIGTERM.
func (c config) run() error {
	for _, check := range []func() error{c.checkVariables, c.checkWritable, c.checkReadOnly, c.checkOwnNames} {
		if err := check(); err != nil {
			return err
		}
	}
	if c.RunOnce { // nobody can ask it later
		return json.NewEncoder(os.Stdout).Encode(c.resolved())
	}
	return c.serve()
}

// beside is what the kubelet or a person runs in the container of a running stub.
func (c config) beside(name string, arguments []string) error {
	switch {
	case name == "stub" && len(arguments) == 1 && arguments[0] == "state":
		return json.NewEncoder(os.Stdout).Encode(c.state())
	case name == "stub" && len(arguments) == 1 && arguments[0] == "resolve":
		return json.NewEncoder(os.Stdout).Encode(c.resolved())
	case name == "stub" && len(arguments) > 0 && arguments[0] == "reach":
		return json.NewEncoder(os.Stdout).Encode(reached(arguments[1:]))
	case name == "stub" && len(arguments) > 0 && arguments[0] == "load":
		return load(arguments[1:])
	case name == "sleep":
		return sleep(arguments)
	case name == "redis-cli":
		fmt.Println("PONG")
	}
	return c.checkPorts()
}

func sleep(arguments []string) error {
	if len(arguments) != 1 {
		return fmt.Errorf("sleep takes one number of seconds, got %q", arguments)
	}
	seconds, err := strconv.ParseFloat(arguments[0], 64)
	time.Sleep(time.Duration(seconds * float64(time.Second)))
	return err
}

func (c config) checkPorts() error {
	for _, p := range c.Listen {
		connection, err := net.DialTimeout("tcp", fmt.Sprintf("127.0.0.1:%d", p.Port), time.Second)
		if err != nil {
			return err
		}
		connection.Close()
	}
	return nil
}
