import type { Diagnostic, Range } from '@longshore/hcl'

/** An error at a place: what is wrong, and what would be right. Control characters of a file are escaped in both. */
export function errorAt(range: Range, message: string, hint?: string): Diagnostic {
  const error = { severity: 'error' as const, message: escapeControls(message), range }
  return hint === undefined ? error : { ...error, hint: escapeControls(hint) }
}

/** As JSON writes them, `\u001b`: also those that JSON leaves alone, and what turns the direction of a text. */
function escapeControls(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}
