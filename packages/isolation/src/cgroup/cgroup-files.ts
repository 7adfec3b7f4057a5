import { LongshoreError } from '@longshore/errors'

/** Of `node:fs/promises`, with `utf8`. Rejects with `ENOENT` where there is no such file. */
export type ReadText = (path: string) => Promise<string>

/** The same, or of `node:fs`, which is cheaper for such small files. */
export type ReadTextNow = (path: string) => Promise<string> | string

/**
 * A file that every kernel with this version has.
 *
 * @throws LongshoreError `CGROUP_UNREADABLE`: the container is gone, or this process may not read it. Ask the engine instead.
 */
export async function readRequired(path: string, readText: ReadTextNow): Promise<string> {
  try {
    return await readText(path)
  } catch (cause) {
    throw new LongshoreError('CGROUP_UNREADABLE', `The control group's ${path} cannot be read.`, {
      cause,
    })
  }
}

/** A file that older kernels lack. */
export async function readOptional(
  path: string,
  readText: ReadTextNow,
): Promise<string | undefined> {
  try {
    return await readText(path)
  } catch {
    return undefined
  }
}

/** The number after a name at the start of a line, as in `memory.stat`; 0 where there is none. */
export function counterIn(text: string, name: string): number {
  const start = `\n${text}`.indexOf(`\n${name} `)
  if (start === -1) return 0
  const value = Number.parseInt(text.slice(start + name.length + 1), 10)
  return Number.isNaN(value) ? 0 : value
}

/** A limit; undefined for none, which version 2 writes as `max` and version 1 as a number near 2⁶³. */
export function parseLimit(text: string): number | undefined {
  const limit = Number(text.trim())
  return Number.isFinite(limit) && limit < 2 ** 62 ? limit : undefined
}
