import { jsonSchemaOf, optionPageOf, type SchemaName } from '../../packages/config/src/index.ts'
import { optionProofPage } from './option-proofs.ts'

/** The pages of options in `docs/`, by what they are about. */
const PAGES: Record<SchemaName, string> = {
  job: 'docs/job-file.md',
  agent: 'docs/agent-file.md',
  task: 'docs/task-options.md',
  driver: 'docs/driver-options.md',
}

const NOTE =
  '<!-- Written by `npm run generate` from packages/config/src/schema: change it there. -->'

const PROOF_NOTE =
  '<!-- Written by `npm run generate` from packages/config/src/schema and packages/driver/test/option-proofs. -->'

/** Every file that is made from the schemas of `packages/config`, and the proofs of its options, by its path from the root. */
export function generatedFiles(): Map<string, string> {
  const names = Object.keys(PAGES) as SchemaName[]
  const pages = names.map((name) => [PAGES[name], `${NOTE}\n\n${optionPageOf(name)}`] as const)
  const schemas = names.map(
    (name) => [`docs/schema/${name}.schema.json`, toJson(jsonSchemaOf(name))] as const,
  )
  return new Map([
    ...pages,
    ...schemas,
    ['docs/options.md', `${PROOF_NOTE}\n\n${optionProofPage()}`],
  ])
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}
