import type { EagerFunction } from '../hcl-function.ts'
import { textFunction } from '../text-function.ts'
import { expandHome } from './expand-home.ts'
import type { FileAccess } from './file-access.ts'

/** Only the text: nothing is looked at. */
export function createPathexpand({ home }: FileAccess): EagerFunction {
  return textFunction(['path'], (path) => expandHome(path, home))
}
