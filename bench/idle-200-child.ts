import { setTimeout as delay } from 'node:timers/promises'
import { createBenchTasks } from './bench-driver.ts'
import { inParallel } from './in-parallel.ts'

export interface IdleUse {
  count: number
  cpuPercent: number
  /** Of the process, V8's young generation with it, which a burst of starts lets grow to tens of MiB. */
  mibPerTask: number
  /** Of that, objects in V8's heap. */
  heapKibPerTask: number
  samples: number
}

const count = 200
const seconds = 20

async function memoryAfterGc(): Promise<NodeJS.MemoryUsage> {
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.()
    await delay(100)
  }
  return process.memoryUsage()
}

const tasks = await createBenchTasks()
const driver = tasks.newDriver()
const newTask = () => tasks.newTask('command = "sleep"\nargs = ["1000"]\nnetwork_mode = "none"')
try {
  // The code itself, what is loaded with the first tasks, and jobs and their parsing are no running task's.
  const warm = [await newTask(), await newTask()]
  for (const task of warm) {
    await driver.startTask(task)
    await driver.destroyTask(task.id, { force: true })
  }
  const all = await Promise.all(Array.from({ length: count }, newTask))
  const before = await memoryAfterGc()

  await inParallel(all, 10, (task) => driver.startTask(task))
  let samples = 0
  const ended = new AbortController()
  const reading = all.map(async ({ id }) => {
    try {
      const stats = driver.taskStats(id, { intervalMs: 1000, signal: ended.signal })
      for await (const _ of stats) samples += 1
    } catch {
      // Ended.
    }
  })
  await delay(3000)
  const after = await memoryAfterGc()
  const mibPerTask = (after.rss - before.rss) / count / 2 ** 20
  const heapKibPerTask = (after.heapUsed - before.heapUsed) / count / 2 ** 10
  samples = 0
  const began = { cpu: process.cpuUsage(), at: performance.now() }
  await delay(seconds * 1000)
  const { user, system } = process.cpuUsage(began.cpu)
  const cpuPercent = (user + system) / 10 / (performance.now() - began.at)
  const use: IdleUse = { count, cpuPercent, mibPerTask, heapKibPerTask, samples }
  console.log(JSON.stringify(use))
  ended.abort()
  await Promise.all(reading)
  await inParallel(all, 10, ({ id }) => driver.destroyTask(id, { force: true }))
} finally {
  await driver.close()
  await tasks.dispose()
}
