package main

import (
	"fmt"
	"os"
)

// document returns the document that the command line names.
func document() []byte {
	data, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	return data
}

// report prints the number of operations that were read, or ends the program with the complaints about the document.
func report(operations int, complaints ...error) {
	failed := false
	for _, complaint := range complaints {
		if complaint != nil {
			fmt.Fprintln(os.Stderr, complaint)
			failed = true
		}
	}
	if failed {
		os.Exit(1)
	}
	fmt.Println(operations)
}
