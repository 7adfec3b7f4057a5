import type { BlockLabel, TemplateExpression } from '../../ast.ts'
import { advance } from '../advance.ts'
import { type Cursor, rangeFrom, tokenRange, tokenText } from '../cursor.ts'
import { report } from '../report.ts'
import { reportForeignQuote } from '../report-foreign-quote.ts'
import { parseQuoted } from '../template/parse-quoted.ts'

/** Reads the labels between a block's type and its brace, quoted or bare. */
export function parseLabels(cursor: Cursor): BlockLabel[] {
  const labels: BlockLabel[] = []
  for (;;) {
    const range = tokenRange(cursor)
    if (cursor.kind === 'identifier') {
      labels.push({ value: tokenText(cursor), range })
      advance(cursor)
    } else if (cursor.kind === 'quote') {
      const template = parseQuoted(cursor)
      if (template === undefined) return labels
      labels.push({ value: plainText(cursor, template), range: template.range })
    } else if (reportForeignQuote(cursor))
      labels.push({ value: '', range: rangeFrom(cursor, range.start) })
    else return labels
  }
}

function plainText(cursor: Cursor, { parts }: TemplateExpression): string {
  let text = ''
  for (const part of parts) {
    if (part.kind === 'text') text += part.value
    else {
      const message = 'a label is plain text, without interpolation'
      report(cursor, { message, hint: 'write $${ where the text itself has ${', range: part.range })
    }
  }
  return text
}
