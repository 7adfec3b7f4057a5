import { limitCharacters } from '../limits.ts'

/** `texts.join(separator)`. Throws a `FunctionProblem` before it makes a text that is too long. */
export function joinTexts(texts: string[], separator: string): string {
  let length = Math.max(0, texts.length - 1) * separator.length
  for (const text of texts) length += text.length
  limitCharacters(length)
  return texts.join(separator)
}
