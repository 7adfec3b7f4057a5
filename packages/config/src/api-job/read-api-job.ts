import type { Body, Diagnostic, Expression, Source } from '@longshore/hcl'
import { type BlockType, toHclType } from '../schema/hcl-type.ts'
import { jobSchema } from '../schema/job-schema.ts'
import { type Property, propertiesOf } from './properties.ts'
import { readJson } from './read-json.ts'
import { toBlock } from './to-job-body.ts'

/**
 * A job in the form of Nomad's JSON API, `{ "Job": { "ID": … } }` or the bare job, as the body of a file of the language.
 * `undefined` for any other text. `nomad job run -json` takes it, `nomad job inspect` prints it.
 */
export function readApiJob(source: Source): { body: Body; diagnostics: Diagnostic[] } | undefined {
  if (!/^\ufeff?\s*\{/.test(source.text)) return undefined
  const file = readJson(source)
  const job = file && findJob(file)
  if (!file || job?.value.kind !== 'object') return undefined

  const diagnostics: Diagnostic[] = []
  const report = ({ name, nameRange }: Property, { block }: BlockType) =>
    void diagnostics.push({
      severity: 'warning',
      message: `unknown property ${JSON.stringify(name)} in ${block}`,
      hint: 'it has no effect, as in Nomad',
      range: nameRange,
    })
  const type = toHclType(jobSchema)
  if (type.kind !== 'block') return undefined
  const block = toBlock(job.value, job, { type, report })
  const body: Body = { kind: 'body', syntax: 'native', items: [block], range: file.range }
  return { body, diagnostics }
}

function findJob(file: Expression): Property | undefined {
  if (file.kind !== 'object') return undefined
  const properties = propertiesOf(file)
  const wrapped = properties.find(({ name }) => name === 'Job')
  if (wrapped) return wrapped
  const isBare = properties.some(({ name }) => name === 'ID' || name === 'TaskGroups')
  const start = { start: file.range.start, end: file.range.start }
  return isBare ? { name: 'Job', nameRange: start, value: file } : undefined
}
