// Package check has what the programs need beside the client.
package check

import (
	"context"
	"fmt"
	"net/http"
	"os"
)

var (
	URL    = os.Getenv("TASKFLOW_URL")
	Route  = os.Getenv("TASKFLOW_ROUTE")
	Secret = os.Getenv("TASKFLOW_SECRET")
)

// That ends the program when a fact is not so.
func That(fact bool, format string, args ...any) {
	if !fact {
		panic(fmt.Sprintf(format, args...))
	}
}

// Must returns the value, or ends the program.
func Must[T any](value T, err error) T {
	That(err == nil, "%v", err)
	return value
}

// Answer is what every operation of a client with responses returns.
type Answer interface{ StatusCode() int }

// Status returns the answer when it has the status.
func Status[T Answer](status int) func(T, error) T {
	return func(answer T, err error) T {
		That(err == nil, "%v", err)
		That(answer.StatusCode() == status, "%d: %+v", answer.StatusCode(), answer)
		return answer
	}
}

// Bearer puts a secret on each request.
func Bearer(secret string) func(context.Context, *http.Request) error {
	return func(_ context.Context, req *http.Request) error {
		req.Header.Set("Authorization", "Bearer "+secret)
		return nil
	}
}

// Ptr is for optional fields.
func Ptr[T any](value T) *T { return &value }

// Ids returns the id of each flow of a page, in order.
func Ids[Flow any](flows []Flow, id func(Flow) string) []string {
	ids := make([]string, 0, len(flows))
	for _, flow := range flows {
		ids = append(ids, id(flow))
	}
	return ids
}
