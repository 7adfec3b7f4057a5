import { FunctionProblem } from '../function-problem.ts'
import { textFunction } from '../text-function.ts'
import { decodeBase64 } from './decode-base64.ts'
import { decodeUtf8 } from './decode-utf8.ts'

/** What was encoded must be UTF-8 text. */
export const base64decode = textFunction(['str'], (text) => {
  const bytes = decodeBase64(text)
  if (bytes === undefined) {
    throw new FunctionProblem(
      'the text must be standard base64 with its padding (RFC 4648, section 4)',
      0,
    )
  }
  const decoded = decodeUtf8(bytes)
  if (decoded !== undefined) return decoded
  throw new FunctionProblem('the decoded bytes are not UTF-8 text', 0)
})
