import { textFunction } from '../text-function.ts'
import { toSimpleTitle } from './simple-case.ts'

/** The first letter of each word in title case; the others stay. A word is what Go's `strings.Title` takes for one. */
export const title = textFunction(['str'], (text) => {
  let result = ''
  let previous = ' '
  for (const character of text) {
    result += isSeparator(previous) ? toSimpleTitle(character) : character
    previous = character
  }
  return result
})

/** In ASCII all but letters, digits and `_`; beyond it only white space. */
function isSeparator(character: string): boolean {
  return character <= '\x7f' ? /\W/.test(character) : /\p{White_Space}/u.test(character)
}
