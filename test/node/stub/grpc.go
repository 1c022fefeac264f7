package main

import (
	"encoding/binary"
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
)

const (
	ok            = 0
	invalid       = 3
	notFound      = 5
	unimplemented = 12
)

// serving is the frame of HealthCheckResponse{status: SERVING}.
var serving = []byte{0, 0, 0, 0, 2, 8, 1}

// answerGRPC is grpc.health.v1.Health/Check by hand.
func (c config) answerGRPC(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/grpc")
	if r.URL.Path != "/grpc.health.v1.Health/Check" {
		endGRPC(w, unimplemented)
		return
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, 4096))
	service, malformed := askedService(body)
	switch {
	case err != nil || malformed != nil:
		endGRPC(w, invalid)
	case !slices.Contains(c.GRPCServices, service):
		endGRPC(w, notFound)
	default:
		_, _ = w.Write(serving)
		endGRPC(w, ok)
	}
}

func endGRPC(w http.ResponseWriter, status int) {
	w.Header().Set(http.TrailerPrefix+"Grpc-Status", strconv.Itoa(status))
}

// askedService reads the frame of HealthCheckRequest: its one field is the service's name, left out when empty.
func askedService(frame []byte) (string, error) {
	malformed := errors.New("not a HealthCheckRequest")
	if len(frame) < 5 || frame[0] != 0 || int(binary.BigEndian.Uint32(frame[1:5])) != len(frame)-5 {
		return "", malformed
	}
	message := frame[5:]
	if len(message) == 0 {
		return "", nil
	}
	length, size := binary.Uvarint(message[1:])
	if message[0] != 1<<3|2 || size <= 0 || int(length) != len(message)-1-size {
		return "", malformed
	}
	return string(message[1+size:]), nil
}
