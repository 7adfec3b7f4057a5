import { setTimeout } from 'node:timers/promises'
import { range } from '../parts/range.ts'
import { rememberTasks } from '../parts/remember-tasks.ts'
import { onStage, type Stage } from '../parts/stage.ts'
import type { Round, Scenario } from '../scenario.ts'

/** Longer than any round: such tasks end when they are told to. */
const endless = 10_000_000

export const restartsWithLiveRestore: Scenario = {
  name: 'restarts-live-restore',
  about: 'dockerd is stopped and killed under running tasks, live-restore on: all go on',
  sizes: { short: { tasks: 5, rounds: 3 }, long: { tasks: 100, rounds: 50 } },
  run: (round) =>
    onStage(round, { liveRestore: true }, async (stage) => {
      const pauseMs = 20 * round.tasks
      const tasks = range(round.tasks).map(() =>
        stage.begin({ lines: endless, burst: 20, pauseMs, exitCode: 0 }),
      )
      await Promise.all(tasks)
      const checkUntouched = await rememberTasks(stage)
      for (const index of range(round.rounds)) await restart(stage, round, index)
      await checkUntouched()
      await Promise.all(
        stage.running().map((id) => stage.driver.stopTask(id, { timeoutMs: 30_000 })),
      )
    }),
}

export const restartsWithoutLiveRestore: Scenario = {
  name: 'restarts',
  about: 'dockerd is stopped and killed under running tasks, live-restore off: all end, told once',
  sizes: { short: { tasks: 2, rounds: 2 }, long: { tasks: 20, rounds: 10 } },
  run: (round) =>
    onStage(round, { liveRestore: false }, async (stage) => {
      for (const index of range(round.rounds)) {
        const tasks = range(round.tasks).map((task) =>
          // Some would end by themselves about now.
          stage.begin({
            ...{ burst: 10, pauseMs: 50, exitCode: 7 },
            lines: task % 2 === 0 ? endless : 10 + Math.floor(stage.random() * 200),
          }),
        )
        await Promise.all(tasks)
        await restart(stage, round, index)
        await stage.settled()
      }
    }),
}

async function restart(stage: Stage, { say, signal: limit }: Round, index: number): Promise<void> {
  const signal = stage.random() < 0.5 ? 'SIGTERM' : 'SIGKILL'
  const awayMs = Math.floor(stage.random() * 300)
  await setTimeout(Math.floor(stage.random() * 500), undefined, { signal: limit })
  say(`restart ${index + 1}: ${signal}, away for ${awayMs} ms`)
  await stage.engine.stop(signal)
  await setTimeout(awayMs)
  await stage.engine.start()
  await stage.observer.reattach()
  stage.fact('restarts', 1)
}
