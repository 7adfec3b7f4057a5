import { textFunction } from '../text-function.ts'
import { trimEndWhere, trimStartWhere } from './trim-where.ts'

/** Without white space, as Unicode defines it, at both ends. */
export const trimspace = textFunction(['str'], (text) =>
  trimEndWhere(trimStartWhere(text, isSpace), isSpace),
)

const isSpace = (character: string) => /\p{White_Space}/u.test(character)
