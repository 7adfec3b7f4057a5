import { readFile } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { markedProcesses } from '../interop/site/marked-processes.ts'
import type { Site } from '../interop/site/site.ts'

const seconds = 20

export interface Cost {
  /** Memory of the driver's processes beside Nomad itself: the least of all samples, as collectors of garbage come and go. */
  kib: number
  /** CPU of Nomad and the driver's processes, in percent of a core. */
  cpuPercent: number
}

/** What Nomad and its driver cost while nothing happens; the figures of all tasks are asked for each second. */
export async function idleCost(site: Site, signal: AbortSignal): Promise<Cost> {
  await setTimeout(5000, undefined, { signal })
  const before = await cpuTicks(site)
  const begun = performance.now()
  const sizes: number[] = []
  while (performance.now() - begun < seconds * 1000) {
    sizes.push(await driverMemory(site))
    await setTimeout(2000, undefined, { signal })
  }
  const ticks = (await cpuTicks(site)) - before
  // A hundred ticks a second, as the kernel tells everybody.
  const cpuPercent = ticks / ((performance.now() - begun) / 1000)
  return { kib: Math.min(...sizes), cpuPercent }
}

/** KiB, shared pages in part (proc(5), smaps_rollup). */
async function driverMemory({ mark, agent }: Site): Promise<number> {
  const marked = await markedProcesses(mark)
  const sizes = await Promise.all(
    marked
      .filter(({ pid }) => pid !== agent.pid)
      .map(async ({ pid }) => {
        const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
        return Number(/^Pss:\s+(\d+)/m.exec(text)?.[1] ?? 0)
      }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function cpuTicks({ mark }: Site): Promise<number> {
  let sum = 0
  for (const { pid } of await markedProcesses(mark)) {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    // What follows the program's name, which may hold anything (proc(5)).
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    sum += Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  }
  return sum
}
