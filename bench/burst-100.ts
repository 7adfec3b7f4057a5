import * as files from 'node:fs/promises'
import { buildContainer, readHostParts } from '@longshore/driver'
import { engineRequest } from '../packages/test-support/src/engine-request.ts'
import { benchSettings, createBenchTasks } from './bench-driver.ts'
import type { Figure } from './figure.ts'
import { inParallel } from './in-parallel.ts'
import { interleaved, timed } from './interleaved.ts'
import { ratioFigure } from './ratio-figure.ts'
import { createRawEngine } from './raw-engine.ts'

const count = 100
const parallel = 10
const config = 'command = "sleep"\nargs = ["1000"]\nnetwork_mode = "none"'

/** 100 starts through the driver, 10 at a time, over the same by raw HTTP. */
export async function burst100(): Promise<Figure[]> {
  const tasks = await createBenchTasks()
  const driver = tasks.newDriver()
  const raw = createRawEngine()
  const newTasks = () => Promise.all(Array.from({ length: count }, () => tasks.newTask(config)))
  try {
    const times = await interleaved({
      async subject() {
        const all = await newTasks()
        const ms = await timed(() => inParallel(all, parallel, (task) => driver.startTask(task)))
        await inParallel(all, parallel, ({ id }) => driver.destroyTask(id, { force: true }))
        return ms
      },
      async yardstick() {
        const containers = await Promise.all(
          (await newTasks()).map(async (task) =>
            buildContainer(task, benchSettings, await readHostParts(task, benchSettings, files)),
          ),
        )
        const ms = await timed(() => inParallel(containers, parallel, raw.start))
        await inParallel(containers, parallel, ({ name }) =>
          engineRequest('DELETE', `/containers/${name}?force=1`),
        )
        return ms
      },
      rounds: 5,
      warmup: 1,
    })
    return [ratioFigure({ name: 'burst-100', goal: 1.05, times })]
  } finally {
    driver.close()
    raw.close()
    await tasks.dispose()
  }
}
