import { access, constants, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { RunCommand } from '@longshore/registry-auth'
import { isNodeSupported, oldestNode } from '../../node-version.ts'
import type { Launcher } from '../install/launcher.ts'
import { launcherName, readLauncherFile } from '../install/launcher-file.ts'
import { ownershipProblem } from '../install/ownership-problem.ts'
import { type Finding, ok, problem, warning } from './finding.ts'

const about = 'launcher'

export interface LauncherReport {
  /** What is there to be started, if it is ours. */
  launcher: Launcher | undefined
  findings: Finding[]
}

/** Looks at the file that Nomad starts, and at what that starts. */
export async function checkLauncher(
  folder: string,
  runCommand: RunCommand,
): Promise<LauncherReport> {
  const path = join(folder, launcherName)
  const install = `Run longshore plugin install --dir ${folder}.`
  const misnamed = await findMisnamed(folder)
  const file = await readLauncherFile(path).catch((error: Error) => error)
  if (file instanceof Error)
    return found(problem(about, `${path} cannot be read: ${file.message}.`, 'Run this as root.'))
  if (!file) return found(problem(about, `There is no ${path}.`, misnamed ?? install))
  const { launcher, mode } = file
  if (!launcher)
    return found(
      problem(about, `${path} was not written by longshore.`, `Move it away. ${install}`),
    )
  const findings = [
    ...(mode & 0o111 ? [] : [problem(about, `${path} is not executable.`, `chmod 0755 ${path}`)]),
    ...(await Promise.all([folder, path].map(checkOwner))).flat(),
    ...(await checkPaths(launcher, { runCommand, install })),
    ...(misnamed ? [warning(about, 'There is another launcher of ours.', misnamed)] : []),
  ]
  return {
    launcher,
    findings: findings.length > 0 ? findings : [ok(about, `${path} starts ${launcher.program}.`)],
  }
}

function found(finding: Finding): LauncherReport {
  return { launcher: undefined, findings: [finding] }
}

/** Nomad takes the file's name for the driver's: by another one it is not started. */
async function findMisnamed(folder: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    if (name === launcherName || name.startsWith('.')) continue
    const file = await readLauncherFile(join(folder, name)).catch(() => undefined)
    if (file?.launcher) return `Rename ${join(folder, name)} to ${launcherName}, or remove it.`
  }
  return undefined
}

async function checkOwner(path: string): Promise<Finding[]> {
  const reason = await ownershipProblem(path, process.getuid?.())
  return reason === undefined
    ? []
    : [
        problem(
          about,
          `${reason}, who could replace the driver.`,
          `chown root ${path}; chmod 0755 ${path}`,
        ),
      ]
}

async function checkPaths(
  { node, program }: Launcher,
  { runCommand, install }: { runCommand: RunCommand; install: string },
): Promise<Finding[]> {
  const isThere = await access(program, constants.R_OK).then(
    () => true,
    () => false,
  )
  const findings = isThere ? [] : [problem(about, `Its program ${program} is gone.`, install)]
  const signal = AbortSignal.timeout(10_000)
  const outcome = await runCommand(node, ['--version'], { input: '', signal })
  if (outcome.kind !== 'exited' || outcome.exitCode !== 0)
    return [...findings, problem(about, `Its Node ${node} does not run.`, install)]
  const version = outcome.stdout.trim().replace(/^v/, '')
  if (isNodeSupported(version)) return findings
  const hint = `Install Node ${oldestNode} or newer, and with it: ${install}`
  return [...findings, problem(about, `Its Node is ${version}, which is too old.`, hint)]
}
