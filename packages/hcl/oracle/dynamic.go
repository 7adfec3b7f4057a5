package main

import (
	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/dynblock"
	"github.com/hashicorp/hcl/v2/hclsyntax"
)

// expected is what generated bodies with dynamic blocks hold.
var expected = &hcl.BodySchema{
	Attributes: []hcl.AttributeSchema{{Name: "a"}, {Name: "b"}},
	Blocks:     []hcl.BlockHeaderSchema{{Type: "x"}, {Type: "y", LabelNames: []string{"name"}}},
}

// expandBody describes a body as describeBody does, after its dynamic blocks were expanded.
func expandBody(text []byte, scope *hcl.EvalContext) answer {
	file, problems := hclsyntax.ParseConfig(text, "text", hcl.InitialPos)
	if problems.HasErrors() {
		return answer{Error: problems.Error()}
	}
	described, problems := describeContent(dynblock.Expand(file.Body, scope), scope)
	if problems.HasErrors() {
		return answer{Error: problems.Error()}
	}
	return answer{Value: described}
}

func describeContent(body hcl.Body, scope *hcl.EvalContext) (any, hcl.Diagnostics) {
	content, problems := body.Content(expected)
	values := map[string]any{}
	for name, attribute := range content.Attributes {
		value, found := attribute.Expr.Value(scope)
		problems = append(problems, found...)
		if !found.HasErrors() {
			values[name] = describe(value)
		}
	}
	blocks := []any{}
	for _, block := range content.Blocks {
		inner, found := describeContent(block.Body, scope)
		problems = append(problems, found...)
		labels := append([]string{}, block.Labels...)
		blocks = append(blocks, map[string]any{"type": block.Type, "labels": labels, "body": inner})
	}
	return map[string]any{"attributes": values, "blocks": blocks}, problems
}
