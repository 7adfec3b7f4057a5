import type { ConversionProblem, Range, Value } from '@longshore/hcl'

/** The innermost part of a value that a conversion has something against. */
export function rangeOfFault(value: Value, { path = [] }: ConversionProblem): Range {
  return path.reduce<Value>((part, step) => partOf(part, step) ?? part, value).range
}

/** The same in words, for a value whose text is not shown: `in [0].port a number is required, …`. */
export function describeFault({ path = [], problem }: ConversionProblem): string {
  const steps = path.map((step) => (isName(step) ? `.${step}` : `[${JSON.stringify(step)}]`))
  return steps.length === 0 ? problem : `in ${steps.join('')} ${problem}`
}

function partOf(value: Value, step: string | number): Value | undefined {
  if (value.type === 'object') return value.entries.findLast(({ key }) => key === step)?.value
  return value.type === 'list' || value.type === 'set' ? value.items[Number(step)] : undefined
}

function isName(step: string | number): boolean {
  return typeof step === 'string' && /^[A-Za-z_][\w-]*$/.test(step)
}
