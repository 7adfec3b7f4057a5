import type { Body } from '../../ast.ts'
import type { Position, Range } from '../../source/range.ts'
import { advance } from '../advance.ts'
import { type Cursor, rangeFrom } from '../cursor.ts'
import { nameText } from '../describe-token.ts'
import { enter } from '../enter.ts'
import { report, reportUnclosed } from '../report.ts'

/**
 * At a block's `{`, or at the end of a header that lacks it: reads to its `}`. `header` is the block's type with its labels. A block still open at the end of the
 * text keeps its items, unless the missing brace is probably one further in: then some of them belong elsewhere.
 */
export function parseBlockBody(cursor: Cursor, header: Range): Body | undefined {
  if (!enter(cursor)) return undefined
  const errors = cursor.diagnostics.length
  const start = cursor.locate(cursor.start)
  if (cursor.kind === '{') advance(cursor)
  const beginsOnLine = cursor.kind !== 'newline'
  const items = cursor.grammar.parseItems(cursor, true)
  cursor.depth--
  if (cursor.kind !== '}') {
    reportOpenBlock(cursor, header)
    const kept = cursor.suspect === undefined ? items : []
    return { kind: 'body', syntax: 'native', items: kept, range: rangeFrom(cursor, start) }
  }
  const close = cursor.locate(cursor.start)
  noteIndent(cursor, header, close)
  advance(cursor)
  const body: Body = { kind: 'body', syntax: 'native', items, range: rangeFrom(cursor, start) }
  if (cursor.diagnostics.length > errors) return body
  if (beginsOnLine) checkOneLine(cursor, body, close)
  else checkLastLine(cursor, body, close)
  return body
}

/** HCL2: a block that begins on its brace's line is empty or holds one attribute, and ends where that ends. */
function checkOneLine(cursor: Cursor, { items }: Body, close: Position): void {
  const [first, second] = items
  const misplaced = first?.kind === 'block' ? first : second
  if (misplaced !== undefined) {
    report(cursor, {
      message: 'a block on one line holds one attribute at most',
      hint: 'begin a new line after the {',
      range: misplaced.range,
    })
  } else if (first !== undefined && close.line > first.range.end.line) {
    report(cursor, {
      message: 'the content of a block over several lines begins on a line of its own',
      hint: 'begin a new line after the {',
      range: first.range,
    })
  }
}

/** HCL2: each item of a block over several lines ends with its line, also the last. */
function checkLastLine(cursor: Cursor, { items }: Body, close: Position): void {
  if (items.at(-1)?.range.end.line !== close.line) return
  report(cursor, {
    message: 'the `}` of a block over several lines stands on a line of its own',
    hint: 'begin a new line before the }',
    range: { start: close, end: cursor.locate(close.offset + 1) },
  })
}

/** A closing brace left of its block's header was probably meant for a block further out. */
function noteIndent(cursor: Cursor, header: Range, close: Position): void {
  const { line, column } = header.start
  if (cursor.suspect !== undefined || close.line === line || close.column >= column) return
  let before = close.offset - 1
  while (cursor.text[before] === ' ' || cursor.text[before] === '\t') before--
  if (cursor.text[before] === '\n') cursor.suspect = header
}

function reportOpenBlock(cursor: Cursor, innermost: Range): void {
  const { start, end } = cursor.suspect ?? innermost
  const source = cursor.text.slice(start.offset, end.offset)
  reportUnclosed(cursor, {
    message: `the block ${nameText(source)}, which opens on line ${start.line}, is not closed: \`}\` is missing`,
    range: { start, end },
  })
}
