import { advance } from './advance.ts'
import { type Cursor, tokenText } from './cursor.ts'
import { shorten } from './describe-token.ts'
import { report } from './report.ts'
import { endOfLine } from './skip-trivia.ts'

const names: Record<string, string> = {
  "'": 'single quotes',
  '`': 'backticks',
  ...{ '‘': 'typographic quotes', '’': 'typographic quotes' },
  ...{ '“': 'typographic quotes', '”': 'typographic quotes', '„': 'typographic quotes' },
}

/** Reports text in quotes that are not HCL's, and goes past it; false where the current token is no such quote. */
export function reportForeignQuote(cursor: Cursor, next = advance): boolean {
  const quote = tokenText(cursor)
  const name = cursor.kind === 'invalid' ? names[quote] : undefined
  if (name === undefined) return false
  const start = cursor.locate(cursor.start)
  const rest = cursor.text.slice(cursor.end, endOfLine(cursor.text, cursor.end))
  const close = rest.search(name === 'typographic quotes' ? /[‘’“”"]/ : new RegExp(quote))
  if (close >= 0) cursor.end += close + 1
  report(cursor, {
    message: `text stands in double quotes, not in ${name}`,
    hint: close < 0 ? 'use "' : `write "${shorten(rest.slice(0, close))}"`,
    range: { start, end: cursor.locate(cursor.end) },
  })
  next(cursor)
  return true
}
