package main

import (
	"encoding/json"
	"fmt"
	"math/big"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

// described is a value with its type. Numbers are exact: an odd mantissa and a power of two.
type described struct {
	Type    string `json:"type"`
	Value   any    `json:"value,omitempty"`
	Element any    `json:"of,omitempty"`
}

func describe(value cty.Value) any {
	kind := value.Type()
	switch {
	case value.IsMarked():
		return described{Type: "marked"}
	case !value.IsKnown():
		return described{Type: "unknown"}
	case value.IsNull():
		return described{Type: "null"}
	case kind == cty.String:
		return described{Type: "string", Value: value.AsString()}
	case kind == cty.Bool:
		return described{Type: "bool", Value: fmt.Sprint(value.True())}
	case kind == cty.Number:
		return described{Type: "number", Value: exact(value.AsBigFloat())}
	case kind.IsTupleType():
		return described{Type: "tuple", Value: elements(value)}
	case kind.IsListType():
		return described{Type: "list", Value: elements(value), Element: describeType(kind.ElementType())}
	case kind.IsSetType():
		return described{Type: "set", Value: elements(value), Element: describeType(kind.ElementType())}
	case kind.IsObjectType():
		return described{Type: "object", Value: attributes(value)}
	case kind.IsMapType():
		return described{Type: "map", Value: attributes(value), Element: describeType(kind.ElementType())}
	}
	return described{Type: kind.FriendlyName()}
}

func describeType(kind cty.Type) any {
	text, err := kind.MarshalJSON()
	if err != nil {
		return err.Error()
	}
	return json.RawMessage(text)
}

func elements(value cty.Value) []any {
	result := []any{}
	for it := value.ElementIterator(); it.Next(); {
		_, element := it.Element()
		result = append(result, describe(element))
	}
	return result
}

func attributes(value cty.Value) map[string]any {
	result := map[string]any{}
	for it := value.ElementIterator(); it.Next(); {
		key, element := it.Element()
		result[key.AsString()] = describe(element)
	}
	return result
}

func exact(number *big.Float) string {
	if number.IsInf() {
		return number.String()
	}
	if number.Sign() == 0 {
		return "0p0"
	}
	mantissa := new(big.Float)
	exponent := number.MantExp(mantissa)
	shift := int(number.MinPrec())
	whole, _ := mantissa.SetMantExp(mantissa, shift).Int(nil)
	return fmt.Sprintf("%sp%d", whole, exponent-shift)
}

// describeBody has a body's attributes by name, and its blocks in order.
func describeBody(body *hclsyntax.Body, scope *hcl.EvalContext) (any, hcl.Diagnostics) {
	var problems hcl.Diagnostics
	values := map[string]any{}
	for name, attribute := range body.Attributes {
		value, found := attribute.Expr.Value(scope)
		problems = append(problems, found...)
		if !found.HasErrors() {
			values[name] = describe(value)
		}
	}
	blocks := []any{}
	for _, block := range body.Blocks {
		inner, found := describeBody(block.Body, scope)
		problems = append(problems, found...)
		labels := append([]string{}, block.Labels...)
		blocks = append(blocks, map[string]any{"type": block.Type, "labels": labels, "body": inner})
	}
	return map[string]any{"attributes": values, "blocks": blocks}, problems
}
