import type { Range } from '../../source/range.ts'
import { parseNumber } from '../../value/parse-number.ts'
import { typeOf } from '../../value/type-of.ts'
import { typesEqual } from '../../value/types-equal.ts'
import type { Value, ValueEntry } from '../../value/value.ts'
import { FunctionProblem } from '../function-problem.ts'

const maxDepth = 256
const tokens =
  /[\t\n\r ]*(?:([[\]{},:]|true|false|null)|("[^"\\]*(?:\\.[^"\\]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?))/sy

/**
 * JSON as a value: arrays are tuples, objects are objects, and numbers are exact. `JSON.parse` would round them, and lose the
 * repeated keys. Throws a `FunctionProblem` that says where the text goes wrong.
 */
export function decodeJson(text: string, range: Range): Value {
  let offset = 0

  function next(): { token: string; start: number } {
    tokens.lastIndex = offset
    const [match] = tokens.exec(text) ?? []
    if (match === undefined) throw problemAt(offset)
    offset += match.length
    const token = match.trimStart()
    return { token, start: offset - token.length }
  }

  function readValue({ token, start }: { token: string; start: number }, depth: number): Value {
    if (depth > maxDepth) {
      throw new FunctionProblem(`the JSON is nested more than ${maxDepth} deep`, 0)
    }
    if (token === '[') return { type: 'list', items: readItems(depth + 1), range }
    if (token === '{') return { type: 'object', entries: readEntries(depth + 1), range }
    if (token === 'null') return { type: 'null', range }
    if (token === 'true' || token === 'false')
      return { type: 'bool', value: token === 'true', range }
    if (token.startsWith('"')) return { type: 'string', value: readText(token, start), range }
    const number = parseNumber(token)
    if (number === undefined) throw problemAt(start)
    return { type: 'number', value: number, range }
  }

  function readItems(depth: number): Value[] {
    const items: Value[] = []
    for (let token = next(); token.token !== ']'; token = next()) {
      if (items.length > 0) token = after(',', token)
      items.push(readValue(token, depth))
    }
    return items
  }

  function readEntries(depth: number): ValueEntry[] {
    const entries = new Map<string, ValueEntry>()
    for (let token = next(); token.token !== '}'; token = next()) {
      if (entries.size > 0) token = after(',', token)
      if (!token.token.startsWith('"')) throw problemAt(token.start)
      const key = readText(token.token, token.start)
      const value = readValue(after(':', next()), depth)
      const first = entries.get(key)
      if (first && !typesEqual(typeOf(first.value), typeOf(value))) {
        throw new FunctionProblem(
          `the JSON has ${JSON.stringify(key)} twice, with different types`,
          0,
        )
      }
      entries.set(key, { key, keyRange: range, value })
    }
    return [...entries.values()]
  }

  /** The token after a separator. */
  function after(separator: string, { token, start }: { token: string; start: number }) {
    if (token !== separator) throw problemAt(start)
    return next()
  }

  function readText(token: string, start: number): string {
    try {
      return String(JSON.parse(token)).toWellFormed().normalize('NFC')
    } catch {
      throw problemAt(start)
    }
  }

  function problemAt(place: number): FunctionProblem {
    const rest = text.slice(place)
    const before = text.slice(0, place + rest.length - rest.trimStart().length).split('\n')
    const column = (before.at(-1) ?? '').length + 1
    const where =
      rest.trim() === '' ? 'it ends too early' : `see its line ${before.length}, column ${column}`
    return new FunctionProblem(`the text is not JSON: ${where}`, 0)
  }

  const value = readValue(next(), 0)
  if (text.slice(offset).trim() !== '') throw problemAt(offset)
  return value
}
