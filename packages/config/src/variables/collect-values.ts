import {
  convertValue,
  evaluate,
  nearestName,
  parseExpression,
  parseHcl,
  type Source,
  type Type,
  type Value,
} from '@longshore/hcl'
import { errorAt } from '../error-at.ts'
import { errorAbout, type SourceDiagnostic } from '../source-diagnostic.ts'
import type { Declaration } from './declaration.ts'
import { attributesOf } from './definitions.ts'
import { exampleOf } from './example-of.ts'
import { describeFault, rangeOfFault } from './fault-of.ts'
import { placeValue } from './place-value.ts'
import type { VariableInputs } from './variable-inputs.ts'

type Declarations = ReadonlyMap<string, Declaration>
type Report = (diagnostic: SourceDiagnostic) => void

/** A variable's value and how it came to have it. */
export interface Assignment {
  value: Value
  /** As a message calls it; undefined of a default. */
  from?: string
}

/**
 * The value of each variable that has one: its default, then `NOMAD_VAR_x`, files, arguments, of which the last counts
 * (jobspec2/types.variables.go `collectInputVariableValues`). In the environment there may be others' names too.
 */
export function collectValues(
  declarations: Declarations,
  inputs: VariableInputs,
  report: Report,
): Map<string, Assignment> {
  const values = new Map<string, Assignment>()
  for (const { name, default: value } of declarations.values())
    if (value) values.set(name, { value })

  const set = (declaration: Declaration, value: Value | undefined, from: string) => {
    if (value) values.set(declaration.name, { value: placeValue(value, declaration.range), from })
  }
  for (const [key, text] of Object.entries(inputs.environment ?? {})) {
    const declaration = key.startsWith(PREFIX) && declarations.get(key.slice(PREFIX.length))
    if (!declaration || text === undefined) continue
    set(declaration, readText(text, { declaration, from: key, report }), key)
  }
  for (const file of inputs.files ?? [])
    for (const [declaration, value] of readFile(file, declarations, report))
      set(declaration, value, file.path)
  for (const [name, text] of inputs.arguments ?? []) {
    const from = `-var ${name}`
    const declaration = declarations.get(name)
    if (declaration) set(declaration, readText(text, { declaration, from, report }), from)
    else report(errorAbout(from, ...undeclared(name, declarations)))
  }
  return values
}

const PREFIX = 'NOMAD_VAR_'

/** A text as a value: of a text or number as it is, of any other type as an expression. */
function readText(
  text: string,
  { declaration, from, report }: { declaration: Declaration; from: string; report: Report },
): Value | undefined {
  const { type, range } = declaration
  const isPlain = !type || type.kind === 'string' || type.kind === 'number'
  const { value, problem } = isPlain
    ? { value: { type: 'string', value: text, range } as const }
    : readExpression(text, from)
  const converted = value && type ? convertValue(value, type) : undefined
  const unfit = converted && 'problem' in converted ? describeFault(converted) : undefined
  const why = problem ?? unfit
  if (why !== undefined) {
    const message = `the value of variable "${declaration.name}" is wrong: ${why}`
    report(errorAbout(from, message, type && `write ${exampleOf(type)}`))
    return undefined
  }
  return converted && 'value' in converted ? converted.value : value
}

function readExpression(text: string, path: string): { value?: Value; problem?: string } {
  const { expression, diagnostics: ofSyntax } = parseExpression({ path, text })
  const evaluated = expression && ofSyntax.length === 0 ? evaluate(expression) : undefined
  const [problem] = [...ofSyntax, ...(evaluated?.diagnostics ?? [])]
  return problem ? { problem: problem.message } : { value: evaluated?.value }
}

function readFile(
  source: Source,
  declarations: Declarations,
  report: Report,
): (readonly [Declaration, Value])[] {
  const reportHere: Report = (diagnostic) => report({ ...diagnostic, source })
  const { body, diagnostics } = parseHcl(source)
  diagnostics.forEach(reportHere)
  for (const item of body.items)
    if (item.kind === 'block') {
      const hint =
        item.type === 'variable'
          ? 'variables are declared in the job file; write name = value'
          : 'write name = value'
      reportHere(errorAt(item.typeRange, 'a file of variables has no blocks', hint))
    }
  return attributesOf(body).flatMap(({ name, nameRange, expression }) => {
    const declaration = declarations.get(name)
    if (!declaration) {
      reportHere(errorAt(nameRange, ...undeclared(name, declarations)))
      return []
    }
    const { value, diagnostics } = evaluate(expression)
    diagnostics.forEach(reportHere)
    const fitting = value && convertTo(value, { declaration, report: reportHere })
    return fitting ? [[declaration, fitting] as const] : []
  })
}

function convertTo(
  value: Value,
  { declaration, report }: { declaration: Declaration; report: Report },
): Value | undefined {
  const { name, type }: { name: string; type?: Type } = declaration
  const converted = type ? convertValue(value, type) : { value }
  if ('value' in converted) return converted.value
  const message = `the value of variable "${name}" does not fit its type: ${converted.problem}`
  report(errorAt(rangeOfFault(value, converted), message))
  return undefined
}

function undeclared(name: string, declarations: Declarations): [message: string, hint: string] {
  const nearest = nearestName(name, declarations.keys())
  const hint = nearest ? `did you mean "${nearest}"?` : `add variable "${name}" {} to it`
  return [`the job file has no variable "${name}"`, hint]
}
