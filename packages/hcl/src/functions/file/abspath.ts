import { resolve } from 'node:path'
import type { EagerFunction } from '../hcl-function.ts'
import { textFunction } from '../text-function.ts'
import type { FileAccess } from './file-access.ts'

/** A relative path is one in the folder of the file functions. */
export function createAbspath({ folder }: FileAccess): EagerFunction {
  return textFunction(['path'], (path) => resolve(folder, path))
}
