import { setTimeout } from 'node:timers/promises'
import { range } from '../parts/range.ts'
import { rememberTasks } from '../parts/remember-tasks.ts'
import { onStage } from '../parts/stage.ts'
import type { Scenario } from '../scenario.ts'

/** A round is so many seconds. */
export const freeze: Scenario = {
  name: 'freeze',
  about:
    'dockerd is frozen (SIGSTOP) for as many seconds as there are rounds: nothing is told, nothing restarted',
  sizes: { short: { tasks: 2, rounds: 3 }, long: { tasks: 20, rounds: 30 } },
  run: (round) =>
    onStage(round, { liveRestore: true, patienceMs: 2000 }, async (stage) => {
      const { engine, driver } = stage
      const task = { lines: 10_000_000, burst: 20, pauseMs: 100, exitCode: 0 }
      await Promise.all(range(round.tasks).map(() => stage.begin(task)))
      const checkUntouched = await rememberTasks(stage)
      const ids = stage.running()
      const told = stage.events.length
      await engine.freeze()
      try {
        await setTimeout(round.rounds * 1000, undefined, { signal: round.signal })
        for (const id of ids)
          if ((await driver.inspectTask(id)).state === 'exited')
            stage.violate(`${id}: reported as exited while the engine was frozen`)
      } finally {
        engine.thaw()
      }
      await stage.observer.reattach()
      await checkUntouched()
      for (const { type, taskId, message } of stage.events.slice(told))
        if (type !== 'Driver') stage.violate(`${taskId}: told "${type}: ${message}"`)
      await Promise.all(ids.map((id) => driver.stopTask(id, { timeoutMs: 30_000 })))
    }),
}
