import { describe, expect, it } from 'vitest'
import { parseHcl } from '../index.ts'

function messages(text: string): string[] {
  return parseHcl({ path: 'test.hcl', text }).diagnostics.map(({ message }) => message)
}

const tooDeep = 'blocks and values are nested more than 100 deep'

describe('limits', () => {
  it.each([
    { why: 'lists', open: '[', close: ']' },
    { why: 'objects', open: '{ a = ', close: '}' },
    { why: 'interpolations', open: '"${', close: '}"' },
    { why: 'indexes', open: 'a[', close: ']' },
  ])('nests $why 99 deep in an attribute, and no deeper', ({ open, close }) => {
    const nested = (depth: number) => `x = ${open.repeat(depth)}1${close.repeat(depth)}`
    expect(messages(nested(99))).toEqual([])
    expect(messages(nested(100))).toEqual([tooDeep])
    expect(messages(nested(50_000))).toEqual([tooDeep])
  })

  it.each([
    { why: 'blocks', text: 'a {\n'.repeat(50_000) },
    { why: 'directives', text: `x = ${'"%{ if '.repeat(50_000)}` },
    { why: 'calls with strings', text: `x = ${'f("${'.repeat(50_000)}` },
  ])('ends at too many nested $why', ({ text }) => expect(messages(text)).toContain(tooDeep))

  it('reads 4 Mi characters, and no more', () => {
    const size = 4 * 1024 * 1024
    expect(messages('#'.repeat(size))).toEqual([])
    expect(messages('#'.repeat(size + 1))).toEqual([`the text is longer than ${size} characters`])
  })

  it('ends after 100 errors', () => {
    const found = messages('a\n'.repeat(200))
    expect(found).toHaveLength(101)
    expect(found.at(-1)).toBe(
      'there are more than 100 errors; the text after this place was not read',
    )
  })
})
