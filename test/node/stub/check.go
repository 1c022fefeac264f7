package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

const startsFile = "stub-starts"

// forbidden are folders an image might write to. Below `/` they are open to every user in the stub's image, so
// that only a read-only root file system protects them.
var forbidden = []string{"/", "/etc", "/usr", "/var", "/home", "/tmp"}

func (c config) checkVariables() error {
	var missing []string
	for _, name := range c.Variables {
		if os.Getenv(name) == "" {
			missing = append(missing, name)
		}
	}
	if missing != nil {
		return fmt.Errorf("variables unset or empty: %s", strings.Join(missing, ", "))
	}
	return nil
}

// checkWritable adds one line to the counter file of every writable folder. The node opens a new claim's
// folder to all users within a second or two: hence the patience.
func (c config) checkWritable() error {
	syscall.Umask(0) // containers of different users may share a folder
	for _, folder := range c.Writable {
		err := c.countStart(folder)
		for wait := 0; err != nil && wait < 10; wait++ {
			time.Sleep(500 * time.Millisecond)
			err = c.countStart(folder)
		}
		if err != nil {
			return fmt.Errorf("%s is declared writable: %w", folder, err)
		}
	}
	return nil
}

func (c config) countStart(folder string) error {
	before := c.starts(folder)
	file, err := os.OpenFile(filepath.Join(folder, startsFile), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	defer file.Close()
	if _, err := file.WriteString(c.Name + "\n"); err != nil {
		return err
	}
	if after := c.starts(folder); after <= before {
		return fmt.Errorf("%s does not hold what was written", file.Name())
	}
	return nil
}

// starts counts this container's own lines: others may share the folder.
func (c config) starts(folder string) int {
	text, _ := os.ReadFile(filepath.Join(folder, startsFile))
	return strings.Count("\n"+string(text), "\n"+c.Name+"\n")
}

func (c config) checkReadOnly() error {
	for _, folder := range forbidden {
		if c.belowWritable(folder) {
			continue
		}
		if file, err := os.CreateTemp(folder, "stub-*"); err == nil {
			file.Close()
			os.Remove(file.Name())
			return fmt.Errorf("%s is not declared writable, but a write succeeded", folder)
		}
	}
	return nil
}

func (c config) belowWritable(folder string) bool {
	for _, writable := range c.Writable {
		relative, err := filepath.Rel(writable, folder)
		if err == nil && relative != ".." && !strings.HasPrefix(relative, "../") {
			return true
		}
	}
	return false
}
