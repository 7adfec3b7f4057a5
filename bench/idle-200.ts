import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Figure } from './figure.ts'
import type { IdleUse } from './idle-200-child.ts'

const child = fileURLToPath(new URL('idle-200-child.ts', import.meta.url))

/** CPU and memory of a process that keeps 200 tasks running, each with stats every second. */
export async function idle200(): Promise<Figure[]> {
  const args = ['--conditions=source', '--expose-gc', child]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const { cpuPercent, mibPerTask, ...detail } = JSON.parse(stdout) as IdleUse
  return [
    {
      name: 'idle-200 CPU',
      ...{ value: cpuPercent, unit: '% of a core', goal: '≤ 3', ok: cpuPercent <= 3 },
      detail,
    },
    {
      name: 'idle-200 memory',
      ...{ value: mibPerTask, unit: 'MiB a task', goal: '≤ 0.25', ok: mibPerTask <= 0.25 },
      detail,
    },
  ]
}
