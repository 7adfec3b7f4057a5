import { describe, expect, it } from 'vitest'
import { parseHcl } from '../index.ts'

function messages(text: string): string[] {
  return parseHcl({ path: 'test.hcl', text }, { syntax: 'native' }).diagnostics.map(
    ({ message }) => message,
  )
}

const tooDeep = 'blocks and values are nested more than 100 deep'

describe('limits', () => {
  it.each([
    { why: 'lists', open: '[', close: ']' },
    { why: 'objects', open: '{ a = ', close: '}' },
    { why: 'interpolations', open: '"${', close: '}"' },
    { why: 'indexes', open: 'a[', close: ']' },
    { why: 'parentheses', open: '(', close: ')' },
    { why: 'calls', open: 'f(', close: ')' },
    { why: 'for expressions', open: '[for a in ', close: ' : a]' },
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
    { why: 'conditionals', text: `x = ${'a ? b : '.repeat(50_000)}` },
    { why: 'signs', text: `x = ${'-'.repeat(50_000)}1` },
    { why: 'splats', text: `x = a${'[*]'.repeat(50_000)}` },
    { why: 'heredocs', text: `x = ${'<<A\n${'.repeat(50_000)}` },
    { why: 'open directives', text: `x = "${'%{ if a }'.repeat(50_000)}"` },
  ])('ends at too many nested $why', ({ text }) => expect(messages(text)).toContain(tooDeep))

  it.each([
    { why: 'JSON', syntax: 'json' as const, open: '[', close: ']', start: '{"a":', end: '}' },
    { why: 'HCL1', syntax: 'hcl1' as const, open: '[', close: ']', start: 'a = ', end: '' },
    { why: 'HCL1 blocks', syntax: 'hcl1' as const, open: 'a {', close: '}', start: '', end: '' },
  ])('limits the depth of $why too', ({ syntax, open, close, start, end }) => {
    const found = (depth: number) => {
      const text = `${start}${open.repeat(depth)}${close.repeat(depth)}${end}`
      return parseHcl({ path: 'test.hcl', text }, { syntax }).diagnostics
    }
    expect(found(99)).toEqual([])
    expect(found(101)).toMatchObject([{ message: tooDeep }])
    expect(found(50_000)).toMatchObject([{ message: tooDeep }])
  })

  it.each([
    { why: 'sums', of: (count: number) => `1${' + 1'.repeat(count)}` },
    { why: 'parts of a value', of: (count: number) => `f()${'.a'.repeat(count)}` },
    { why: 'evaluated indexes', of: (count: number) => `a${'[b]'.repeat(count)}` },
    {
      why: 'a part of a sum',
      of: (count: number) => `[(1${' + 1'.repeat(count - 5)}) + 2, 3 + 4]`,
    },
  ])('reads $why in a row, but not without end', ({ of }) => {
    expect(messages(`x = ${of(900)}`)).toEqual([])
    expect(messages(`x = ${of(50_000)}`)).toEqual([
      'an expression has more than 1000 operators in a row',
    ])
  })

  it('counts the operators of each value by itself', () => {
    expect(messages(`x = [${`1${' + 1'.repeat(600)}, `.repeat(10)}]`)).toEqual([])
  })

  it.each([
    { why: 'names in a path', text: `x = a${'.b'.repeat(20_000)}` },
    { why: 'lines of a heredoc', text: `x = <<A\n${'b ${c}\n'.repeat(20_000)}A\n` },
    { why: 'interpolations on a line', text: `x = "${'${b}'.repeat(20_000)}"` },
    { why: 'items of a list', text: `x = [${'a[0], '.repeat(20_000)}]` },
  ])('reads any number of $why', ({ text }) => expect(messages(text)).toEqual([]))

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
