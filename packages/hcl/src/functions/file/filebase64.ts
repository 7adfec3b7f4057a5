import type { EagerFunction } from '../hcl-function.ts'
import { textFunction } from '../text-function.ts'
import type { FileAccess } from './file-access.ts'

/** A file's bytes in base64. */
export function createFilebase64(files: FileAccess): EagerFunction {
  return textFunction(['path'], (path) => Buffer.from(files.read(path)).toString('base64'))
}
