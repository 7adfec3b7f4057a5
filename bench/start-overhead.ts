import * as files from 'node:fs/promises'
import { buildContainer, readHostParts } from '@longshore/driver'
import { engineRequest } from '../packages/test-support/src/engine-request.ts'
import { benchSettings, createBenchTasks } from './bench-driver.ts'
import type { Figure } from './figure.ts'
import { interleaved, timed } from './interleaved.ts'
import { ratioFigure } from './ratio-figure.ts'
import { createRawEngine } from './raw-engine.ts'

const config = `
  command = "sleep"
  args    = ["1000"]
  ports   = ["http"]
`

/** A task's start through the driver over the same create + start + inspect by raw HTTP on the socket. */
export async function startOverhead(): Promise<Figure[]> {
  const tasks = await createBenchTasks()
  const driver = tasks.newDriver()
  const raw = createRawEngine()
  try {
    const times = await interleaved({
      async subject() {
        const task = await tasks.newTask(config)
        const ms = await timed(() => driver.startTask(task))
        await driver.destroyTask(task.id, { force: true })
        return ms
      },
      async yardstick() {
        const task = await tasks.newTask(config)
        const parts = await readHostParts(task, benchSettings, files)
        const container = buildContainer(task, benchSettings, parts)
        const ms = await timed(() => raw.start(container))
        await engineRequest('DELETE', `/containers/${container.name}?force=1`)
        return ms
      },
      rounds: 40,
      warmup: 3,
    })
    return [ratioFigure({ name: 'start-overhead', goal: 1.05, times })]
  } finally {
    driver.close()
    raw.close()
    await tasks.dispose()
  }
}
