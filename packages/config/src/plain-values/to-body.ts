import type { Body, Diagnostic, Expression, ObjectEntry, Range } from '@longshore/hcl'
import type { Path } from '../decode/places.ts'
import { errorAt } from '../error-at.ts'

/** Deeper than any options. */
const MAX_DEPTH = 100

/** Plain values as the body of a file, so that they are decoded by the same rules. */
export interface PlainBody {
  body: Body
  diagnostics: Diagnostic[]
  /** Which value a range of the body stands for. */
  pathOf(range: Range): Path
}

interface Walk {
  /** By the line of the range that stands for it. */
  paths: Path[]
  diagnostics: Diagnostic[]
}

/** Options as JSON or msgpack have them: texts mean themselves, blocks are objects or lists of objects. */
export function toBody(value: unknown): PlainBody {
  const walk: Walk = { paths: [], diagnostics: [] }
  const root = rangeAt([], walk)
  const object = isObject(value) ? value : {}
  if (!isObject(value)) walk.diagnostics.push(errorAt(root, 'the options must be a map'))
  const items = partsOf(object).map(([name, part]) => {
    const expression = toExpression(part, [name], walk)
    const { range } = expression
    return { kind: 'attribute' as const, name, nameRange: range, expression, range }
  })
  return {
    body: { kind: 'body', syntax: 'json', items, range: root },
    diagnostics: walk.diagnostics,
    pathOf: ({ start }) => walk.paths[start.line - 1] ?? [],
  }
}

function toExpression(value: unknown, path: Path, walk: Walk): Expression {
  const range = rangeAt(path, walk)
  if (path.length > MAX_DEPTH) return unusable('is nested too deeply', range, walk)
  if (value === null || value === undefined)
    return { kind: 'literal', literal: { type: 'null' }, range }
  if (typeof value === 'string') return toText(value, range)
  if (typeof value === 'boolean')
    return { kind: 'literal', literal: { type: 'bool', value }, range }
  if (typeof value === 'bigint' || Number.isFinite(value))
    return { kind: 'literal', literal: { type: 'number', text: String(value) }, range }
  if (Array.isArray(value)) {
    const items = value.map((item, index) => toExpression(item, [...path, index], walk))
    return { kind: 'tuple', items, range }
  }
  if (isObject(value)) return { kind: 'object', entries: toEntries(value, path, walk), range }
  return unusable('is no value that an option can have', range, walk)
}

function toEntries(object: Record<string, unknown>, path: Path, walk: Walk): ObjectEntry[] {
  return partsOf(object).map(([name, part]) => {
    const value = toExpression(part, [...path, name], walk)
    return { key: toText(name, value.range), value }
  })
}

/** What is null counts as not there, also under a name that nobody knows: a later release's, say. */
function partsOf(object: Record<string, unknown>): [string, unknown][] {
  return Object.entries(object).filter(([, part]) => part !== null && part !== undefined)
}

function toText(value: string, range: Range): Expression {
  return { kind: 'template', form: 'quoted', parts: [{ kind: 'text', value, range }], range }
}

function unusable(problem: string, range: Range, walk: Walk): Expression {
  walk.diagnostics.push(errorAt(range, problem))
  return { kind: 'literal', literal: { type: 'null' }, range }
}

function rangeAt(path: Path, { paths }: Walk): Range {
  paths.push(path)
  const at = { offset: paths.length, line: paths.length, column: 1 }
  return { start: at, end: at }
}

function isObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
