import type { Sequence, TemplateToken, TextPart } from './template-token.ts'

/** The tokens of a template as they are read, of which `~` strips space. */
export interface TokenList {
  readonly tokens: TemplateToken[]
  addText(text: TextPart): void
  addSequence(sequence: Sequence): void
}

/**
 * Strips as HCL2 does: only the text token next to a `~`, which in a heredoc is no more than what stands on the same line,
 * and its line break.
 */
export function createTokenList(): TokenList {
  const tokens: TemplateToken[] = []
  let strips = false
  return {
    tokens,
    addText(text) {
      tokens.push(strips ? { ...text, value: text.value.trimStart() } : text)
      strips = false
    },
    addSequence({ token, stripsBefore, stripsAfter }) {
      const last = tokens.at(-1)
      if (stripsBefore && last?.kind === 'text') last.value = last.value.trimEnd()
      tokens.push(token)
      strips = stripsAfter
    },
  }
}
