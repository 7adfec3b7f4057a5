import { readdir } from 'node:fs/promises'
import { getHeapSpaceStatistics } from 'node:v8'
import { createBenchTasks } from './bench-driver.ts'

export interface CycleUse {
  /** The slope of the heap by least squares. */
  bytesPerCycle: number
  newDescriptors: number
  /** MiB after each hundred, without V8's code. */
  heaps: number[]
}

const count = 1000
const batch = 100

const tasks = await createBenchTasks()
const driver = tasks.newDriver()
try {
  const heaps: number[] = []
  const descriptors: number[] = []
  // One batch more, which does not count: what is loaded and cached with the first tasks is no task's.
  for (let done = -batch; done < count; done += batch) {
    // One after the other: with eight at once, Debian 12's engine comes to a deadlock of its own after some hundred.
    for (let each = 0; each < batch; each++) {
      const task = await tasks.newTask('command = "echo"\nargs = ["hello"]\nnetwork_mode = "none"')
      await driver.startTask(task)
      await driver.waitTask(task.id)
      await driver.destroyTask(task.id)
    }
    globalThis.gc?.()
    if (done < 0) continue
    heaps.push(heapOfData())
    descriptors.push((await readdir('/proc/self/fd')).length)
  }
  const use: CycleUse = {
    bytesPerCycle: slope(heaps) / batch,
    newDescriptors: (descriptors.at(-1) ?? 0) - (descriptors[0] ?? 0),
    heaps: heaps.map((bytes) => Number((bytes / 2 ** 20).toFixed(2))),
  }
  console.log(JSON.stringify(use))
} finally {
  await driver.close()
  await tasks.dispose()
}

/** Bytes of the heap without V8's own code, which grows with every function that becomes hot. */
function heapOfData(): number {
  const spaces = getHeapSpaceStatistics().filter((space) => !/code|trusted/.test(space.space_name))
  return spaces.reduce((sum, space) => sum + space.space_used_size, 0)
}

/** Of a line through these values, one apart. */
function slope(values: number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const rise = values.reduce((sum, value, x) => sum + (x - middle) * (value - mean), 0)
  return rise / values.reduce((sum, _, x) => sum + (x - middle) ** 2, 0)
}
