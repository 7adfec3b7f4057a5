import { type Body, type BodyItem, type Diagnostic, evaluate, typeOf } from '@longshore/hcl'
import { errorAt } from '../error-at.ts'
import type { Declaration } from './declaration.ts'
import { definitionsOf } from './definitions.ts'
import { readVariable } from './read-variable.ts'
import { variableBlocks } from './variable-blocks.ts'

type Report = (diagnostic: Diagnostic) => void

/** The variables that `variable` and `variables` blocks declare (jobspec2/types.variables.go), by name. */
export function readDeclarations(body: Body, report: Report): Map<string, Declaration> {
  const declarations = new Map<string, Declaration>()
  const declared = [
    ...variableBlocks(body, report).flatMap((block) => readVariable(block, report) ?? []),
    ...body.items.filter(isNamed('variables')).flatMap((item) => readVariables(item, report)),
  ]
  const inOrder = declared.toSorted((a, b) => a.range.start.offset - b.range.start.offset)
  for (const declaration of inOrder) {
    const { name, range } = declaration
    const first = declarations.get(name)
    if (first) {
      const hint = `the first is on line ${first.range.start.line}`
      report(errorAt(range, `variable ${JSON.stringify(name)} is there twice`, hint))
    } else declarations.set(name, declaration)
  }
  return declarations
}

export function isNamed(name: string): (item: BodyItem) => boolean {
  return (item) => (item.kind === 'block' ? item.type : item.name) === name
}

function readVariables(item: BodyItem, report: Report): Declaration[] {
  const definitions = definitionsOf(item)
  if (!definitions) report(errorAt(item.range, '"variables" is a block', 'write variables { … }'))
  return (definitions ?? []).map(({ name, nameRange, expression }) => {
    const { value, diagnostics } = evaluate(expression)
    diagnostics.forEach(report)
    const known = value && { default: value, type: typeOf(value) }
    return { name, range: nameRange, validations: [], ...known }
  })
}
