import type { Range } from '../../source/range.ts'
import type { Type } from '../../value/type.ts'
import type { Value } from '../../value/value.ts'
import { textAt } from '../arguments.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { limitElements } from '../limits.ts'
import { loadCsv } from '../load-library.ts'
import { stringParameter } from '../parameters.ts'
import { stringValue } from '../results.ts'

/** RFC 4180 with a line of headers: a list of objects, whose attributes are strings. */
export const csvdecode: EagerFunction = {
  kind: 'eager',
  parameters: [stringParameter('str')],
  call(args, range) {
    const [headers, ...rows] = parseCsv(textAt(args, 0))
    if (headers === undefined) throw new FunctionProblem('the first line must name the columns', 0)
    const names = headers.map((name) => name.normalize('NFC'))
    const seen = new Set<string>()
    const repeated = names.find((name) => seen.has(name) || !seen.add(name))
    if (repeated !== undefined) {
      throw new FunctionProblem(`two columns are named ${JSON.stringify(repeated)}`, 0)
    }
    limitElements(rows.length * names.length)
    const items = rows.map((row) => rowValue(names, row, range))
    return { type: 'list', items, of: rowType(names), range }
  },
}

function parseCsv(text: string): string[][] {
  // Go drops the carriage return of each line end, also within quotes, and one at the very end.
  const normalized = text.replaceAll('\r\n', '\n').replace(/\r$/, '')
  try {
    return loadCsv().parse(normalized, { record_delimiter: '\n', skip_empty_lines: true })
  } catch (cause) {
    const { lines, code } = Object(cause)
    const what = problems.get(code) ?? 'is malformed'
    throw new FunctionProblem(`the text is not CSV: line ${lines} ${what}`, 0)
  }
}

/** By csv-parse's codes; its messages quote the text, which may be secret. */
const problems = new Map([
  ['CSV_RECORD_INCONSISTENT_FIELDS_LENGTH', 'has another number of fields than the first'],
  ['CSV_QUOTE_NOT_CLOSED', 'ends within quotes'],
  ['INVALID_OPENING_QUOTE', 'has a quote in a field that is not in quotes'],
  ['CSV_INVALID_CLOSING_QUOTE', 'has text after a closing quote: double the quotes within a field'],
])

function rowValue(names: string[], row: string[], range: Range): Value {
  const entries = names.map((key, index) => {
    return { key, keyRange: range, value: stringValue(row[index] ?? '', range) }
  })
  return { type: 'object', entries, range }
}

function rowType(names: string[]): Type {
  const string = { type: { kind: 'string' as const }, optional: false }
  return { kind: 'object', attributes: new Map(names.map((name) => [name, string])) }
}
