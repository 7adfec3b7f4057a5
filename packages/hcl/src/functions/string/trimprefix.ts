import { textFunction } from '../text-function.ts'

export const trimprefix = textFunction(['str', 'prefix'], (text, prefix) =>
  text.startsWith(prefix) ? text.slice(prefix.length) : text,
)
