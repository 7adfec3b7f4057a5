import type { Expression, LiteralExpression } from '../ast.ts'
import { type Cursor, isAt, rangeFrom, tokenRange, tokenText } from '../parse/cursor.ts'
import { describeToken } from '../parse/describe-token.ts'
import { enter } from '../parse/enter.ts'
import { stop } from '../parse/report.ts'
import { reportForeignQuote } from '../parse/report-foreign-quote.ts'
import { advanceHcl1 } from './advance-hcl1.ts'
import { parseObject } from './parse-object.ts'
import { readHeredoc } from './read-heredoc.ts'
import { readString } from './read-string.ts'
import { refuse } from './refuse.ts'
import { toDecimal } from './to-decimal.ts'
import { toTemplate } from './to-template.ts'

/** Reads a number, bool, string, heredoc, object or list. */
export function parseValue(cursor: Cursor): Expression | undefined {
  const range = tokenRange(cursor)
  const text = tokenText(cursor)
  switch (cursor.kind) {
    case 'number': {
      const decimal = toDecimal(text)
      if (decimal === undefined)
        return refuse(cursor, `\`${text}\` is no octal number`, {
          hint: 'leave the 0 before it out',
        })
      return parseLiteral(cursor, { type: 'number', text: decimal })
    }
    case 'quote': {
      const string = readString(cursor)
      return string && toTemplate('quoted', string)
    }
    case 'heredoc': {
      const heredoc = readHeredoc(cursor)
      return heredoc && toTemplate('heredoc', heredoc)
    }
    case '{':
      advanceHcl1(cursor)
      return parseObject(cursor, range.start, parseValue)
    case '[':
      return parseList(cursor)
    default:
      if (cursor.kind === 'identifier' && (text === 'true' || text === 'false'))
        return parseLiteral(cursor, { type: 'bool', value: text === 'true' })
      if (!reportForeignQuote(cursor))
        return refuse(cursor, `a value is missing: found ${describeToken(cursor)}`, {
          hint: 'HCL1 knows numbers, true, false, text in quotes, lists and objects',
        })
      stop(cursor)
      return undefined
  }
}

function parseLiteral(cursor: Cursor, literal: LiteralExpression['literal']): LiteralExpression {
  const range = tokenRange(cursor)
  advanceHcl1(cursor)
  return { kind: 'literal', literal, range }
}

/** At `[`: reads a list. Its items are apart by commas, of which any number may stand between two. */
function parseList(cursor: Cursor): Expression | undefined {
  const start = cursor.locate(cursor.start)
  if (!enter(cursor)) return undefined
  const items: Expression[] = []
  advanceHcl1(cursor)
  while (cursor.kind !== ']') {
    const item = isAt(cursor, ',') ? undefined : parseValue(cursor)
    if (item !== undefined) items.push(item)
    if (isAt(cursor, ',')) advanceHcl1(cursor)
    else if (!isAt(cursor, ']'))
      return refuse(cursor, `a comma or \`]\` is missing before ${describeToken(cursor)}`)
  }
  cursor.depth--
  advanceHcl1(cursor)
  return { kind: 'tuple', items, range: rangeFrom(cursor, start) }
}
