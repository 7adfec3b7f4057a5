package main

import (
	"fmt"
	"os"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// measure parses a file and evaluates all its attributes, and writes the nanoseconds of each round on a line.
func measure(path string, rounds int) {
	text, err := os.ReadFile(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	for round := 0; round < rounds; round++ {
		start := time.Now()
		file, problems := hclsyntax.ParseConfig(text, path, hcl.InitialPos)
		if !problems.HasErrors() {
			scope := &hcl.EvalContext{Functions: functions("."), Variables: runtimeNames(file.Body.(*hclsyntax.Body))}
			_, problems = describeBody(file.Body.(*hclsyntax.Body), scope)
		}
		taken := time.Since(start)
		if problems.HasErrors() {
			fmt.Fprintln(os.Stderr, problems)
			os.Exit(1)
		}
		fmt.Println(taken.Nanoseconds())
	}
}

// runtimeNames gives the names that a job file leaves to the runtime some value.
func runtimeNames(body *hclsyntax.Body) map[string]cty.Value {
	names := map[string]cty.Value{}
	for _, attribute := range body.Attributes {
		for _, reference := range attribute.Expr.Variables() {
			names[reference.RootName()] = cty.DynamicVal
		}
	}
	for _, block := range body.Blocks {
		for name, value := range runtimeNames(block.Body) {
			names[name] = value
		}
	}
	return names
}
