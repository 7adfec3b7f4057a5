import { decodeUtf8 } from '../encoding/decode-utf8.ts'
import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { textFunction } from '../text-function.ts'
import type { FileAccess } from './file-access.ts'

/** A file's text, which must be UTF-8. */
export function createFile(files: FileAccess): EagerFunction {
  return textFunction(['path'], (path) => {
    const text = decodeUtf8(files.read(path))
    if (text !== undefined) return text
    throw new FunctionProblem(`${JSON.stringify(path)} is not UTF-8 text: use filebase64`, 0)
  })
}
