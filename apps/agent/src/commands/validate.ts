import { parseJob } from '@longshore/config'
import { exitCode } from '../exit-code.ts'
import type { Io } from '../io.ts'
import { loadJob, readJobFile } from '../load-job.ts'

/** `longshore job validate`: says all that is wrong with a job file. Exit code 2 when anything is. */
export async function validate(file: string, options: { json: boolean }, io: Io): Promise<number> {
  if (options.json) {
    const { job, diagnostics } = parseJob({ path: file, text: await readJobFile(file) })
    io.stdout.write(`${JSON.stringify({ valid: job !== undefined, diagnostics }, null, 2)}\n`)
    return job ? exitCode.success : exitCode.badInput
  }
  const job = await loadJob(file, io)
  io.stdout.write(`${file}: job "${job.id}" is right.\n`)
  return exitCode.success
}
