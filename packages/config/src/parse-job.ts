import { type Diagnostic, parseHcl, type Scope, type Source } from '@longshore/hcl'
import type { z } from 'zod'
import { type Decoded, decode } from './decode/decode.ts'
import type { Job } from './normalize/job.ts'
import { toJob } from './normalize/to-job.ts'
import { jobRules } from './rules/job-rules.ts'
import { jobFileSchema } from './schema/job-schema.ts'
import { validate } from './validate/validate.ts'

/** References in templates are for the driver to replace, but for the two roots that mean something in the file itself. */
const references: Scope = {
  runtime: (root, place) => place === 'template' && root !== 'var' && root !== 'local',
}

/**
 * Reads a job file (agent.md, *Job files*). Says everything that is wrong with it at once, in the order of the file;
 * only where its syntax is broken is nothing said of what is missing, as that may be what could not be read.
 * `job` is there unless a diagnostic is an error. References such as `${NOMAD_PORT_db}` stay as they are written.
 */
export function parseJob(source: Source): { job: Job | undefined; diagnostics: Diagnostic[] } {
  const { body, diagnostics: ofSyntax } = parseHcl(source)
  const decoded = decode(body, jobFileSchema, references)
  const isWhole = ofSyntax.length === 0
  const { value, diagnostics: ofMeaning } = isWhole ? check(decoded) : UNCHECKED

  const diagnostics = [...ofSyntax, ...decoded.diagnostics, ...ofMeaning].toSorted(
    (a, b) => a.range.start.offset - b.range.start.offset,
  )
  const isUsable = diagnostics.every(({ severity }) => severity === 'warning')
  const job = isUsable ? value?.job[0] : undefined
  return { job: job && toJob(job), diagnostics }
}

const UNCHECKED = { value: undefined, diagnostics: [] }

function check(decoded: Decoded<z.input<typeof jobFileSchema>>) {
  const { value, diagnostics } = validate(decoded, jobFileSchema)
  const ofRules = jobRules.flatMap((rule) => rule(decoded.value, decoded.places))
  return { value, diagnostics: [...diagnostics, ...ofRules] }
}
