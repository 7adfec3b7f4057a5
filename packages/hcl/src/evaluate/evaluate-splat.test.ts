import { expect, it } from 'vitest'
import { createFunctions } from '../functions/create-functions.ts'
import { evaluateText } from './evaluate.test-support.ts'

const functions = createFunctions()
const pairs = 'convert([], list(object({ a = number, b = list(string) })))'

it.each([
  { text: `${pairs}[*].a`, of: { kind: 'number' } },
  { text: `${pairs}.*.a`, of: { kind: 'number' } },
  { text: `${pairs}[*].b[0]`, of: { kind: 'string' } },
  { text: `${pairs}[*].b[*]`, of: { kind: 'list', element: { kind: 'string' } } },
  { text: 'convert([], set(string))[*]', of: { kind: 'string' } },
  { text: 'convert([], list(map(bool)))[*].x', of: { kind: 'bool' } },
])('an empty list knows the type of its elements after a splat: $text', ({ text, of }) => {
  const { value, diagnostics } = evaluateText(text, { functions })
  expect(diagnostics).toEqual([])
  expect(value).toMatchObject({ type: 'list', items: [], of })
})

it.each([
  { why: 'an attribute of texts', text: 'convert([], list(string))[*].a' },
  { why: 'an attribute that the elements have not', text: `${pairs}[*].c` },
  { why: 'an index of numbers', text: 'convert([], list(number))[*][0]' },
])('of an empty list too, $why is an error', ({ text }) => {
  expect(evaluateText(text, { functions }).diagnostics).toMatchObject([
    { message: expect.stringMatching(/^the elements of an empty .* have no such part$/) },
  ])
})
