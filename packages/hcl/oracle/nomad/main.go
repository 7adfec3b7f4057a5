//go:build ignore

// Command nomad-timing says how many nanoseconds Nomad's own parser takes for a job file, one line for each round. It is
// built inside Nomad's source: cd $NOMAD_SRC/jobspec2 && go build -o PROGRAM THIS_FILE
package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/hashicorp/nomad/jobspec2"
)

func main() {
	path := os.Args[1]
	rounds, err := strconv.Atoi(os.Args[2])
	if err != nil {
		fail(err)
	}
	text, err := os.ReadFile(path)
	if err != nil {
		fail(err)
	}
	for round := 0; round < rounds; round++ {
		start := time.Now()
		_, err := jobspec2.ParseWithConfig(&jobspec2.ParseConfig{Path: path, Body: text, Strict: true})
		taken := time.Since(start)
		if err != nil {
			fail(err)
		}
		fmt.Println(taken.Nanoseconds())
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
