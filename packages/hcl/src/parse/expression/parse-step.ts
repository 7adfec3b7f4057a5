import type { Expression, ReferenceStep } from '../../ast.ts'
import { advance } from '../advance.ts'
import { type Cursor, isAt, rangeFrom, tokenRange, tokenText } from '../cursor.ts'
import { describeToken } from '../describe-token.ts'
import { report } from '../report.ts'
import { fail } from './fail.ts'
import { skipToCloser } from './skip-expression.ts'

/** `.*` or `[*]`, of whose elements the steps after it are taken. */
export interface SplatMark {
  kind: 'splat'
  form: 'attribute' | 'full'
}

/** At `.` or `[`: reads one step. */
export function parseStep(cursor: Cursor): ReferenceStep | SplatMark | undefined {
  return cursor.kind === '.' ? parseDotStep(cursor) : parseIndexStep(cursor)
}

/** At `.`: reads `.name`, `.0` or `.*`. */
export function parseDotStep(cursor: Cursor): ReferenceStep | SplatMark | undefined {
  advance(cursor)
  const text = tokenText(cursor)
  const range = tokenRange(cursor)
  switch (cursor.kind) {
    case 'identifier':
      advance(cursor)
      return { kind: 'attribute', name: text, range }
    case 'number':
      return parseLegacyIndex(cursor)
    case '*':
      advance(cursor)
      return { kind: 'splat', form: 'attribute' }
    default:
      return fail(cursor, `a name is missing after the dot: found ${describeToken(cursor)}`)
  }
}

/** The old `a.0`. Two in a row read as one number with a fraction, which HCL2 refuses. */
function parseLegacyIndex(cursor: Cursor): ReferenceStep | undefined {
  const text = tokenText(cursor)
  const range = tokenRange(cursor)
  if (!/^\d+$/.test(text)) {
    const [first, ...others] = text.split('.')
    const hint = /^[\d.]+$/.test(text) ? `write [${[first, ...others].join('][')}]` : undefined
    return fail(cursor, `\`.${text}\` is no index`, hint === undefined ? {} : { hint })
  }
  advance(cursor)
  const key: Expression = { kind: 'literal', literal: { type: 'number', text }, range }
  return { kind: 'index', key, range }
}

function parseIndexStep(cursor: Cursor): ReferenceStep | SplatMark | undefined {
  const open = tokenRange(cursor)
  const { skipNewlines } = cursor
  cursor.skipNewlines = true
  advance(cursor)
  const isSplat = isAt(cursor, '*')
  const key = isSplat ? undefined : cursor.grammar.parseExpression(cursor)
  if (isSplat) advance(cursor)
  cursor.skipNewlines = skipNewlines
  if (!isAt(cursor, ']')) {
    if (isSplat || key !== undefined) {
      const message = `\`]\` is missing: found ${describeToken(cursor)}`
      report(cursor, { message, range: open })
    }
    skipToCloser(cursor)
    if (isAt(cursor, ']')) advance(cursor)
    return undefined
  }
  advance(cursor)
  if (isSplat) return { kind: 'splat', form: 'full' }
  return key && { kind: 'index', key, range: rangeFrom(cursor, open.start) }
}
