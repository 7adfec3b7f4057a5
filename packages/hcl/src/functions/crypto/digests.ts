import { createHash } from 'node:crypto'
import { textFunction } from '../text-function.ts'

const digest = (algorithm: string) =>
  textFunction(['str'], (text) => createHash(algorithm).update(text).digest('hex'))

/** Of the text's UTF-8 bytes, in lower-case hexadecimal. */
export const md5 = digest('md5')
export const sha1 = digest('sha1')
export const sha256 = digest('sha256')
export const sha512 = digest('sha512')
