import type { Source } from '@longshore/hcl'
import type { Io } from './io.ts'
import { readTextFile, type TextFile } from './read-text-file.ts'

/** The file name that stands for standard input, as in Nomad. */
export const stdinName = '-'

/** Reads a text as `readTextFile` does, also from standard input. */
export async function readSource(
  name: string,
  file: TextFile,
  { stdin }: Pick<Io, 'stdin'>,
): Promise<Source> {
  if (name !== stdinName) return { path: name, text: await readTextFile(name, file) }
  const path = '<stdin>'
  return { path, text: await readTextFile(path, { ...file, stream: stdin }) }
}
