import type { Block, BlockLabel } from '../../ast.ts'
import type { Range } from '../../source/range.ts'
import { advance } from '../advance.ts'
import { type Cursor, rangeFrom, tokenRange } from '../cursor.ts'
import { describeToken, nameText, shorten } from '../describe-token.ts'
import { isEndOfLine, skipLine } from '../expression/skip-expression.ts'
import { report } from '../report.ts'
import { endLine } from './end-line.ts'
import { hasBodyBelow } from './has-body-below.ts'
import { parseBlockBody } from './parse-block-body.ts'
import { parseLabels } from './parse-labels.ts'

/** After a block's type: reads its labels and its body. */
export function parseBlock(cursor: Cursor, type: string, typeRange: Range): Block | undefined {
  const errors = cursor.diagnostics.length
  const labels = parseLabels(cursor)
  const header = rangeFrom(cursor, typeRange.start)
  skipEqualsSign(cursor)
  if (cursor.kind !== '{' && !goToBraceBelow(cursor, header) && !goOnWithoutBrace(cursor, header)) {
    if (cursor.diagnostics.length === errors) reportNoBrace(cursor, header, labels)
    skipLine(cursor)
    return undefined
  }
  const outer = cursor.block
  cursor.block = type
  const body = parseBlockBody(cursor, header)
  cursor.block = outer
  if (body === undefined) return undefined
  const range = rangeFrom(cursor, typeRange.start)
  endLine(cursor, 'block')
  return { kind: 'block', type, typeRange, labels, body, range }
}

/** `group "g" = {` is reported, and read as it was meant. */
function skipEqualsSign(cursor: Cursor): void {
  const brace = /[ \t]*\{/y
  brace.lastIndex = cursor.end
  if (cursor.kind !== '=' || !brace.test(cursor.text)) return
  const message = 'a block with a label has no `=` before its `{`'
  report(cursor, { message, hint: 'leave the `=` out', range: tokenRange(cursor) })
  advance(cursor)
}

/** Whether the brace stands on a line below the header, which is reported. */
function goToBraceBelow(cursor: Cursor, header: Range): boolean {
  const brace = /\s*\{/y
  brace.lastIndex = cursor.end
  if (cursor.kind !== 'newline' || !brace.test(cursor.text)) return false
  const message = 'the `{` of a block belongs on the line of its header'
  report(cursor, { message, range: header })
  while (cursor.kind === 'newline') advance(cursor)
  return true
}

/** Whether a body follows all the same: then the missing `{` is reported. */
function goOnWithoutBrace(cursor: Cursor, header: Range): boolean {
  if (!hasBodyBelow(cursor, header)) return false
  const source = shorten(cursor.text.slice(header.start.offset, header.end.offset))
  const message = `\`{\` is missing after ${nameText(source)}`
  report(cursor, { message, hint: `write ${source} {`, range: header })
  return true
}

function reportNoBrace(cursor: Cursor, header: Range, labels: BlockLabel[]): void {
  const source = (range: Range) => cursor.text.slice(range.start.offset, range.end.offset)
  const [label] = labels
  if (labels.length === 1 && label !== undefined && isEndOfLine(cursor)) {
    const [name = ''] = source(header).split(/[\s"]/, 1)
    const written = source(label.range)
    const value = /^"|^(true|false|null)$/.test(written) ? written : `"${written}"`
    report(cursor, {
      message: `\`=\` is missing between ${nameText(name)} and its value`,
      hint: `write ${shorten(name)} = ${shorten(value)}`,
      range: label.range,
    })
    return
  }
  const message = `\`{\` is missing after ${nameText(source(header))}: found ${describeToken(cursor)}`
  report(cursor, { message, range: tokenRange(cursor) })
}
