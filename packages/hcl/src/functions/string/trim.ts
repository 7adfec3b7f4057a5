import { textFunction } from '../text-function.ts'
import { trimEndWhere, trimStartWhere } from './trim-where.ts'

/** Without the code points of `cutset`, in whatever order, at both ends. */
export const trim = textFunction(['str', 'cutset'], (text, cutset) => {
  const cut = new Set(cutset)
  const isCut = (character: string) => cut.has(character)
  return trimEndWhere(trimStartWhere(text, isCut), isCut)
})
