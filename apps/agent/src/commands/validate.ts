import { exitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { checkJob, type JobInputs, jobFile, loadJob } from '../load-job.ts'
import { readSource } from '../read-source.ts'
import { toJsonDiagnostic } from '../to-json-diagnostic.ts'

export interface ValidateOptions extends Omit<JobInputs, 'refusal'> {
  json: boolean
}

/**
 * `longshore job validate`: says all that is wrong with a job file. Exit code 2 when anything is; what Longshore does not
 * run yet is a warning.
 */
export async function validate(file: string, options: ValidateOptions, io: Io): Promise<number> {
  const jobOptions: JobInputs = { ...options, refusal: 'warning' }
  if (options.json) {
    const source = await readSource(file, jobFile, io)
    const { job, diagnostics } = await checkJob(source, io, jobOptions)
    const told = diagnostics.map((diagnostic) => toJsonDiagnostic(diagnostic, source))
    const record = { valid: job !== undefined, diagnostics: told }
    io.stdout.write(`${JSON.stringify(record, null, 2)}\n`)
    return job ? exitCode.success : exitCode.badInput
  }
  const job = await loadJob(file, io, jobOptions)
  io.stdout.write(`${file}: job "${job.id}" is right.\n`)
  return exitCode.success
}
