import { format, inspect } from 'node:util'
import { expect, it } from 'vitest'
import { createSecret } from './index.ts'

const value = 'opensesame'

it('gives the text by reveal alone', () => {
  expect(createSecret(value).reveal()).toBe(value)
})

it.each<{ why: string; show: (holder: { secret: object }) => string }>([
  { why: 'String', show: ({ secret }) => String(secret) },
  { why: 'a template string', show: ({ secret }) => `${secret}` },
  { why: 'concatenation', show: ({ secret }) => `${secret as unknown as string}` },
  { why: 'JSON.stringify', show: (holder) => JSON.stringify(holder) },
  { why: 'inspect', show: (holder) => inspect(holder) },
  {
    why: 'console.log',
    show: (holder) => format('%s %o %O %j', holder.secret, holder, holder, holder),
  },
])('is [redacted] to $why', ({ show }) => {
  const shown = show({ secret: createSecret(value) })
  expect(shown).toContain('[redacted]')
  expect(shown).not.toContain(value)
})

it.each<{ why: string; show: (secret: object) => string }>([
  {
    why: 'inspect that is told to look deeper',
    show: (secret) => inspect(secret, { customInspect: false, showHidden: true, getters: true }),
  },
  { why: 'structuredClone', show: (secret) => inspect(structuredClone({ secret })) },
  { why: 'spreading', show: (secret) => inspect({ ...secret }) },
])('shows nothing to $why', ({ show }) => {
  expect(show(createSecret(value))).not.toContain(value)
})
