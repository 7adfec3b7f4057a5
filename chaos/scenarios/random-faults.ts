import { LongshoreError } from '@longshore/errors'
import { randomFaults } from '@longshore/test-support'
import { range } from '../parts/range.ts'
import { onStage, type Stage } from '../parts/stage.ts'
import type { Scenario } from '../scenario.ts'

/** A round is so many lives, one after the other, of each task. */
export const randomCallFaults: Scenario = {
  name: 'random-faults',
  about:
    'calls to the engine fail, hang, are cut off or come late at random around whole lives of tasks',
  sizes: { short: { tasks: 3, rounds: 1 }, long: { tasks: 8, rounds: 6 } },
  run(round) {
    const faults = randomFaults({ seed: round.seed, rate: 0.08 })
    return onStage(round, { faults, patienceMs: 3000 }, async (stage) => {
      for (const _ of range(round.rounds)) {
        await Promise.all(range(round.tasks).map(() => playLife(stage)))
        await stage.settled()
      }
      stage.proxy.heal()
    })
  },
}

async function playLife(stage: Stage): Promise<void> {
  const { random, driver } = stage
  const isStopped = random() < 0.5
  const lines = isStopped ? 10_000_000 : 20 + Math.floor(random() * 200)
  const exitCode = Math.floor(random() * 40)
  // What refuses a start for good is told by the judge.
  const id = await stage.begin({ lines, exitCode, burst: 20, pauseMs: 50 }).catch(() => undefined)
  if (id === undefined) return
  await attempt(stage, id, async () => {
    const { stdout, exitCode } = await driver.execTask(id, ['echo', 'hello'])
    // One that ends by itself may have done so before.
    if (isStopped && (exitCode !== 0 || `${stdout}` !== 'hello\n'))
      stage.violate(`${id}: exec ended with ${exitCode} and said ${JSON.stringify(`${stdout}`)}`)
  })
  await attempt(stage, id, async () => {
    for await (const { memory } of driver.taskStats(id, { intervalMs: 100 })) {
      if (!(memory.usage >= 0)) stage.violate(`${id}: stats tell a memory of ${memory.usage}`)
      break
    }
  })
  if (!isStopped) return
  while (stage.running().includes(id))
    await attempt(stage, id, () => driver.stopTask(id, { timeoutMs: 5000 }))
}

/** An error is one that passes, or says that the task has just ended. */
async function attempt(stage: Stage, id: string, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    const isCoded = error instanceof LongshoreError
    const hasEnded =
      isCoded &&
      ['ENGINE_CONFLICT', 'TASK_NOT_FOUND', 'TASK_EXITED', 'ENGINE_NOT_FOUND'].includes(error.code)
    if (!isCoded || !(error.recoverable || hasEnded)) stage.violate(`${id}: ${error}`)
    stage.fact('errors', 1)
  }
}
