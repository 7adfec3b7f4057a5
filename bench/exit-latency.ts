import { createBenchTasks } from './bench-driver.ts'
import type { Figure } from './figure.ts'
import { spread } from './spread.ts'

const rounds = 30
const goalMs = 5

/** Milliseconds from the engine's event of an exit, as a bare listener gets it, to the end of `waitTask`. */
export async function exitLatency(): Promise<Figure[]> {
  const tasks = await createBenchTasks()
  const driver = tasks.newDriver()
  const died = new Map<string, number>()
  const subscription = tasks.engine.subscribe((event) => {
    if (event.kind === 'container' && event.action === 'die') died.set(event.id, performance.now())
  })
  try {
    const latencies: number[] = []
    for (let round = 0; round < rounds; round++) {
      // Long enough that its start is over by then.
      const task = await tasks.newTask('command = "sleep"\nargs = ["1"]\nnetwork_mode = "none"')
      const { containerId } = await driver.startTask(task)
      await driver.waitTask(task.id)
      const seen = performance.now()
      latencies.push(seen - (died.get(containerId) ?? Number.NaN))
      await driver.destroyTask(task.id)
    }
    const detail = spread(latencies)
    const value = detail.p50
    const goal = `≤ ${goalMs}`
    return [
      { name: 'exit-latency', value, unit: 'ms', goal, ok: value <= goalMs, detail: { ...detail } },
    ]
  } finally {
    subscription.close()
    driver.close()
    await tasks.dispose()
  }
}
