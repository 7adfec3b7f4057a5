import type { Body, Scope, Value } from '@longshore/hcl'
import { errorAt } from '../error-at.ts'
import type { SourceDiagnostic } from '../source-diagnostic.ts'
import { checkValidations } from './check-validations.ts'
import { collectValues } from './collect-values.ts'
import { type Definition, definitionsOf } from './definitions.ts'
import { evaluateLocals } from './evaluate-locals.ts'
import { toObject } from './place-value.ts'
import { isNamed, readDeclarations } from './read-declarations.ts'
import type { VariableInputs } from './variable-inputs.ts'

export interface ResolvedVariables {
  /** The file without its `variable`, `variables` and `locals` blocks. */
  rest: Body
  /** `var` and `local`. */
  variables: Map<string, Value>
  /** Which of theirs have no value, for a reason that is in `diagnostics`. */
  failed: NonNullable<Scope['failed']>
  /** In no order. */
  diagnostics: SourceDiagnostic[]
}

/**
 * Gives the variables and locals of a job file their values. `scope` has what else their expressions may use; the
 * functions that `validation` may use are the same.
 */
export function resolveVariables(
  body: Body,
  inputs: VariableInputs,
  scope: Scope,
): ResolvedVariables {
  const diagnostics: SourceDiagnostic[] = []
  const report = (diagnostic: SourceDiagnostic) => void diagnostics.push(diagnostic)
  const { range } = body

  const declarations = readDeclarations(body, report)
  const assignments = collectValues(declarations, inputs, report)
  const isMissingCertain = diagnostics.length === 0
  const given = new Map<string, Value>()
  for (const declaration of declarations.values()) {
    const assignment = assignments.get(declaration.name)
    if (!assignment) {
      if (isMissingCertain) report(missing(declaration))
      continue
    }
    given.set(declaration.name, assignment.value)
    checkValidations(declaration, assignment, scope.functions).forEach(report)
  }

  const locals = readLocals(body, report)
  const failed = (root: string, name: string) =>
    (root === 'var' && declarations.has(name)) || (root === 'local' && locals.has(name))
  const variables = new Map([['var', toObject(given, range)]])
  const around = { scope: { ...scope, variables, failed }, range, report }
  variables.set('local', toObject(evaluateLocals(locals, around), range))
  const isRead = (['variable', 'variables', 'locals'] as const).map(isNamed)
  const items = body.items.filter((item) => !isRead.some((is) => is(item)))
  return { rest: { ...body, items }, variables, failed, diagnostics }
}

function missing({ name, range }: { name: string; range: SourceDiagnostic['range'] }) {
  const hint = `write -var ${name}=…, put ${name} = … into a file for -var-file, or set NOMAD_VAR_${name}`
  return errorAt(range, `variable "${name}" has no value`, hint)
}

function readLocals(
  { items }: Body,
  report: (diagnostic: SourceDiagnostic) => void,
): Map<string, Definition> {
  const locals = new Map<string, Definition>()
  for (const item of items.filter(isNamed('locals'))) {
    const definitions = definitionsOf(item)
    if (!definitions) report(errorAt(item.range, '"locals" is a block', 'write locals { … }'))
    for (const definition of definitions ?? []) {
      const { name, nameRange } = definition
      const first = locals.get(name)
      if (first) {
        const hint = `the first is on line ${first.nameRange.start.line}`
        report(errorAt(nameRange, `local ${JSON.stringify(name)} is there twice`, hint))
      } else locals.set(name, definition)
    }
  }
  return locals
}
