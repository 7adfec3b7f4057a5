// Command hcl-oracle answers what github.com/hashicorp/hcl/v2 makes of a text, for comparison with packages/hcl.
//
// It reads one request a line on stdin and writes one answer a line on stdout, both JSON. With "-time FILE" it says
// instead how many nanoseconds one parse and evaluation of a file takes, for each of a number of rounds.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/hcl/v2/hclwrite"
	"github.com/zclconf/go-cty/cty"
)

// request asks for a text's value ("expression", "template", "body", and
// "dynamic" for a body with dynamic blocks), for its layout ("format"), or that a body's
// attributes be the variables of all later requests ("variables").
type request struct {
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// answer has one of a value, a layout and an error.
type answer struct {
	Value  any    `json:"value,omitempty"`
	Format string `json:"format,omitempty"`
	Error  string `json:"error,omitempty"`
}

func main() {
	folder := flag.String("folder", ".", "where the file functions read")
	timed := flag.String("time", "", "a file to measure")
	rounds := flag.Int("rounds", 100, "how often to measure it")
	flag.Parse()
	log.SetOutput(io.Discard) // base64decode logs texts that are not UTF-8
	if *timed != "" {
		measure(*timed, *rounds)
		return
	}

	scope := &hcl.EvalContext{Functions: functions(*folder), Variables: map[string]cty.Value{}}
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 64<<20)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	for in.Scan() {
		var asked request
		if err := json.Unmarshal(in.Bytes(), &asked); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		if err := encoder.Encode(respond(asked, scope)); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(2)
		}
		out.Flush()
	}
}

func respond(asked request, scope *hcl.EvalContext) (result answer) {
	defer func() {
		if cause := recover(); cause != nil {
			result = answer{Error: fmt.Sprintf("panic: %v", cause)}
		}
	}()
	switch asked.Kind {
	case "variables":
		return define([]byte(asked.Text), scope)
	case "body":
		return evaluateBody([]byte(asked.Text), scope)
	case "dynamic":
		return expandBody([]byte(asked.Text), scope)
	case "format":
		return layOut([]byte(asked.Text))
	default:
		return evaluateExpression(asked, scope)
	}
}

func evaluateExpression(asked request, scope *hcl.EvalContext) answer {
	parse := hclsyntax.ParseExpression
	if asked.Kind == "template" {
		parse = hclsyntax.ParseTemplate
	}
	expression, problems := parse([]byte(asked.Text), "text", hcl.InitialPos)
	if problems.HasErrors() {
		return answer{Error: problems.Error()}
	}
	value, problems := expression.Value(scope)
	if problems.HasErrors() {
		return answer{Error: problems.Error()}
	}
	return answer{Value: describe(value)}
}

func evaluateBody(text []byte, scope *hcl.EvalContext) answer {
	file, problems := hclsyntax.ParseConfig(text, "text", hcl.InitialPos)
	if problems.HasErrors() {
		return answer{Error: problems.Error()}
	}
	described, problems := describeBody(file.Body.(*hclsyntax.Body), scope)
	if problems.HasErrors() {
		return answer{Error: problems.Error()}
	}
	return answer{Value: described}
}

func define(text []byte, scope *hcl.EvalContext) answer {
	file, problems := hclsyntax.ParseConfig(text, "text", hcl.InitialPos)
	if problems.HasErrors() {
		return answer{Error: problems.Error()}
	}
	for name, attribute := range file.Body.(*hclsyntax.Body).Attributes {
		value, problems := attribute.Expr.Value(scope)
		if problems.HasErrors() {
			return answer{Error: problems.Error()}
		}
		scope.Variables[name] = value
	}
	return answer{Value: "ok"}
}

// layOut lays out what has no syntax errors.
func layOut(text []byte) answer {
	if _, problems := hclsyntax.ParseConfig(text, "text", hcl.InitialPos); problems.HasErrors() {
		return answer{Error: problems.Error()}
	}
	return answer{Format: string(hclwrite.Format(text))}
}
