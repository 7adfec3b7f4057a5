import type { Source } from '../source/range.ts'
import type { Diagnostic } from './diagnostic.ts'
import { displayWidth } from './display-width.ts'

/** How much of a long line is shown on either side of the place, in UTF-16 code units. */
const context = 80

/**
 * A diagnostic for people: where and what, the source line with the place marked below it, and the hint. No final
 * line break. Of a range over several lines, the first is shown.
 */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  source: Source,
  { color = false }: { color?: boolean } = {},
): string {
  const { severity, message, hint, range } = diagnostic
  const { line, column } = range.start
  const paint = color ? (code: string, text: string) => `\x1b[${code}m${text}\x1b[0m` : plain
  const severityColor = severity === 'error' ? '1;31' : '1;33'
  const [before, marked, after] = excerpt(diagnostic, source)
  const margin = ' '.repeat(String(line).length)
  const padding = before.replace(/[^\t]+/gu, (text) => ' '.repeat(displayWidth(text)))
  const carets = '^'.repeat(Math.max(1, displayWidth(marked)))
  const lines = [
    `${printable(`${source.path}:${line}:${column}`)}: ${paint(severityColor, severity)}: ${paint('1', printable(message))}`,
    `${paint('2', ` ${line} |`)} ${before}${marked}${after}`,
    `${paint('2', ` ${margin} |`)} ${padding}${paint(severityColor, carets)}`,
  ]
  if (hint !== undefined) lines.push(`${paint('1', 'hint')}: ${printable(hint)}`)
  return lines.map((text) => text.trimEnd()).join('\n')
}

function plain(_code: string, text: string): string {
  return text
}

/** The range's first line in three: before, in and after the range. A long line is cut. */
function excerpt({ range }: Diagnostic, { text }: Source): [string, string, string] {
  const { start, end } = range
  const lineStart = start.offset === 0 ? 0 : text.lastIndexOf('\n', start.offset - 1) + 1
  const newline = text.indexOf('\n', start.offset)
  const lineEnd = newline < 0 ? text.length : newline
  const markEnd = Math.min(end.offset, lineEnd, start.offset + 2 * context)
  const from = start.offset - lineStart > 2 * context ? start.offset - context : lineStart
  const to = lineEnd - markEnd > 2 * context ? markEnd + context : lineEnd
  return [
    (from > lineStart ? '…' : '') + printable(text.slice(from, start.offset)),
    printable(text.slice(start.offset, markEnd)),
    printable(text.slice(markEnd, to)).trimEnd() + (to < lineEnd ? '…' : ''),
  ]
}

/** No control or direction character of a source reaches the reader's terminal; tabs and joined emoji stay. */
function printable(text: string): string {
  return text.replace(/[\r\ufeff]/g, '').replace(/(?![\t\u200d])[\p{Cc}\p{Cf}\p{Cs}]/gu, '\ufffd')
}
