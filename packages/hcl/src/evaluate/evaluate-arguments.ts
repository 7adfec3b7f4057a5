import type { CallExpression, Expression } from '../ast.ts'
import type { EagerFunction, Parameter } from '../functions/hcl-function.ts'
import { convertValue } from '../value/convert-value.ts'
import { describeValue } from '../value/describe-value.ts'
import type { Value } from '../value/value.ts'
import { type Context, fail, spend } from './context.ts'
import { runtimeHint } from './operand.ts'

export interface Argument {
  part: Expression
  value: Value
}

/** The arguments of a call as its parameters want them; undefined where something is wrong with any. */
export function evaluateArguments(
  call: CallExpression,
  called: EagerFunction,
  context: Context,
): Argument[] | undefined {
  const given = call.args.map((part) => ({ part, value: context.evaluate(part, context) }))
  const known = given.filter((argument): argument is Argument => argument.value !== undefined)
  const all = known.length < given.length ? undefined : expand(call, known, context)
  if (all === undefined || !hasRightCount(call, called, { all, context })) return undefined
  const converted = all.map((argument, index) => {
    const parameter = called.parameters[index] ?? called.rest
    return parameter && convertArgument(call, argument, { parameter, context })
  })
  const wanted = converted.filter((argument) => argument !== undefined)
  return wanted.length < all.length ? undefined : wanted
}

/** With the elements of the last argument instead of it, where that is asked for with `...`. */
function expand(
  { expandLast }: CallExpression,
  given: Argument[],
  context: Context,
): Argument[] | undefined {
  const last = given.at(-1)
  if (!expandLast || last === undefined) return given
  const { part, value } = last
  if (value.type === 'list' || value.type === 'set') {
    return [...given.slice(0, -1), ...value.items.map((item) => ({ part, value: item }))]
  }
  return fail(context, {
    message: `only the elements of a list can become arguments, but this is ${describeValue(value)}`,
    range: part.range,
  })
}

function hasRightCount(
  { name, range }: CallExpression,
  { parameters, rest }: EagerFunction,
  { all, context }: { all: readonly Argument[]; context: Context },
): boolean {
  const missing = parameters[all.length]
  const extra = rest ? undefined : all[parameters.length]
  if (missing === undefined && extra === undefined) return true
  const message = missing
    ? `\`${name}\` lacks its argument \`${missing.name}\``
    : `\`${name}\` takes ${countOf(parameters.length)}, but this has ${all.length}`
  const names = parameters.map((parameter) => parameter.name)
  const hint = `write ${name}(${[...names, ...(rest ? [`${rest.name}...`] : [])].join(', ')})`
  fail(context, { message, hint, range: extra?.part.range ?? range })
  return false
}

function countOf(count: number): string {
  if (count === 0) return 'no arguments'
  return count === 1 ? 'one argument' : `${count} arguments`
}

function convertArgument(
  { name }: CallExpression,
  { part, value }: Argument,
  { parameter, context }: { parameter: Parameter; context: Context },
): Argument | undefined {
  const { range } = part
  const role = `the argument \`${parameter.name}\` of \`${name}\``
  if (value.type === 'null' && !parameter.nullable) {
    return fail(context, { message: `${role} must not be null`, range })
  }
  if (!spend(context, context.budget.sizeOf(value), range)) return undefined
  const converted = convertValue(value, parameter.type)
  if ('value' in converted) return { part, value: converted.value }
  const hint = runtimeHint(part, context)
  const at = converted.path
    ? ` at ${converted.path.map((step) => `[${JSON.stringify(step)}]`).join('')}`
    : ''
  return fail(context, {
    message: `${role} does not fit${at}: ${converted.problem}`,
    ...(hint && { hint }),
    range,
  })
}
