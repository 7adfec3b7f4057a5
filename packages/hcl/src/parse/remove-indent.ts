import type { TemplatePart } from '../ast.ts'

/** The space before a line's first other character; lines of space alone do not count. */
const indents = /(?<=\n)(?![^\S\n]*\n|$)[^\S\n]*/g

/**
 * Takes the indent that all lines of a `<<-` heredoc share out of its text parts, whose values are still as in `text`.
 * Lines of space alone stay as they are.
 */
export function removeIndent(parts: TemplatePart[], text: string): TemplatePart[] {
  let shared = Number.POSITIVE_INFINITY
  for (const part of parts) {
    if (part.kind === 'text') {
      for (const [indent] of withLineStart(part, text).matchAll(indents))
        shared = Math.min(shared, indent.length)
    } else if (isAtLineStart(part, text)) shared = 0
  }
  return parts.map((part) => {
    if (part.kind !== 'text') return part
    const value = withLineStart(part, text).replace(indents, (indent) => indent.slice(shared))
    return { ...part, value: isAtLineStart(part, text) ? value.slice(1) : value }
  })
}

/** The part's value after the line break that precedes it, if one does. */
function withLineStart(part: TemplatePart & { kind: 'text' }, text: string): string {
  return isAtLineStart(part, text) ? `\n${part.value}` : part.value
}

function isAtLineStart(part: TemplatePart, text: string): boolean {
  return text[part.range.start.offset - 1] === '\n'
}
