import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Base, onEngine } from '../parts/base.ts'
import { createKiller } from '../parts/killer.ts'
import { toJob } from '../parts/longshore-job.ts'
import { startLongshoreRun } from '../parts/longshore-run.ts'
import {
  compareLines,
  type NumberedLines,
  readStored,
  type StreamName,
} from '../parts/numbered-lines.ts'
import { range } from '../parts/range.ts'
import type { Round, Scenario } from '../scenario.ts'

/** A round is a kill. */
export const killedRun: Scenario = {
  name: 'killed-run',
  about:
    '`longshore run` is killed (SIGKILL) at random points and started again, until its job is done',
  sizes: { short: { tasks: 1, rounds: 3 }, long: { tasks: 3, rounds: 100 } },
  run: (round) =>
    onEngine(round, {}, async (base) => {
      let kills = 0
      for (let jobs = 0; kills < round.rounds || jobs === 0; jobs++)
        kills += await runJob(base, round, { name: `job-${jobs}`, mayKill: round.rounds - kills })
      base.fact('kills', kills)
      return { tasks: [], entries: [], observations: new Map() }
    }),
}

/** Resolves, when the job is done, with how often it was killed. */
async function runJob(
  base: Base,
  { tasks, signal, say }: Round,
  { name, mayKill }: { name: string; mayKill: number },
): Promise<number> {
  const { folder, endpoint, random } = base
  const lines: NumberedLines = {
    lines: 50 + Math.floor(random() * 250),
    burst: 10,
    pauseMs: 50,
    exitCode: Math.floor(random() * 40),
  }
  const dataDir = join(folder, name)
  await mkdir(dataDir)
  const job = `${dataDir}.hcl`
  await writeFile(job, toJob({ count: tasks, restarts: 0, lines }))

  for (let kills = 0; ; kills++) {
    signal.throwIfAborted()
    const run = startLongshoreRun({ endpoint, job, dataDir }, () => {
      if (kills < mayKill) killer.sign()
    })
    const killer = createKiller(random, 3000, run.kill)
    if (kills < mayKill) killer.begin()
    signal.addEventListener('abort', run.kill)
    const { exitCode, stderr } = await run.exited
    signal.removeEventListener('abort', run.kill)
    killer.end()
    if (exitCode === undefined) {
      say(`kill ${kills + 1} of ${name}`)
      continue
    }
    // All tasks end with the same code.
    if (exitCode !== lines.exitCode)
      base.violate(`${name}: exit code ${exitCode} and not ${lines.exitCode}; it said: ${stderr}`)
    await judgeJob(base, { dataDir, tasks, lines })
    return kills
  }
}

async function judgeJob(
  base: Base,
  { dataDir, tasks, lines }: { dataDir: string; tasks: number; lines: NumberedLines },
): Promise<void> {
  const allocations = await readdir(join(dataDir, 'alloc'))
  base.fact('allocations', allocations.length)
  if (allocations.length !== tasks) base.violate(`${allocations.length} allocations, not ${tasks}`)
  const counts: Record<StreamName, number> = {
    stdout: lines.lines,
    stderr: Math.floor(lines.lines / 10),
  }
  for (const allocation of allocations)
    for (const [stream, count] of Object.entries(counts)) {
      const directory = join(dataDir, 'alloc', allocation, 'alloc', 'logs')
      const output = await readStored(directory, 'main', stream as StreamName)
      const hostname = /\d ([0-9a-f]{12})$/m.exec(output)?.[1] ?? ''
      const findings = compareLines(
        output,
        hostname,
        range(count).map((index) => index + 1),
      )
      base.fact('lines', count)
      for (const [kind, found] of Object.entries(findings))
        if (found !== 0 && found.length !== 0)
          base.violate(`${allocation} ${stream}: lines ${kind}: ${JSON.stringify(found)}`)
    }
}
