import { textFunction } from '../text-function.ts'
import { joinTexts } from './join-texts.ts'

/** `substr` is plain text: `regex_replace` takes a pattern. An empty one stands around each code point. */
export const replace = textFunction(['str', 'substr', 'replace'], (text, part, replacement) =>
  joinTexts(part === '' ? ['', ...text, ''] : text.split(part), replacement),
)
