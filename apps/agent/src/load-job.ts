import { readFile } from 'node:fs/promises'
import { type Job, parseJob } from '@longshore/config'
import { LongshoreError } from '@longshore/errors'
import { formatDiagnostic } from '@longshore/hcl'
import type { Io } from './io.ts'

/**
 * Reads a job file and says on stderr all that is wrong with it.
 *
 * @throws LongshoreError `JOB_FILE_UNREADABLE`, `JOB_FILE_INVALID`
 */
export async function loadJob(path: string, { stderr }: Io): Promise<Job> {
  const source = { path, text: await readJobFile(path) }
  const { job, diagnostics } = parseJob(source)
  const color = stderr.isTTY && stderr.hasColors()
  for (const diagnostic of diagnostics)
    stderr.write(`${formatDiagnostic(diagnostic, source, { color })}\n\n`)
  if (job) return job

  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  throw new LongshoreError(
    'JOB_FILE_INVALID',
    `${path} has ${errors === 1 ? 'an error' : `${errors} errors`}; nothing was started.`,
  )
}

/** @throws LongshoreError `JOB_FILE_UNREADABLE` */
export async function readJobFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const reasons: Record<string, string> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'permission denied',
    }
    const { code = '', message } = cause as NodeJS.ErrnoException
    throw new LongshoreError(
      'JOB_FILE_UNREADABLE',
      `Cannot read the job file ${path}: ${reasons[code] ?? message}.`,
      { hint: 'Name a Nomad job file.', cause },
    )
  }
}
