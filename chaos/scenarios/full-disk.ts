import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { range } from '../parts/range.ts'
import { onStage } from '../parts/stage.ts'
import type { Scenario } from '../scenario.ts'

const mebibyte = 1024 * 1024

/** A round is 128 KiB that find no room. */
export const fullLogDisk: Scenario = {
  name: 'full-log-disk',
  about:
    'tasks write more than the disk of their logs holds: they go on, and every lost byte is told',
  sizes: { short: { tasks: 1, rounds: 1 }, long: { tasks: 5, rounds: 80 } },
  run: (round) =>
    onStage(round, {}, async (stage) => {
      // A line has at least 20 bytes.
      const lines = Math.ceil(((1 + round.rounds) * 128 * 1024) / 20)
      const task = { lines, burst: 100_000_000, pauseMs: 0, exitCode: 9, logDiskKib: 128 }
      await Promise.all(range(round.tasks).map(() => stage.begin(task)))
      await stage.settled()
      const losses = stage.events.filter(({ type }) => type === 'Output Lost')
      if (losses.length === 0) stage.violate('no event tells of lost output')
    }),
}

/** A round is a time without room. */
export const fullDataRoot: Scenario = {
  name: 'full-data-root',
  about:
    'the engine’s own disk is full: running tasks go on and their output is stored, new ones start when there is room again',
  sizes: { short: { tasks: 1, rounds: 1 }, long: { tasks: 5, rounds: 5 } },
  run: (round) =>
    onStage(round, { dataSizeMib: 64 }, async (stage) => {
      const { driver, engine } = stage
      const task = { lines: 10_000_000, burst: 20, pauseMs: 50, exitCode: 0 }
      const filler = join(engine.dataRoot, 'filler')
      for (const _ of range(round.rounds)) {
        const running = await Promise.all(range(round.tasks).map(() => stage.begin(task)))
        // As much as there is room for.
        await writeFile(filler, Buffer.alloc(64 * mebibyte)).catch(() => undefined)
        const begun = stage.begin(task)
        await stage.nextFailure()
        await rm(filler)
        const ids = [...running, await begun]
        await Promise.all(ids.map((id) => driver.stopTask(id, { timeoutMs: 10_000 })))
        await stage.settled()
      }
    }),
}
