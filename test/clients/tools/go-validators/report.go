package main

import (
	"encoding/json"
	"os"
)

// report is what a validator found in a document.
type report struct {
	// How many operations the validator read.
	Operations int `json:"operations"`
	// What it finds wrong.
	Complaints []string `json:"complaints"`
}

// document returns the document that the command line names.
func document() []byte {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	return data
}

// write prints a report as one JSON object: the operations that were read, and every complaint that is not nil.
func write(operations int, found ...error) {
	complaints := []string{}
	for _, complaint := range found {
		if complaint != nil {
			complaints = append(complaints, complaint.Error())
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(report{Operations: operations, Complaints: complaints}); err != nil {
		panic(err)
	}
}
