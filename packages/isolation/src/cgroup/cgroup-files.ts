import { LongshoreError } from '@longshore/errors'

/** Of `node:fs/promises`, with `utf8`. Rejects with `ENOENT` where there is no such file. */
export type ReadText = (path: string) => Promise<string>

/**
 * A file that every kernel with this version has.
 *
 * @throws LongshoreError `CGROUP_UNREADABLE`: the container is gone, or this process may not read it. Ask the engine instead.
 */
export async function readRequired(path: string, readText: ReadText): Promise<string> {
  try {
    return await readText(path)
  } catch (cause) {
    throw new LongshoreError('CGROUP_UNREADABLE', `The control group's ${path} cannot be read.`, {
      cause,
    })
  }
}

/** A file that older kernels lack. */
export async function readOptional(path: string, readText: ReadText): Promise<string | undefined> {
  return readText(path).catch(() => undefined)
}

/** Lines of a name and a number, as in `memory.stat`. */
export function parseCounters(text: string): Map<string, number> {
  const counters = new Map<string, number>()
  for (const line of text.split('\n')) {
    const [name = '', value = ''] = line.split(' ')
    if (/^\d+$/.test(value)) counters.set(name, Number(value))
  }
  return counters
}

/** A limit; undefined for none, which version 2 writes as `max` and version 1 as a number near 2⁶³. */
export function parseLimit(text: string): number | undefined {
  const limit = Number(text.trim())
  return Number.isFinite(limit) && limit < 2 ** 62 ? limit : undefined
}
