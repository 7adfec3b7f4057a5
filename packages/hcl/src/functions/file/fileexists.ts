import { textAt } from '../arguments.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { stringParameter } from '../parameters.ts'
import { boolValue } from '../results.ts'
import type { FileAccess } from './file-access.ts'

/** Whether there is such a file; what is there but is no regular file is a problem. */
export function createFileexists(files: FileAccess): EagerFunction {
  return {
    kind: 'eager',
    parameters: [stringParameter('path')],
    call: (args, range) => boolValue(files.exists(textAt(args, 0)), range),
  }
}
