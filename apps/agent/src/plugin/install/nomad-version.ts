import type { RunCommand } from '@longshore/registry-auth'

/** The first Nomad that lets a driver keep the logs itself. */
export const oldestNomad = '1.6.0'

export type NomadVersion =
  | { kind: 'found'; version: string; isNewEnough: boolean }
  | { kind: 'missing'; reason: string }

/** Asks `nomad version`; `program` is a path, or a name that is looked for on the `PATH`. */
export async function readNomadVersion(
  program: string,
  runCommand: RunCommand,
): Promise<NomadVersion> {
  const signal = AbortSignal.timeout(10_000)
  const outcome = await runCommand(program, ['version'], { input: '', signal })
  if (outcome.kind === 'not-started')
    return { kind: 'missing', reason: `${program} cannot be started: ${outcome.code}` }
  const text = outcome.kind === 'exited' && outcome.exitCode === 0 ? outcome.stdout : ''
  const version = /^Nomad v(\d+\.\d+\.\d+\S*)/.exec(text)?.[1]
  if (version === undefined)
    return { kind: 'missing', reason: `${program} version does not say what it is` }
  const isNewEnough = version.localeCompare(oldestNomad, 'en', { numeric: true }) >= 0
  return { kind: 'found', version, isNewEnough }
}
