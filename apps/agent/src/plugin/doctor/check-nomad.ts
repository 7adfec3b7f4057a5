import type { RunCommand } from '@longshore/registry-auth'
import { oldestNomad, readNomadVersion } from '../install/nomad-version.ts'
import { type Finding, ok, problem, warning } from './finding.ts'

const about = 'nomad'

export async function checkNomad(
  program: string,
  logCollection: 'files' | 'logmon',
  runCommand: RunCommand,
): Promise<Finding> {
  const found = await readNomadVersion(program, runCommand)
  if (found.kind === 'missing')
    return warning(about, `${found.reason}.`, "Name Nomad's program with --nomad.")
  if (found.isNewEnough || logCollection === 'logmon') return ok(about, `Nomad ${found.version}.`)
  return problem(
    about,
    `Nomad ${found.version} collects logs itself, as all before ${oldestNomad}.`,
    'Set log_collection = "logmon" in plugin "docker" { config { … } }, or update Nomad.',
  )
}
