import type { Attribute, BodyItem } from '../../ast.ts'
import { advance } from '../advance.ts'
import { type Cursor, tokenRange } from '../cursor.ts'
import { describeToken, nameText, shorten } from '../describe-token.ts'
import { skipLine } from '../expression/skip-expression.ts'
import { report } from '../report.ts'
import { reportForeignQuote } from '../report-foreign-quote.ts'
import { parseQuoted } from '../template/parse-quoted.ts'
import { objectHint } from './object-hint.ts'
import { parseItem } from './parse-item.ts'

/** Reads attributes and blocks up to the end of the text or, in a block, to its closing brace. */
export function parseItems(cursor: Cursor, isInBlock: boolean): BodyItem[] {
  const items: BodyItem[] = []
  const attributes = new Map<string, Attribute>()
  while (cursor.kind !== 'end' && !(isInBlock && cursor.kind === '}')) {
    if (cursor.kind === 'newline') advance(cursor)
    else if (cursor.kind !== 'identifier') skipNoItem(cursor)
    else {
      const item = parseItem(cursor)
      if (item !== undefined) items.push(item)
      if (item?.kind === 'attribute') checkRepeated(cursor, item, attributes)
    }
  }
  return items
}

function checkRepeated(cursor: Cursor, item: Attribute, attributes: Map<string, Attribute>): void {
  const first = attributes.get(item.name)
  if (first === undefined) attributes.set(item.name, item)
  else {
    report(cursor, {
      message: `${nameText(item.name)} is already set on line ${first.nameRange.start.line}`,
      hint: 'keep one of them',
      range: item.nameRange,
    })
  }
}

/** Reports what begins no attribute or block. */
function skipNoItem(cursor: Cursor): void {
  const range = tokenRange(cursor)
  if (cursor.kind === '}') {
    report(cursor, { message: 'this `}` closes no block', range })
    advance(cursor)
    return
  }
  if (!reportForeignQuote(cursor) && !skipQuotedName(cursor)) {
    const message = `expected the name of an attribute or block, found ${describeToken(cursor)}`
    report(cursor, { message, range })
    advance(cursor)
  }
  skipLine(cursor)
}

/** `"name" = value`, as HCL1 allows it; true also for a string with an error of its own. */
function skipQuotedName(cursor: Cursor): boolean {
  if (cursor.kind !== 'quote') return false
  const name = parseQuoted(cursor)
  if (name === undefined) return true
  const { start, end } = name.range
  const text = cursor.text.slice(start.offset + 1, end.offset - 1)
  const hint = /^[\p{L}_][\w-]*$/u.test(text)
    ? `write ${shorten(text)}`
    : objectHint(cursor, start.offset)
  const message = 'the name of an attribute or block stands without quotes'
  report(cursor, { message, hint, range: name.range })
  return true
}
