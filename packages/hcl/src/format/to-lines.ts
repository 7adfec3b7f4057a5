import { type FormatToken, openedBrackets } from './format-token.ts'

/** A line in its cells, of which those on neighbouring lines are aligned. */
export interface FormatLine {
  lead: FormatToken[]
  /** The `=` of an attribute and all after it, where the value ends on the line. */
  assign: FormatToken[]
  /** The comment at its end. */
  comment: FormatToken | undefined
}

/** The lines of a text. A line break within a token ends none. */
export function toLines(tokens: readonly FormatToken[]): FormatLine[] {
  const lines: FormatLine[] = []
  let line: FormatToken[] = []
  for (const token of tokens) {
    line.push(token)
    if (!endsLine(token)) continue
    lines.push(toCells(line))
    line = []
  }
  return line.length > 0 ? [...lines, toCells(line)] : lines
}

function endsLine({ kind, text }: FormatToken): boolean {
  return kind === 'newline' || (kind === 'comment' && text.endsWith('\n'))
}

function toCells(tokens: FormatToken[]): FormatLine {
  const last = tokens.at(-1)
  const comment = tokens.length > 1 && last?.kind === 'comment' ? last : undefined
  const rest = comment ? tokens.slice(0, -1) : tokens
  const equals = rest.findIndex(({ kind }, index) => index > 0 && kind === '=')
  const assign = equals < 0 ? [] : rest.slice(equals)
  if (openedBrackets(assign) !== 0) return { lead: rest, assign: [], comment }
  return { lead: rest.slice(0, rest.length - assign.length), assign, comment }
}
