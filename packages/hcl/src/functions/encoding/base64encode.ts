import { textFunction } from '../text-function.ts'

export const base64encode = textFunction(['str'], (text) => Buffer.from(text).toString('base64'))
