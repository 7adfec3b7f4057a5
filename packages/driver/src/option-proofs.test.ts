import { readFileSync } from 'node:fs'
import { dockerConfigOptions } from '@longshore/config'
import { describe, expect, it } from 'vitest'
import { optionProofs } from '../test/option-proofs/index.ts'
import { parseConfig } from '../test/parse-config.ts'
import { host, settings, testTask } from '../test/task.ts'
import { buildContainer } from './build-container.ts'
import { readHostParts } from './container/host-parts.ts'

const permissive = {
  ...settings,
  options: {
    ...settings.options,
    allow_privileged: true,
    allow_caps: ['all'],
    volumes: { enabled: true },
  },
}
const root = new URL('../../../', import.meta.url)
const asked = optionProofs.flatMap(({ proof, ...row }) =>
  proof.kind === 'test' ? [] : [{ ...row, proof }],
)

async function build(asks: object, resources = {}, hostFacts = {}) {
  const plain = testTask()
  const task = testTask({
    config: parseConfig(asks),
    resources: { ...plain.resources, ...resources },
  })
  const parts = await readHostParts(task, permissive, host)
  const facts = { ...permissive, host: { ...permissive.host, ...hostFacts } }
  return buildContainer(task, facts, parts)
}

it('proves every option of a docker task, and no other', () => {
  const proven = new Set(optionProofs.map(({ option }) => option))
  expect([...proven].sort()).toEqual([...dockerConfigOptions].sort())
})

describe('the request', () => {
  const rows = asked.filter(({ proof }) => Object.keys(proof.asks).length > 0)
  it.each(rows)('has $fields for $option: $rule', async ({ fields, proof }) => {
    const resources = proof.kind === 'request' ? {} : proof.resources
    const facts = proof.kind === 'request' ? proof.host : {}
    const request = await build(proof.asks, resources, facts)
    for (const path of fields) expect(request).toHaveProperty(path)
    if (proof.kind === 'request') expect(request).toMatchObject(proof.finds)
  })
})

const named = optionProofs.flatMap(({ option, proof }) =>
  proof.kind === 'test' ? [{ option, ...proof }] : [],
)
it.each(named)('has the test of $option in $file: $title', ({ file, title }) => {
  const source = readFileSync(new URL(file, root), 'utf8')
  expect(source.replaceAll("\\'", "'")).toContain(title)
})
