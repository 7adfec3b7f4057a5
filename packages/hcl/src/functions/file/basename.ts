import { basename as lastPart } from 'node:path/posix'
import { textFunction } from '../text-function.ts'

/** The last part of a path, as Go's `filepath.Base`: `.` for an empty one. */
export const basename = textFunction(['path'], (path) => {
  return lastPart(path) || (path === '' ? '.' : '/')
})
