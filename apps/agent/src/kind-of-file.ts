import { agentFileSchema } from '@longshore/config'
import { parseHcl, type Source } from '@longshore/hcl'

export type FileKind = 'job' | 'agent'

/** Names that begin a job file, in HCL or in the JSON of Nomad's API. */
const jobNames = new Set(['job', 'variable', 'variables', 'locals', 'Job', 'TaskGroups'])
const agentNames = new Set([
  ...Object.keys(agentFileSchema.shape),
  'server',
  'consul',
  'vault',
  'ui',
])

/** What a file is by the names at its top; undefined where none is known. */
export function kindOfFile(source: Source): FileKind | undefined {
  const names = topNames(source)
  if (names.some((name) => jobNames.has(name))) return 'job'
  return names.some((name) => agentNames.has(name)) ? 'agent' : undefined
}

function topNames(source: Source): string[] {
  const { items } = parseHcl(source).body
  return items.map((item) => (item.kind === 'block' ? item.type : item.name))
}
