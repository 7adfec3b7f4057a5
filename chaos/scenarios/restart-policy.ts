import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { rawRequest } from '@longshore/test-support'
import { onEngine } from '../parts/base.ts'
import { toJob } from '../parts/longshore-job.ts'
import { startLongshoreRun } from '../parts/longshore-run.ts'
import { range } from '../parts/range.ts'
import type { Scenario } from '../scenario.ts'

/** A round is a restart of the engine, which ends all tasks. */
export const restartPolicy: Scenario = {
  name: 'restart-policy',
  about:
    'dockerd is stopped and killed under `longshore run`, live-restore off: each task is restarted once for each time',
  sizes: { short: { tasks: 2, rounds: 1 }, long: { tasks: 10, rounds: 10 } },
  run: (round) =>
    onEngine(round, { liveRestore: false }, async (base) => {
      const { engine, folder, random, violate, fact } = base
      const { tasks, rounds, signal, say } = round
      const dataDir = join(folder, 'job')
      await mkdir(dataDir)
      const job = `${dataDir}.hcl`
      const lines = { lines: 10_000_000, burst: 10, pauseMs: 50, exitCode: 0 }
      await writeFile(job, toJob({ count: tasks, restarts: rounds, lines }))

      const said: string[] = []
      const run = startLongshoreRun({ endpoint: engine.endpoint, job, dataDir }, (line) => {
        said.push(line)
        if (!line.includes('| line')) say(line)
      })
      signal.addEventListener('abort', run.kill)
      const running = async () => {
        const path = '/containers/json'
        return (await rawRequest<unknown[]>(engine, { method: 'GET', path })).length
      }
      const untilRunning = async () => {
        while ((await running()) < tasks) await setTimeout(100, undefined, { signal })
      }
      for (const index of range(rounds)) {
        await untilRunning()
        await setTimeout(500)
        const how = random() < 0.5 ? 'SIGTERM' : 'SIGKILL'
        say(`restart ${index + 1}: ${how}`)
        await engine.stop(how)
        await engine.start()
      }
      await untilRunning()
      await setTimeout(1000)
      // A start that finds no engine uses up nothing.
      const told = said.filter(
        (line) => line.includes('Restarting:') && !line.includes('waiting for the engine'),
      )
      fact('restarts', told.length)
      if (told.length !== tasks * rounds)
        violate(
          `${told.length} restarts of ${tasks} tasks in ${rounds} restarts of the engine: ${told}`,
        )
      run.interrupt()
      const { stderr } = await run.exited
      if (stderr !== '') violate(`it said: ${stderr}`)
      return { tasks: [], entries: [], observations: new Map() }
    }),
}
