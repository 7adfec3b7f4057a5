import type { CallExpression } from '../ast.ts'
import { nearestName } from '../diagnostics/nearest-name.ts'
import { FunctionProblem } from '../functions/function-problem.ts'
import type { EagerFunction, LazyFunction } from '../functions/hcl-function.ts'
import type { Value } from '../value/value.ts'
import { attempt, type Context, fail, keep } from './context.ts'
import { evaluateArguments } from './evaluate-arguments.ts'

export function evaluateCall(call: CallExpression, context: Context): Value | undefined {
  const { name, nameRange } = call
  const { functions } = context.scope
  const found = functions?.get(name)
  if (found === undefined) {
    for (const part of call.args) context.evaluate(part, context)
    const nearest = nearestName(name, functions?.keys() ?? [])
    const hint = functions ? undefined : 'write the value that it would give'
    return fail(context, {
      message: `there is no function \`${name}\`${functions ? '' : ' here'}`,
      ...(nearest ? { hint: `did you mean \`${nearest}\`?` } : hint && { hint }),
      range: nameRange,
    })
  }
  return found.kind === 'lazy' ? callLazy(call, found, context) : callEager(call, found, context)
}

function callEager(
  call: CallExpression,
  called: EagerFunction,
  context: Context,
): Value | undefined {
  const args = evaluateArguments(call, called, context)
  if (args === undefined) return undefined
  const values = args.map(({ value }) => value)
  return finish(call, context, {
    run: () => called.call(values, call.range),
    placeOf: (argument) => args[argument]?.part.range,
  })
}

function callLazy(call: CallExpression, called: LazyFunction, context: Context): Value | undefined {
  const { name, args, range, expandLast } = call
  if (expandLast) {
    const message = `\`${name}\` takes expressions, not the elements of a list`
    return fail(context, { message, hint: 'leave out the `...`', range })
  }
  return finish(call, context, {
    run: () => called.call(args, { range, evaluate: (part) => evaluateOnTrial(part, context) }),
    placeOf: (argument) => args[argument]?.range,
  })
}

function evaluateOnTrial(part: CallExpression['args'][number], context: Context) {
  const { value, diagnostics } = attempt(context, part)
  if (value) return { value, problem: undefined }
  const said = context.run.stopped ? [...diagnostics, context.run.stopped] : diagnostics
  return { value, problem: said.map(({ message }) => message).join('; ') }
}

interface Calling {
  run(): Value
  placeOf(argument: number): CallExpression['range'] | undefined
}

/** The result of a function, or what it says of its arguments. */
function finish(
  { name, range }: CallExpression,
  context: Context,
  { run, placeOf }: Calling,
): Value | undefined {
  try {
    return keep(context, { ...run(), range })
  } catch (problem) {
    // A RangeError is the engine's word for a text or an array that is too long.
    const isKnown = problem instanceof FunctionProblem || problem instanceof RangeError
    if (!isKnown) throw problem
    if (context.run.stopped) return undefined
    const argument = problem instanceof FunctionProblem ? problem.argument : undefined
    return fail(context, {
      message: `\`${name}\` has no result: ${problem.message}`,
      range: (argument === undefined ? undefined : placeOf(argument)) ?? range,
    })
  }
}
