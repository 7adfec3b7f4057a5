import { describe, expect, it } from 'vitest'
import {
  type Body,
  createBudget,
  evaluate,
  expandDynamic,
  extendScope,
  parseHcl,
  type Scope,
} from '../index.ts'
import { plainValue } from '../value/plain-value.test-support.ts'

function expand(text: string, scope: Scope = {}) {
  const { body, diagnostics } = parseHcl({ path: 'test.hcl', text })
  expect(diagnostics).toEqual([])
  return expandDynamic(body, scope)
}

/** Headers of blocks and the values of attributes. */
function outline(body: Body, outer: Scope = {}): unknown[] {
  const scope = extendScope(outer, body.variables)
  return body.items.map((item) => {
    if (item.kind === 'block') {
      const header = [item.type, ...item.labels.map(({ value }) => value)].join(' ')
      return { [header]: outline(item.body, scope) }
    }
    const { value, diagnostics } = evaluate(item.expression, scope)
    return { [item.name]: value ? plainValue(value) : diagnostics[0]?.message }
  })
}

describe('expandDynamic', () => {
  it.each([
    {
      why: 'a list',
      text: 'dynamic "port" {\n  for_each = ["a", "b"]\n  labels = [port.value]\n  content {\n    to = port.key\n  }\n}',
      expected: [{ 'port a': [{ to: 0 }] }, { 'port b': [{ to: 1 }] }],
    },
    {
      why: 'a map, in order of its keys',
      text: 'dynamic "env" {\n  for_each = { b = 2, a = 1 }\n  content {\n    x = "${env.key}=${env.value}"\n  }\n}',
      expected: [{ env: [{ x: 'a=1' }] }, { env: [{ x: 'b=2' }] }],
    },
    {
      why: 'a named iterator',
      text: 'dynamic "s" {\n  for_each = [1]\n  iterator = it\n  content {\n    x = it.value\n    y = s\n  }\n}',
      expected: [{ s: [{ x: 1 }, { y: '`s` has no value here' }] }],
    },
    {
      why: 'blocks within, static ones too',
      text: `a {
  dynamic "b" {
    for_each = [[1, 2], [3]]
    content {
      c {
        n = b.key
      }
      dynamic "d" {
        for_each = b.value
        labels   = ["\${b.key}", d.value]
        content {
          x = d.value + b.key
        }
      }
    }
  }
  z = 1
}`,
      expected: [
        {
          a: [
            { b: [{ c: [{ n: 0 }] }, { 'd 0 1': [{ x: 1 }] }, { 'd 0 2': [{ x: 2 }] }] },
            { b: [{ c: [{ n: 1 }] }, { 'd 1 3': [{ x: 4 }] }] },
            { z: 1 },
          ],
        },
      ],
    },
    { why: 'nothing', text: 'dynamic "a" {\n  for_each = []\n  content {\n  }\n}', expected: [] },
  ])('repeats a block over $why', ({ text, expected }) => {
    const { body, diagnostics } = expand(text)
    expect(diagnostics).toEqual([])
    expect(outline(body)).toEqual(expected)
  })

  it('leaves places as they are in the file', () => {
    const { body } = expand(
      '\ndynamic "a" {\n  for_each = [1]\n  content {\n    x = a.value\n  }\n}',
    )
    expect(body.items).toMatchObject([
      {
        type: 'a',
        typeRange: { start: { line: 2, column: 9 } },
        body: { items: [{ nameRange: { start: { line: 5 } } }] },
      },
    ])
  })

  it('returns a body without such blocks as it is', () => {
    const { body } = parseHcl({ path: 'test.hcl', text: 'a {\n  b = 1\n}\n' })
    expect(expandDynamic(body, {}).body).toBe(body)
  })

  it.each([
    {
      items: 'content {\n}',
      message: 'this `dynamic` block has no `for_each`',
      hint: 'write for_each = [ … ]',
    },
    {
      items: 'for_each = []',
      message: 'this `dynamic` block has no `content` block',
      hint: 'write content { … }',
    },
    {
      items: 'for_each = null\ncontent {\n}',
      message: '`for_each` must be a list, set, map or object, but this is null',
    },
    { items: 'for_each = "a"\ncontent {\n}', message: 'but this is a string' },
    { items: 'for_each = [x.y]\ncontent {\n}', message: '`x.y` has no value here' },
    {
      items: 'foreach = []\nfor_each = []\ncontent {\n}',
      message: 'a `dynamic` block has no `foreach`',
      hint: 'did you mean `for_each`?',
    },
    {
      items: 'for_each = []\nport = 1\ncontent {\n}',
      message: 'a `dynamic` block has no `port`',
      hint: 'stands in content { … }',
    },
    { items: 'for_each = []\ncontent {\n}\ncontent {\n}', message: 'one `content` block only' },
    { items: 'for_each = []\niterator = "x"\ncontent {\n}', message: '`iterator` is a bare name' },
    { items: 'for_each = []\nlabels = "x"\ncontent {\n}', message: '`labels` is a list' },
    {
      items: 'for_each = [1, 2]\nlabels = [[]]\ncontent {\n}',
      message: 'a label is a text, but this is a list',
    },
    {
      items: 'for_each = [1, 2]\nlabels = [null]\ncontent {\n}',
      message: 'a label is a text, but this is null',
    },
  ])('explains $message', ({ items, message, hint }) => {
    const { body, diagnostics } = expand(`dynamic "a" {\n${items}\n}`)
    expect(body.items).toEqual([])
    expect(diagnostics).toMatchObject([
      {
        message: expect.stringContaining(message),
        ...(hint && { hint: expect.stringContaining(hint) }),
      },
    ])
  })

  it('ends a product of blocks with a diagnostic', () => {
    const level = (inner: string) =>
      `dynamic "a" {\n  for_each = [1, 2, 3, 4, 5, 6, 7, 8, 9]\n  content {\n${inner}\n}\n}`
    let text = 'x = 1'
    for (let depth = 0; depth < 12; depth++) text = level(text)
    const { diagnostics } = expand(text, { budget: createBudget(50_000) })
    expect(diagnostics.length).toBeGreaterThan(0)
    expect(diagnostics.length).toBeLessThan(30)
  })
})
