import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { CycleUse } from './cycles-1000-child.ts'
import type { Figure } from './figure.ts'

const child = fileURLToPath(new URL('cycles-1000-child.ts', import.meta.url))

/** Growth of heap and descriptors over 1,000 real tasks from start to destroy. */
export async function cycles1000(): Promise<Figure[]> {
  const args = ['--conditions=source', '--expose-gc', child]
  const { stdout } = await promisify(execFile)(process.execPath, args)
  const { bytesPerCycle, newDescriptors, ...detail } = JSON.parse(stdout) as CycleUse
  return [
    {
      name: 'cycles-1000 heap',
      ...{ value: bytesPerCycle, unit: 'bytes a cycle', goal: '≤ 500', ok: bytesPerCycle <= 500 },
      detail,
    },
    {
      name: 'cycles-1000 descriptors',
      ...{ value: newDescriptors, unit: 'descriptors', goal: '≤ 2', ok: newDescriptors <= 2 },
      detail,
    },
  ]
}
