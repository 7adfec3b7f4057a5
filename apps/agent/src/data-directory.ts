import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where `longshore run` keeps a job's state when no `--data-dir` is given: one folder a job, so that several jobs can
 * run side by side and the same one only once (XDG base directory specification, `XDG_STATE_HOME`).
 */
export function defaultDataDirectory(
  jobId: string,
  env: Record<string, string | undefined>,
): string {
  const stateHome = env.XDG_STATE_HOME || join(env.HOME || homedir(), '.local', 'state')
  return join(stateHome, 'longshore', 'run', encodeURIComponent(jobId).replaceAll('.', '%2E'))
}
