import { textFunction } from '../text-function.ts'
import { trimEndWhere } from './trim-where.ts'

/** Without the line ends at its end. */
export const chomp = textFunction(['str'], (text) =>
  trimEndWhere(text, (character) => character === '\n' || character === '\r'),
)
