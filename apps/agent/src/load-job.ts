import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { type Job, type ParseJobOptions, parseJob } from '@longshore/config'
import { LongshoreError } from '@longshore/errors'
import { formatDiagnostic } from '@longshore/hcl'
import { notRunYet } from '@longshore/runner'
import type { Io } from './io.ts'

/**
 * Reads a job file and says on stderr all that is wrong with it. What Longshore does not run yet is an error, or a
 * warning for who does not mean to run the job.
 *
 * @throws LongshoreError `JOB_FILE_UNREADABLE`, `JOB_FILE_INVALID`
 */
export async function loadJob(
  path: string,
  { stderr }: Io,
  refusal?: ParseJobOptions['refusal'],
): Promise<Job> {
  const source = { path, text: await readJobFile(path) }
  const { job, diagnostics } = parseJob(source, { refused: notRunYet, refusal })
  const color = stderr.isTTY && stderr.hasColors()
  for (const diagnostic of diagnostics)
    stderr.write(`${formatDiagnostic(diagnostic, diagnostic.source ?? source, { color })}\n\n`)
  if (job) return job

  const errors = diagnostics.filter(({ severity }) => severity === 'error').length
  const count = errors === 1 ? 'an error' : `${errors} errors`
  throw new LongshoreError('JOB_FILE_INVALID', `${path} has ${count}; nothing was started.`)
}

/** More than any job file that a person wrote; also the end of files that have none, such as /dev/zero. */
const maxBytes = 4 * 1024 * 1024

/** @throws LongshoreError `JOB_FILE_UNREADABLE` */
export async function readJobFile(path: string): Promise<string> {
  const bytes = await buffer(createReadStream(path, { end: maxBytes })).catch((cause) => {
    throw unreadable(path, reasons[cause.code] ?? cause.message, cause)
  })
  if (bytes.length > maxBytes) throw unreadable(path, 'it is larger than 4 MiB')
  if (!isUtf8(bytes) || bytes.includes(0)) throw unreadable(path, 'it is not text in UTF-8')
  return bytes.toString()
}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
}

function unreadable(path: string, reason: string, cause?: Error): LongshoreError {
  return new LongshoreError('JOB_FILE_UNREADABLE', `Cannot read the job file ${path}: ${reason}.`, {
    hint: 'Name a Nomad job file.',
    cause,
  })
}
