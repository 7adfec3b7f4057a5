import type { Body } from '../ast.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { parseHcl } from '../parse/parse-hcl.ts'
import type { Source } from '../source/range.ts'
import { alignCells } from './align-cells.ts'
import { indentLines } from './indent-lines.ts'
import { needsSpace } from './needs-space.ts'
import { scanTokens } from './scan-tokens.ts'
import { type FormatLine, toLines } from './to-lines.ts'

export interface FormatResult {
  /** Undefined where there are diagnostics. */
  text: string | undefined
  /** What keeps the text from being formatted, in its order. */
  diagnostics: Diagnostic[]
}

/**
 * A text of HCL2's native syntax in the layout of Go's `hclwrite`, which `nomad fmt` and `terraform fmt` have. Nothing but
 * the space between tokens changes: strings, heredocs and comments stay as they are, and blank lines too. Lines end
 * with `\n`. What is formatted already comes back as it is. HCL1 and JSON are refused.
 */
export function formatHcl(source: Source): FormatResult {
  const { body, diagnostics } = parseHcl(source)
  const problems = body.syntax === 'native' ? diagnostics : refuse(source, body)
  if (problems.length > 0) return { text: undefined, diagnostics: problems }
  const lines = toLines(scanTokens(source.text))
  indentLines(lines)
  for (const line of lines) spaceTokens(line)
  alignCells(lines)
  return { text: lines.map(lineText).join(''), diagnostics: [] }
}

function refuse(source: Source, { syntax, range }: Body): Diagnostic[] {
  if (syntax === 'json') {
    const place = { start: range.start, end: range.start }
    const message = 'this is JSON, and only HCL2 is formatted'
    return [{ severity: 'error', message, hint: 'use a formatter for JSON', range: place }]
  }
  const [first] = parseHcl(source, { syntax: 'native' }).diagnostics
  if (first === undefined) return []
  const message = `this is HCL1, and only HCL2 is formatted: in HCL2 ${first.message}`
  return [{ ...first, message }]
}

function spaceTokens({ lead, assign }: FormatLine): void {
  for (const tokens of [lead, assign]) {
    for (const [index, token] of tokens.entries()) {
      const next = tokens[index + 1]
      if (next) next.spaces = needsSpace(token, next, tokens[index - 1]) ? 1 : 0
    }
  }
}

function lineText({ lead, assign, comment }: FormatLine): string {
  const tokens = [...lead, ...assign, ...(comment ? [comment] : [])]
  return tokens.map(({ text, spaces }) => ' '.repeat(spaces) + text).join('')
}
