import type { TaskHandle } from '@longshore/driver'
import { connectEngine } from '@longshore/engine'
import { createBenchTasks } from './bench-driver.ts'
import type { Figure } from './figure.ts'
import { inParallel } from './in-parallel.ts'
import { timed } from './interleaved.ts'

const count = 200
const goalMs = 1000

/** Milliseconds until a new driver knows of 200 tasks how they stand, and reads the output of all of them again. */
export async function recover200(): Promise<Figure[]> {
  const tasks = await createBenchTasks()
  const first = tasks.newDriver()
  const all = await Promise.all(
    Array.from({ length: count }, () =>
      tasks.newTask('command = "sleep"\nargs = ["1000"]\nnetwork_mode = "none"'),
    ),
  )
  try {
    const handles: TaskHandle[] = []
    await inParallel(all, 10, async (task) => handles.push(await first.startTask(task)))
    first.close()

    const engine = connectEngine({ environment: process.env })
    let attached = 0
    const { promise: allAttached, resolve } = Promise.withResolvers<void>()
    const counting = {
      ...engine,
      async attachContainer(id: string, signal?: AbortSignal) {
        const stream = await engine.attachContainer(id, signal)
        attached += 1
        if (attached === count) resolve()
        return stream
      },
    }
    let found = 0
    const { promise: allFound, resolve: resolveFound } = Promise.withResolvers<void>()
    const second = tasks.newDriver(counting, ({ type }) => {
      if (type === 'Recovered') found += 1
      if (found === count) resolveFound()
    })
    const foundMs = await timed(async () => {
      await Promise.all(handles.map((handle) => second.recoverTask(handle)))
      await allFound
    })
    const value = foundMs + (await timed(() => allAttached))
    await inParallel(all, 10, ({ id }) => second.destroyTask(id, { force: true }))
    second.close()
    engine.close()
    const detail = { count, foundMs }
    return [
      { name: 'recover-200', value, unit: 'ms', goal: `≤ ${goalMs}`, ok: value <= goalMs, detail },
    ]
  } finally {
    first.close()
    await tasks.dispose()
  }
}
