import { optionPageOf } from '../../packages/config/src/index.ts'
import { type OptionProof, optionProofs } from '../../packages/driver/test/option-proofs/index.ts'

const tableTest = 'packages/driver/src/options.engine.test.ts'
const requestTest = 'packages/driver/src/option-proofs.test.ts'

/** The page that says for each option of a docker task what it becomes, and what proves it. */
export function optionProofPage(): string {
  const documented = documentedOptions()
  const rows = [...documented.keys()].flatMap((name) =>
    optionProofs.filter(({ option }) => option === name),
  )
  return [
    '# What each task option becomes',
    '',
    'Each option of a docker task, where it goes in the request to the engine (`POST /containers/create`), the rule, and',
    'the test that proves it by reading it back:',
    '',
    '- **kernel**: from inside the running container, or from outside over the network;',
    "- **container**: from the engine's inspect of the container;",
    '- **image**: by what is pulled and run;',
    '- **request**: from what is sent, as a test machine cannot show more; the table says why.',
    '',
    'What each option means to its user is in [task-options.md](task-options.md).',
    '',
    '| option | type | default | engine field | rule | proof | test |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => toRow(row, documented)),
    '',
  ].join('\n')
}

interface Documented {
  type: string
  fallback: string
}

/** Type and default of every option, as the page of options has them. */
function documentedOptions(): Map<string, Documented> {
  const [own = ''] = optionPageOf('task').split('\n## ')
  const rows = own.matchAll(/^\| `(\w+)` \| (.*?) \| (.*?) \| .* \|$/gm)
  return new Map(
    [...rows].map(([, name = '', type = '', fallback = '']) => [
      name,
      { type: type.replace('](#', '](task-options.md#'), fallback },
    ]),
  )
}

function toRow(row: OptionProof, documented: Map<string, Documented>): string {
  const { option, fields, rule, proof } = row
  const { type = '', fallback = '' } = documented.get(option) ?? {}
  const cells = [
    `\`${option}\``,
    type,
    fallback,
    fields.map((field) => `\`${field}\``).join(', '),
    rule,
    proofText(proof),
    testText(proof),
  ]
  return `| ${cells.join(' | ')} |`
}

function proofText(proof: OptionProof['proof']): string {
  if (proof.kind === 'request') return `request: ${proof.because}`
  return proof.kind === 'test' ? proof.shows : proof.kind
}

function testText(proof: OptionProof['proof']): string {
  if (proof.kind === 'test') return `${link(proof.file)}: “${proof.title}”`
  return link(proof.kind === 'request' ? requestTest : tableTest)
}

function link(file: string): string {
  return `[${file.split('/').at(-1)}](../${file})`
}
