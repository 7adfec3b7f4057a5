import type { Expression, ReferenceExpression } from '@longshore/hcl'

/** Every reference in an expression, in no order. */
export function findReferences(expression: Expression): ReferenceExpression[] {
  const found: ReferenceExpression[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if (isReference(node)) found.push(node)
    Object.values(node).forEach(visit)
  }
  visit(expression)
  return found
}

function isReference(node: object): node is ReferenceExpression {
  return 'kind' in node && node.kind === 'reference'
}

/** The name after the root: `x` of `var.x` and `var["x"]`. */
export function firstStep({ steps: [step] }: ReferenceExpression): string | undefined {
  if (step?.kind === 'attribute') return step.name
  const key = step?.key
  const part = key?.kind === 'template' && key.parts.length === 1 ? key.parts[0] : undefined
  return part?.kind === 'text' ? part.value : undefined
}
