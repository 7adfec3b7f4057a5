import { advance } from './advance.ts'
import type { Expression, ReferenceStep } from '../ast.ts'
import { type Cursor, rangeFrom, tokenRange, tokenText } from './cursor.ts'
import { describeToken, nameText } from './describe-token.ts'
import { report } from './report.ts'
import { skipExpression, skipToCloser } from './skip-expression.ts'
import { reportUnsupported, skipUnsupported } from './unsupported.ts'

/** At an identifier: reads `name`, `a.b.c`, `a["k"]`, `a[0]` and the old `a.0`. */
export function parseReference(cursor: Cursor): Expression | undefined {
  const name = tokenRange(cursor)
  const root = tokenText(cursor)
  advance(cursor)
  if (cursor.kind === '(' || cursor.kind === '::')
    return skipUnsupported(cursor, `function calls (${nameText(root)})`, name)

  const steps: ReferenceStep[] = []
  while (cursor.kind === '.' || cursor.kind === '[') {
    const found = cursor.kind === '.' ? parseDotStep(cursor) : parseIndexStep(cursor)
    if (found === undefined) {
      skipExpression(cursor)
      return undefined
    }
    steps.push(...found)
  }
  const range = rangeFrom(cursor, name.start)
  const source = cursor.text.slice(range.start.offset, range.end.offset)
  return { kind: 'reference', root, steps, source, range }
}

function parseDotStep(cursor: Cursor): ReferenceStep[] | undefined {
  advance(cursor)
  const text = tokenText(cursor)
  const range = tokenRange(cursor)
  if (cursor.kind === 'identifier') {
    advance(cursor)
    return [{ kind: 'attribute', name: text, range }]
  }
  if (cursor.kind === 'number' && /^[\d.]+$/.test(text)) return parseNumberSteps(cursor)
  if (cursor.kind === '*') reportUnsupported(cursor, 'splats (`.*`)', range)
  else {
    const message = `a name is missing after the dot: found ${describeToken(cursor)}`
    report(cursor, { message, range })
  }
  return undefined
}

/** `a.0.1` reads as the names `a` and the number `0.1`: each run of digits is an index. */
function parseNumberSteps(cursor: Cursor): ReferenceStep[] {
  let offset = cursor.start
  const steps = tokenText(cursor)
    .split('.')
    .map((text): ReferenceStep => {
      const range = { start: cursor.locate(offset), end: cursor.locate(offset + text.length) }
      offset += text.length + 1
      const key: Expression = { kind: 'literal', literal: { type: 'number', text }, range }
      return { kind: 'index', key, range }
    })
  advance(cursor)
  return steps
}

function parseIndexStep(cursor: Cursor): ReferenceStep[] | undefined {
  const open = tokenRange(cursor)
  const { skipNewlines } = cursor
  cursor.skipNewlines = true
  advance(cursor)
  const key = cursor.kind === '*' ? skipSplat(cursor) : cursor.grammar.parseExpression(cursor)
  cursor.skipNewlines = skipNewlines
  if (cursor.kind !== ']') {
    if (key !== undefined) {
      const message = `\`]\` is missing: found ${describeToken(cursor)}`
      report(cursor, { message, range: open })
    }
    return undefined
  }
  advance(cursor)
  return key && [{ kind: 'index', key, range: rangeFrom(cursor, open.start) }]
}

function skipSplat(cursor: Cursor): undefined {
  reportUnsupported(cursor, 'splats (`[*]`)', tokenRange(cursor))
  skipToCloser(cursor)
}
