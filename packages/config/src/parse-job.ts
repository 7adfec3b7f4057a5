import {
  createBudget,
  createFunctions,
  expandDynamic,
  parseHcl,
  type Scope,
  type Source,
} from '@longshore/hcl'
import type { z } from 'zod'
import { readApiJob } from './api-job/read-api-job.ts'
import { type Decoded, decode } from './decode/decode.ts'
import { runtimeReferences } from './job-scope.ts'
import type { Job } from './normalize/job.ts'
import { toJob } from './normalize/to-job.ts'
import { findRefused, type Refused } from './refused.ts'
import { jobRules } from './rules/job-rules.ts'
import { toHclType } from './schema/hcl-type.ts'
import { jobFileSchema } from './schema/job-schema.ts'
import { inOrder, type SourceDiagnostic } from './source-diagnostic.ts'
import { validate } from './validate/validate.ts'
import { resolveVariables } from './variables/resolve-variables.ts'
import type { VariableInputs } from './variables/variable-inputs.ts'

export interface ParseJobOptions {
  /** Values of the file's variables. */
  variables?: VariableInputs
  /** What its expressions may call: `createFunctions` of `@longshore/hcl`. By default all but those that read files. */
  functions?: Scope['functions']
  /** In which of HCL's forms it is written; by default what it looks like. */
  syntax?: 'native' | 'hcl1' | 'json'
  /** What the caller does not run: where the file has it, an error, or a warning where the file is only looked at. */
  refused?: Refused
  refusal?: 'error' | 'warning'
}

export interface JobResult {
  /** There unless a diagnostic is an error. */
  job: Job | undefined
  diagnostics: SourceDiagnostic[]
}

/**
 * Reads a job file (agent.md, *Job files*): HCL2, HCL1, HCL's JSON, or the JSON of Nomad's API. Says everything that is
 * wrong with it at once, in the order of the file. Only where its syntax is broken or a variable has no value is nothing
 * said of what is missing or does not go together, as that may be what could not be read.
 * References such as `${NOMAD_PORT_db}` stay as they are written.
 */
export function parseJob(source: Source, options: ParseJobOptions = {}): JobResult {
  const api = readApiJob(source)
  if (api) return finish({ ...api, decoded: decode(api.body, jobFileSchema) }, options)

  const { body, diagnostics: ofSyntax } = parseHcl(source, { syntax: options.syntax })
  const { functions = createFunctions() } = options
  const outer: Scope = { functions, runtime: runtimeReferences, budget: createBudget() }
  const resolved = resolveVariables(body, options.variables ?? {}, outer)
  const ofVariables = [...ofSyntax, ...resolved.diagnostics]
  const scope = { ...outer, variables: resolved.variables, failed: resolved.failed }
  const expanded = expandDynamic(resolved.rest, scope)
  const decoded = decode(expanded.body, jobFileSchema, scope)
  return finish({ decoded, diagnostics: [...ofVariables, ...expanded.diagnostics] }, options)
}

interface Read {
  decoded: Decoded<z.input<typeof jobFileSchema>>
  /** Of what came before. */
  diagnostics: SourceDiagnostic[]
}

function finish(
  { decoded, diagnostics: before }: Read,
  { refused = {}, refusal = 'error' }: ParseJobOptions,
): JobResult {
  const found = findRefused(decoded.value, jobFileType, { refused, places: decoded.places })
  const ofRefused = found.map((diagnostic) => ({ ...diagnostic, severity: refusal }))
  const isWhole = !before.some(isError)
  const { value, diagnostics: ofMeaning } = isWhole ? check(decoded) : UNCHECKED

  const diagnostics = inOrder([...before, ...decoded.diagnostics, ...ofMeaning, ...ofRefused])
  const job = diagnostics.some(isError) ? undefined : value?.job[0]
  return { job: job && toJob(job), diagnostics }
}

const jobFileType = toHclType(jobFileSchema)

const UNCHECKED = { value: undefined, diagnostics: [] }

function check(decoded: Read['decoded']) {
  const { value, diagnostics } = validate(decoded, jobFileSchema)
  const ofRules = jobRules.flatMap((rule) => rule(decoded.value, decoded.places))
  return { value, diagnostics: [...diagnostics, ...ofRules] }
}

function isError({ severity }: SourceDiagnostic): boolean {
  return severity === 'error'
}
