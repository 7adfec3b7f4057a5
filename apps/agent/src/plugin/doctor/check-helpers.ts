import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import type { DriverOptions } from '@longshore/config'
import type { Io } from '../../io.ts'
import { readTextFile } from '../../read-text-file.ts'
import { type Finding, ok, problem } from './finding.ts'

const about = 'credentials'

/** Whether the programs that give registry credentials are where the driver will look for them. */
export async function checkHelpers(
  { auth }: Pick<DriverOptions, 'auth'>,
  { PATH = '' }: Io['env'],
): Promise<Finding[]> {
  const { helper, providers, config } = auth
  const named = new Set([helper, ...providers.map((provider) => provider.helper)])
  const findings: Finding[] = []
  if (config !== undefined)
    try {
      for (const name of await helpersIn(config)) named.add(name)
    } catch (error) {
      findings.push(problem(about, (error as Error).message, 'Mend auth { config }.'))
    }
  for (const name of named) {
    if (name === undefined) continue
    const program = `docker-credential-${name}`
    findings.push(
      (await isOnPath(program, PATH))
        ? ok(about, `${program} is there.`)
        : problem(
            about,
            `${program} is not on the PATH.`,
            "Install it, on the Nomad client's PATH.",
          ),
    )
  }
  return findings
}

/** Those that a Docker auth file names. Its text is never part of an error. */
async function helpersIn(path: string): Promise<string[]> {
  const text = await readTextFile(path, { kind: 'auth file', code: 'FILE_UNREADABLE' })
  try {
    const { credsStore, credHelpers = {} } = JSON.parse(text)
    return [credsStore, ...Object.values(credHelpers)].filter((name) => typeof name === 'string')
  } catch {
    throw new Error(`The auth file ${path} is not JSON.`)
  }
}

async function isOnPath(program: string, path: string): Promise<boolean> {
  const tries = path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => access(join(folder, program), constants.X_OK))
  return (await Promise.allSettled(tries)).some(({ status }) => status === 'fulfilled')
}
