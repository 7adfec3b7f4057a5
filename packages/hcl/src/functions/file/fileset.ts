import { createSet } from '../../value/create-set.ts'
import { textAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { stringParameter } from '../parameters.ts'
import { stringValue } from '../results.ts'
import type { FileAccess } from './file-access.ts'

/** The files below a folder whose path from there matches a pattern. */
export function createFileset(files: FileAccess): EagerFunction {
  return {
    kind: 'eager',
    parameters: [stringParameter('path'), stringParameter('pattern')],
    call(args, range) {
      const paths = files.list(textAt(args, 0), textAt(args, 1))
      const items = paths.map((path) => stringValue(path, range))
      return createSet(items, { kind: 'string' }, range)
    },
  }
}
