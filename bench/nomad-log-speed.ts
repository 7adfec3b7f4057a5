import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { purgeJob, runJob, untilAllocation } from '../interop/nomad/jobs.ts'
import type { Site } from '../interop/site/site.ts'

export const lineCount = 500_000
const script = `awk 'BEGIN { for (i = 1; i <= ${lineCount}; i++) printf "%08d %090d\\n", i, 0 }'`

export interface LogSpeed {
  /** From the task's start until the last of its output is in Nomad's files. */
  ms: number
  /** Lines that are not there. */
  lost: number
}

/** A task that writes 500,000 lines of 100 bytes at full speed. */
export async function logSpeed(site: Site, signal: AbortSignal): Promise<LogSpeed> {
  const id = 'log-speed'
  const task = 'logs {\n max_files = 2\n max_file_size = 100\n }'
  const { ID } = await runJob(site.api, { id, type: 'batch', script, task, memoryMib: 64 }, signal)
  const { TaskStates } = await untilAllocation(
    site.api,
    ID,
    ({ ClientStatus }) => ClientStatus === 'complete' || ClientStatus === 'failed',
    signal,
  )
  const started = TaskStates?.t?.Events.find(({ Type }) => Type === 'Started')
  const folder = join(site.folder, 'data/alloc', ID, 'alloc/logs')
  const names = (await readdir(folder)).filter((name) => name.startsWith('t.stdout.'))
  let last = 0
  const seen = new Set<string>()
  for (const name of names) {
    last = Math.max(last, (await stat(join(folder, name))).mtimeMs)
    for await (const line of createInterface({ input: createReadStream(join(folder, name)) }))
      if (line.length === 99) seen.add(line.slice(0, 8))
  }
  await purgeJob(site.api, id, signal)
  return { ms: last - (started?.Time ?? 0) / 1e6, lost: lineCount - seen.size }
}
