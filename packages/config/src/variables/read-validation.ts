import { type Block, type Diagnostic, type Expression, evaluate } from '@longshore/hcl'
import { errorAt } from '../error-at.ts'
import type { Validation } from './declaration.ts'
import { attributesOf } from './definitions.ts'
import { findReferences, firstStep } from './find-references.ts'

interface Around {
  /** The variable's. */
  name: string
  report(diagnostic: Diagnostic): void
}

/** Reads a `validation` block: its condition is about its own variable and nothing else (jobspec2/types.variables.go). */
export function readValidation(block: Block, { name, report }: Around): Validation | undefined {
  const options = new Map(attributesOf(block.body).map((option) => [option.name, option]))
  const condition = options.get('condition')?.expression
  const text = options.get('error_message')?.expression
  for (const [option, found] of Object.entries({ condition, error_message: text }))
    if (!found) report(errorAt(block.typeRange, `"${option}" is missing in validation`))
  if (!condition || !text) return undefined

  if (!checkReferences(condition, { name, report })) return undefined
  const { value, diagnostics } = evaluate(text)
  diagnostics.forEach(report)
  if (value?.type === 'string' && value.value.trim() !== '')
    return { condition, message: value.value, range: condition.range }
  if (value)
    report(errorAt(text.range, 'error_message must be a text', 'say what the value must be'))
  return undefined
}

/** Whether the condition is about its variable and no other; what is not so is reported. */
function checkReferences(condition: Expression, { name, report }: Around): boolean {
  const [own, others] = splitBy(
    findReferences(condition).filter(({ root }) => root === 'var' || root === 'local'),
    (reference) => reference.root === 'var' && firstStep(reference) === name,
  )
  for (const { range, source } of others)
    report(errorAt(range, `a condition is about its own variable, and \`${source}\` is another`))
  if (own.length === 0 && others.length === 0)
    report(errorAt(condition.range, 'the condition is not about the variable', `write var.${name}`))
  return own.length > 0 && others.length === 0
}

function splitBy<Item>(items: Item[], isFirst: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))]
}
