import { FunctionProblem } from '../function-problem.ts'
import type { EagerFunction } from '../hcl-function.ts'
import { createAbspath } from './abspath.ts'
import { basename } from './basename.ts'
import { dirname } from './dirname.ts'
import { createFile } from './file.ts'
import type { FileAccess } from './file-access.ts'
import { createFilebase64 } from './filebase64.ts'
import { createFileexists } from './fileexists.ts'
import { createFileset } from './fileset.ts'
import { createPathexpand } from './pathexpand.ts'

/** By name. Without files each is a problem, also those that only deal with texts, as in Nomad. */
export function createFileFunctions(files: FileAccess | undefined): [string, EagerFunction][] {
  const functions: [string, EagerFunction][] = [
    ['abspath', createAbspath(files ?? noFiles)],
    ['basename', basename],
    ['dirname', dirname],
    ['file', createFile(files ?? noFiles)],
    ['filebase64', createFilebase64(files ?? noFiles)],
    ['fileexists', createFileexists(files ?? noFiles)],
    ['fileset', createFileset(files ?? noFiles)],
    ['pathexpand', createPathexpand(files ?? noFiles)],
  ]
  if (files !== undefined) return functions
  return functions.map(([name, definition]) => [name, { ...definition, call: refuse }])
}

const noFiles: FileAccess = {
  folder: '/',
  home: '/',
  read: refuse,
  exists: refuse,
  list: refuse,
}

function refuse(): never {
  throw new FunctionProblem(
    'file functions are not allowed here: they need a folder to stay in, which whoever reads this text has not given',
  )
}
