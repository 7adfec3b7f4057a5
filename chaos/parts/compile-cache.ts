import { homedir } from 'node:os'
import { join } from 'node:path'

/** For programs of ours that are started often: half of such a start is compiling. */
export const compileCache = join(homedir(), '.cache/longshore-dev/compile-cache')
