import { setTimeout as delay } from 'node:timers/promises'
import { createBenchTasks } from './bench-driver.ts'
import { inParallel } from './in-parallel.ts'

export interface IdleUse {
  cpuPercent: number
  mibPerTask: number
  samples: number
}

const count = 200
const seconds = 20

async function rssAfterGc(): Promise<number> {
  for (let round = 0; round < 3; round++) {
    globalThis.gc?.()
    await delay(100)
  }
  return process.memoryUsage().rss
}

const tasks = await createBenchTasks()
const driver = tasks.newDriver()
const start = async () => {
  const task = await tasks.newTask('command = "sleep"\nargs = ["1000"]\nnetwork_mode = "none"')
  await driver.startTask(task)
  return task
}
try {
  // The code itself, and what is loaded with the first tasks, is no task's.
  const warm = [await start(), await start()]
  for (const { id } of warm) await driver.destroyTask(id, { force: true })
  const before = await rssAfterGc()

  const all: Awaited<ReturnType<typeof start>>[] = []
  await inParallel(Array.from({ length: count }), 10, async () => void all.push(await start()))
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
  const mibPerTask = ((await rssAfterGc()) - before) / count / 2 ** 20
  samples = 0
  const began = { cpu: process.cpuUsage(), at: performance.now() }
  await delay(seconds * 1000)
  const { user, system } = process.cpuUsage(began.cpu)
  const cpuPercent = (user + system) / 10 / (performance.now() - began.at)
  console.log(
    JSON.stringify({ count, cpuPercent, mibPerTask, samples } satisfies IdleUse & {
      count: number
    }),
  )
  ended.abort()
  await Promise.all(reading)
  await inParallel(all, 10, ({ id }) => driver.destroyTask(id, { force: true }))
} finally {
  await driver.close()
  await tasks.dispose()
}
