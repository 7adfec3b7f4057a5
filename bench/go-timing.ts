import { join } from 'node:path'
import { buildOracle } from '../scripts/oracle/build-oracle.ts'
import { runCommand } from '../scripts/shared/run-command.ts'
import { spread } from './spread.ts'

/** A program in Go that reads a job file. */
export interface GoTiming {
  /** What it does. */
  does: string
  /** The median of a file's readings, once warm, in milliseconds. */
  read(path: string): Promise<number>
}

const rounds = 200

/**
 * Builds it in a folder: Nomad's own parser where its source is at hand (`nomadSource`), else hashicorp/hcl's, which parses
 * and evaluates and makes no job of it.
 * @throws ScriptError without Go.
 */
export async function buildGoTiming(folder: string, nomadSource?: string): Promise<GoTiming> {
  if (!nomadSource) {
    const program = await buildOracle(folder)
    return {
      does: "hashicorp/hcl: parse and evaluate (with NOMAD_SRC: Nomad's parser)",
      read: (path) => median(program, ['-time', path, '-rounds', String(rounds)]),
    }
  }
  const program = join(folder, 'nomad-timing')
  const source = new URL('../packages/hcl/oracle/nomad/main.go', import.meta.url).pathname
  const signal = AbortSignal.timeout(10 * 60_000)
  await runCommand('go', ['build', '-o', program, source], {
    cwd: join(nomadSource, 'jobspec2'),
    signal,
  })
  return {
    does: "Nomad's jobspec2: parse to a job",
    read: (path) => median(program, [path, String(rounds)]),
  }
}

/** Of the second half of the rounds, which the program prints as nanoseconds. */
async function median(program: string, args: string[]): Promise<number> {
  const output = await runCommand(program, args)
  const nanoseconds = output.toString().trim().split('\n').map(Number)
  return spread(nanoseconds.slice(rounds / 2)).p50 / 1e6
}
