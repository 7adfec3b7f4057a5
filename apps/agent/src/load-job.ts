import { dirname } from 'node:path'
import { type Job, type JobResult, type ParseJobOptions, parseJob } from '@longshore/config'
import { LongshoreError } from '@longshore/errors'
import { createFileAccess, createFunctions, type Source } from '@longshore/hcl'
import { notRunYet } from '@longshore/runner'
import { countErrors } from './count-errors.ts'
import type { Io } from './io.ts'
import { readSource } from './read-source.ts'
import { readTextFile } from './read-text-file.ts'
import { tellDiagnostics } from './tell-diagnostics.ts'

export const jobFile = { kind: 'job file', code: 'JOB_FILE_UNREADABLE' }
const variablesFile = { kind: 'file of variables', code: 'VARIABLES_UNREADABLE' }

/** What the command line says of how a job file is read. */
export interface JobInputs {
  /** Names and values of variables. */
  var?: readonly (readonly [name: string, value: string])[]
  /** Files of variables. */
  varFile?: readonly string[]
  /** Read as HCL1, whatever it looks like. */
  hcl1?: boolean
  /** What Longshore does not run yet is an error, or a warning for who does not mean to run the job. Default: error. */
  refusal?: ParseJobOptions['refusal']
}

/**
 * Reads a job file (`-`: standard input) and says on stderr all that is wrong with it.
 *
 * @throws LongshoreError `JOB_FILE_UNREADABLE`, `VARIABLES_UNREADABLE`, `JOB_FILE_INVALID`
 */
export async function loadJob(path: string, io: Io, options: JobInputs = {}): Promise<Job> {
  const source = await readSource(path, jobFile, io)
  const { job, diagnostics } = await checkJob(source, io, options)
  tellDiagnostics(diagnostics, source, io)
  if (job) return job

  const count = countErrors(diagnostics)
  throw new LongshoreError('JOB_FILE_INVALID', `${source.path} has ${count}; nothing was started.`)
}

/**
 * Reads the text of a job file, with the files of variables and those that its functions name.
 *
 * @throws LongshoreError `VARIABLES_UNREADABLE`
 */
export async function checkJob(source: Source, io: Io, options: JobInputs): Promise<JobResult> {
  const files: Source[] = []
  for (const path of options.varFile ?? [])
    files.push({ path, text: await readTextFile(path, variablesFile) })
  return parseJob(source, {
    variables: { environment: io.env, files, arguments: options.var },
    functions: createFunctions({ files: createFileAccess(dirname(source.path)) }),
    syntax: options.hcl1 ? 'hcl1' : undefined,
    refused: notRunYet,
    refusal: options.refusal,
  })
}
