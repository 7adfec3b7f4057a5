import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { LongshoreError } from '@longshore/errors'

/**
 * The absolute path of a job's data directory: the one that was asked for, else a folder of this job, so that several
 * jobs can run side by side and the same one only once (XDG base directory specification, `XDG_STATE_HOME`).
 *
 * @throws LongshoreError `DATA_DIR_UNUSABLE` for a path that no container can be given folders of.
 */
export function dataDirectoryOf(
  jobId: string,
  asked: string | undefined,
  env: Record<string, string | undefined>,
): string {
  if (asked === '') throw unusable('The name of the data directory is empty.')
  const path = resolve(asked ?? defaultDataDirectory(jobId, env))
  if (path.includes(':')) throw unusable(`The data directory ${path} has a colon in its name.`)
  return path
}

function defaultDataDirectory(jobId: string, env: Record<string, string | undefined>): string {
  const stateHome = env.XDG_STATE_HOME || join(env.HOME || homedir(), '.local', 'state')
  return join(stateHome, 'longshore', 'run', encodeURIComponent(jobId).replaceAll('.', '%2E'))
}

function unusable(message: string): LongshoreError {
  return new LongshoreError('DATA_DIR_UNUSABLE', message, {
    hint: 'Choose a folder with --data-dir; Docker takes no path with a colon.',
  })
}
