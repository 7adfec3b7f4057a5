import { normalize } from 'node:path/posix'
import { textFunction } from '../text-function.ts'

/** What stands before the last `/`, made simple, as Go's `filepath.Dir`: `a/b` of `a/b/`, and `.` of `a`. */
export const dirname = textFunction(['path'], (path) => {
  const folder = normalize(path.slice(0, path.lastIndexOf('/') + 1))
  return folder.length > 1 ? folder.replace(/\/$/, '') : folder
})
