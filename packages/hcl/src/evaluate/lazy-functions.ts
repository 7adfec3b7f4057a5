import { FunctionProblem } from '../functions/function-problem.ts'
import type { HclFunction, LazyFunction } from '../functions/hcl-function.ts'
import { convertValue } from '../value/convert-value.ts'
import { parseType } from '../value/parse-type.ts'

/** The first of its arguments that has a value (hcl's ext/tryfunc). */
const tryFunction: LazyFunction = {
  kind: 'lazy',
  call(args, { evaluate }) {
    const problems: string[] = []
    for (const arg of args) {
      const { value, problem } = evaluate(arg)
      if (value) return value
      if (problem) problems.push(problem)
    }
    if (args.length === 0) throw new FunctionProblem('write try(expression, fallback)')
    throw new FunctionProblem(`no argument has a value: ${problems.join('; ')}`)
  },
}

/** Whether its argument has a value. */
const canFunction: LazyFunction = {
  kind: 'lazy',
  call([arg, ...more], { evaluate, range }) {
    if (arg === undefined || more.length > 0) {
      throw new FunctionProblem('it takes one argument: can(expression)')
    }
    return { type: 'bool', value: evaluate(arg).value !== undefined, range }
  },
}

/** A value as one of the type that the second argument names (hcl's ext/typeexpr). */
const convertFunction: LazyFunction = {
  kind: 'lazy',
  call([arg, typeExpression, ...more], { evaluate }) {
    if (arg === undefined || typeExpression === undefined || more.length > 0) {
      throw new FunctionProblem('it takes two arguments: convert(value, type)')
    }
    const parsed = parseType(typeExpression)
    if ('problem' in parsed) throw new FunctionProblem(parsed.problem, 1)
    const { value, problem } = evaluate(arg)
    if (value === undefined) throw new FunctionProblem(problem ?? 'it has no value', 0)
    const converted = convertValue(value, parsed.type)
    if ('problem' in converted) throw new FunctionProblem(converted.problem, 0)
    return converted.value
  },
}

/** The functions of expressions rather than of values, by name. */
export const lazyFunctions: ReadonlyMap<string, HclFunction> = new Map([
  ['try', tryFunction],
  ['can', canFunction],
  ['convert', convertFunction],
])
