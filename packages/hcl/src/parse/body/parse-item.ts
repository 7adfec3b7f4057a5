import type { Attribute, BodyItem } from '../../ast.ts'
import type { Range } from '../../source/range.ts'
import { advance } from '../advance.ts'
import { type Cursor, rangeFrom, tokenRange, tokenText } from '../cursor.ts'
import { describeToken, nameText, shorten } from '../describe-token.ts'
import { parseExpression } from '../expression/parse-expression.ts'
import { skipLine } from '../expression/skip-expression.ts'
import { report } from '../report.ts'
import { endLine } from './end-line.ts'
import { hasBodyBelow } from './has-body-below.ts'
import { objectHint } from './object-hint.ts'
import { parseBlock } from './parse-block.ts'

/** At a name: reads the attribute or block that it begins, and its line to the end. */
export function parseItem(cursor: Cursor): BodyItem | undefined {
  const nameRange = tokenRange(cursor)
  const name = tokenText(cursor)
  advance(cursor)
  switch (cursor.kind) {
    case '=':
      advance(cursor)
      return parseAttribute(cursor, name, nameRange)
    case ':':
      report(cursor, {
        message: 'an attribute is written with `=`, not with `:`',
        hint: `write ${shorten(name)} =`,
        range: tokenRange(cursor),
      })
      advance(cursor)
      return parseAttribute(cursor, name, nameRange)
    case '{':
    case 'quote':
    case 'identifier':
    case 'invalid':
      return parseBlock(cursor, name, nameRange)
    case 'number':
    case '-':
    case '[':
    case 'heredoc':
      report(cursor, {
        message: `\`=\` is missing between ${nameText(name)} and its value`,
        hint: `write ${shorten(name)} =`,
        range: tokenRange(cursor),
      })
      return parseAttribute(cursor, name, nameRange)
    default:
      if (hasBodyBelow(cursor, nameRange)) return parseBlock(cursor, name, nameRange)
      reportBareName(cursor, name, nameRange)
      skipLine(cursor)
      return undefined
  }
}

function parseAttribute(cursor: Cursor, name: string, nameRange: Range): Attribute | undefined {
  const expression = parseExpression(cursor)
  const range = rangeFrom(cursor, nameRange.start)
  endLine(cursor, 'attribute')
  return expression && { kind: 'attribute', name, nameRange, expression, range }
}

function reportBareName(cursor: Cursor, name: string, { start }: Range): void {
  const isDotted = cursor.kind === '.'
  report(cursor, {
    message: isDotted
      ? 'the name of an attribute has no dots'
      : `expected \`=\` or a block after ${nameText(name)}, found ${describeToken(cursor)}`,
    hint: isDotted ? objectHint(cursor, start.offset) : undefined,
    range: tokenRange(cursor),
  })
}
