import { setTimeout } from 'node:timers/promises'
import type { Site } from '../site/site.ts'

export type LogType = 'stdout' | 'stderr'

/** All that Nomad has of a task's output; empty while there is none. */
export async function readTaskLog(
  { api }: Site,
  allocId: string,
  { type = 'stdout', signal }: { type?: LogType; signal: AbortSignal },
): Promise<string> {
  const query = `task=t&type=${type}&plain=true&origin=start`
  const path = `/v1/client/fs/logs/${allocId}?${query}`
  return String(await api.call(path, { signal }).catch(() => ''))
}

/** Resolves with the output once it fits. */
export async function untilTaskLog(
  site: Site,
  allocId: string,
  { fits, type, signal }: { fits: (text: string) => boolean; type?: LogType; signal: AbortSignal },
): Promise<string> {
  for (;;) {
    const text = await readTaskLog(site, allocId, { type, signal })
    if (fits(text)) return text
    await setTimeout(100, undefined, { signal })
  }
}
