import type { TemplateToken } from './template-token.ts'

/**
 * Takes the indent that all lines of a `<<-` heredoc share out of its texts. Lines of space alone do not count and stay as
 * they are; a line that begins with a sequence has no indent. As in HCL2 a line whose line break was stripped has no
 * next one.
 */
export function removeIndent(tokens: TemplateToken[]): TemplateToken[] {
  let shared = Number.POSITIVE_INFINITY
  let isLineStart = true
  const indented = new Set<TemplateToken>()
  for (const token of tokens) {
    if (isLineStart && !isBlankLine(token)) {
      indented.add(token)
      shared = Math.min(shared, token.kind === 'text' ? indentOf(token.value) : 0)
    }
    isLineStart = token.kind === 'text' && token.value.endsWith('\n')
  }
  return tokens.map((token) =>
    token.kind === 'text' && indented.has(token)
      ? { ...token, value: token.value.slice(shared) }
      : token,
  )
}

function isBlankLine(token: TemplateToken): boolean {
  return token.kind === 'text' && token.value.endsWith('\n') && token.value.trim() === ''
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}
