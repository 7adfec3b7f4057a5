import { textFunction } from '../text-function.ts'

export const trimsuffix = textFunction(['str', 'suffix'], (text, suffix) =>
  text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text,
)
