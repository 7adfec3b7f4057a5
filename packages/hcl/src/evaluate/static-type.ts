import type { Expression } from '../ast.ts'
import type { Type } from '../value/type.ts'

/** The type that an expression's value has by its form alone, where it has one; undefined where that depends on more. */
export function staticType(expression: Expression): Type | undefined {
  switch (expression.kind) {
    case 'parentheses':
      return staticType(expression.expression)
    case 'template': {
      const { form, parts } = expression
      const [only] = parts
      const isUnwrapped = form === 'quoted' && parts.length === 1 && only?.kind === 'interpolation'
      return isUnwrapped ? staticType(only.expression) : { kind: 'string' }
    }
    case 'unary':
      return { kind: expression.operator === '!' ? 'bool' : 'number' }
    case 'binary':
      return { kind: isArithmetic(expression.operator) ? 'number' : 'bool' }
    default:
      return undefined
  }
}

function isArithmetic(operator: string): boolean {
  return ['+', '-', '*', '/', '%'].includes(operator)
}
