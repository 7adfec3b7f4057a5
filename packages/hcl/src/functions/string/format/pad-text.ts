import { countGraphemes } from '../graphemes.ts'
import type { Verb } from './verb.ts'

/** Fills up to the verb's width, which counts characters as a reader does. */
export function padText({ width = 0, flags }: Verb, text: string): string {
  const missing = width - countGraphemes(text)
  if (missing <= 0) return text
  const padding = (flags.zero ? '0' : ' ').repeat(missing)
  return flags.minus ? text + padding : padding + text
}
