/** What is known when no engine answers. */
export interface EngineFacts {
  /** Where it was looked for, and why that failed. */
  endpoint: string
  failure: string
  /** Whether DOCKER_HOST names an endpoint other than the default. */
  chosen: boolean
  isRoot: boolean
  hasDockerd: boolean
  /** sd_booted(3). */
  hasSystemd: boolean
  /** The text of os-release(5). */
  osRelease: string
}

export type EngineStep =
  | { kind: 'install-and-start'; with: Starter }
  | { kind: 'start'; with: Starter }
  | { kind: 'refuse'; message: string }

export type Starter = 'systemctl' | 'dockerd'

/** Decides how an engine can be had on this machine. */
export function nextEngineStep(facts: EngineFacts): EngineStep {
  const problem = `No Docker engine answers at ${facts.endpoint} (${facts.failure})`
  if (facts.chosen) return refuse(`${problem}: start it, or unset DOCKER_HOST.`)
  if (!facts.isRoot)
    return refuse(
      `${problem}, and only root can start one: run "npm run services" as root, or start it and join the group docker.`,
    )

  const starter = facts.hasSystemd ? 'systemctl' : 'dockerd'
  if (facts.hasDockerd) return { kind: 'start', with: starter }
  if (isDebianLike(facts.osRelease)) return { kind: 'install-and-start', with: starter }
  return refuse(
    `${problem}, and this is neither Debian nor Ubuntu: install a Docker engine and start it.`,
  )
}

function refuse(message: string): EngineStep {
  return { kind: 'refuse', message }
}

function isDebianLike(osRelease: string): boolean {
  const names = [...osRelease.matchAll(/^(?:ID|ID_LIKE)="?(?<names>[^"\n]*)"?$/gm)]
  return names.some((match) => match.groups?.names?.split(' ').includes('debian'))
}
