import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatDiagnostic } from '../diagnostics/format-diagnostic.ts'
import { bodies } from '../parse/generated-bodies.test-support.ts'
import { printBody } from '../parse/print-body.test-support.ts'
import { formatHcl } from './format-hcl.ts'
import { scanTokens } from './scan-tokens.ts'

function format(text: string): string | undefined {
  return formatHcl({ path: 'test.hcl', text }).text
}

describe('formatHcl', () => {
  it.each([
    {
      why: 'indents blocks by two spaces',
      text: 'a {\nb {\n\tc=1\n}\n}',
      formatted: 'a {\n  b {\n    c = 1\n  }\n}',
    },
    {
      why: 'aligns `=` of lines in a row',
      text: 'a=1\nbcd = 2\n\ne=3\n',
      formatted: 'a   = 1\nbcd = 2\n\ne = 3\n',
    },
    { why: 'aligns by characters as read', text: 'é=1\nñññ=2\n', formatted: 'é   = 1\nñññ = 2\n' },
    {
      why: 'ends a run at a value of several lines',
      text: 'a=1\nbcd=[\n1,\n]\ne=3\n',
      formatted: 'a = 1\nbcd = [\n  1,\n]\ne = 3\n',
    },
    {
      why: 'aligns comments at the ends of lines',
      text: 'a=1 # x\nbcd=22 // y\n',
      formatted: 'a   = 1  # x\nbcd = 22 // y\n',
    },
    {
      why: 'indents comments on lines of their own',
      text: 'a {\n# x\n/* y */\n}\n',
      formatted: 'a {\n  # x\n  /* y */\n}\n',
    },
    {
      why: 'keeps the content of comments',
      text: '/*\n   x\n */ a=1\n',
      formatted: '/*\n   x\n */ a = 1\n',
    },
    { why: 'keeps blank lines', text: 'a=1\n\n\n\nb=2\n', formatted: 'a = 1\n\n\n\nb = 2\n' },
    {
      why: 'cuts spaces at the ends of lines',
      text: 'a=1  \n  \t\nb=2\n   ',
      formatted: 'a = 1\n\nb = 2\n',
    },
    { why: 'keeps a text without a last line break so', text: 'a=1', formatted: 'a = 1' },
    {
      why: 'spaces lists, objects and calls',
      text: 'a=[ 1,2 ,3 ]\nb={c=1,d=f( 1,g()... )}\n',
      formatted: 'a = [1, 2, 3]\nb = { c = 1, d = f(1, g()...) }\n',
    },
    { why: 'writes empty braces together', text: 'a { }\nb={ }\n', formatted: 'a {}\nb = {}\n' },
    {
      why: 'spaces operators, and no signs',
      text: 'a=-1+b*-c==!d?[-e]:f [ 0 ]\n',
      formatted: 'a = -1 + b * -c == !d ? [-e] : f[0]\n',
    },
    {
      why: 'spaces `for` expressions',
      text: 'a={for k,v in [1]:k=>v if v>1}\n',
      formatted: 'a = { for k, v in [1] : k => v if v > 1 }\n',
    },
    {
      why: 'leaves strings as they are, and spaces what is interpolated',
      text: 'a="  x${ b+1 }%{if c}  y%{ endif }$${ z }"\n',
      formatted: 'a = "  x${b + 1}%{if c}  y%{endif}$${ z }"\n',
    },
    {
      why: 'leaves heredocs as they are',
      text: 'a {\nb=<<-EOT\n\t x\n   y  \n\t\tEOT\nccc=1\n}\n',
      formatted: 'a {\n  b   = <<-EOT\n\t x\n   y  \n\t\tEOT\n  ccc = 1\n}\n',
    },
    {
      why: 'indents once for brackets that open together',
      text: 'a=f([{\nb=1\n}])\n',
      formatted: 'a = f([{\n  b = 1\n}])\n',
    },
    {
      why: 'makes CRLF LF, but for what is in a heredoc',
      text: 'a=1 # x\r\nb=<<E\r\nx\r\nE\r\n',
      formatted: 'a = 1 # x\nb = <<E\nx\r\nE\n',
    },
    { why: 'drops a byte order mark', text: '\ufeffa=1\n', formatted: 'a = 1\n' },
    {
      why: 'keeps numbers apart from the dots after them',
      text: 'a=b.0 .1\nc=b . 0.d\n',
      formatted: 'a = b.0 .1\nc = b.0.d\n',
    },
    { why: 'leaves nothing as nothing', text: '', formatted: '' },
  ])('$why', ({ text, formatted }) => {
    expect(format(text)).toBe(formatted)
    expect(format(formatted)).toBe(formatted)
  })

  it.each([
    { why: 'syntax errors', text: 'a = \nb = 1\n', said: ['test.hcl:1:5: error: '] },
    {
      why: 'HCL1',
      text: '"a" = 1\n',
      said: ['test.hcl:1:1: error: this is HCL1, and only HCL2 is formatted: in HCL2 '],
    },
    {
      why: 'JSON',
      text: '{ "a": 1 }',
      said: ['test.hcl:1:1: error: this is JSON, and only HCL2 is formatted'],
    },
  ])('refuses $why with a diagnostic', ({ text, said }) => {
    const source = { path: 'test.hcl', text }
    const { text: formatted, diagnostics } = formatHcl(source)
    expect(formatted).toBeUndefined()
    expect(diagnostics).toHaveLength(said.length)
    const printed = diagnostics.map((each) => formatDiagnostic(each, source))
    for (const [index, start] of said.entries()) expect(printed[index]).toContain(start)
  })
})

/** A text and the same with other spaces between its tokens, where that changes none of them. */
const spacings = fc
  .tuple(
    bodies.map(printBody),
    fc.array(fc.constantFrom('', ' ', '\t', '   '), { minLength: 1, maxLength: 50 }),
  )
  .map(([text, spaces]) => {
    const tokens = scanTokens(text)
    const parts = tokens.map((token, index) => {
      const space = spaces[index % spaces.length] ?? ''
      return isFixed(tokens, index) ? ' '.repeat(token.spaces) + token.text : space + token.text
    })
    const respaced = parts.join('')
    return { text, respaced: sameTokens(respaced, text) ? respaced : text }
  })

function isFixed(tokens: ReturnType<typeof scanTokens>, index: number): boolean {
  const [before, token] = [tokens[index - 1], tokens[index]]
  const inText = /text|quote|heredoc|sequence/
  return (
    /^(\.|text|close .*|open sequence)$/.test(token?.kind ?? '') ||
    inText.test(before?.kind ?? '') ||
    before?.kind === '.'
  )
}

function sameTokens(one: string, other: string): boolean {
  if (formatHcl({ path: 'x', text: one }).text === undefined) return false
  return JSON.stringify(words(one)) === JSON.stringify(words(other))
}

function words(text: string): string[][] {
  return scanTokens(text).map(({ kind, text }) => [kind, text])
}

describe('any text', () => {
  it('keeps its tokens, and once formatted its layout', () => {
    fc.assert(
      fc.property(bodies.map(printBody), (text) => {
        const formatted = format(text) ?? ''
        expect(words(formatted)).toEqual(words(text))
        expect(format(formatted)).toBe(formatted)
      }),
      { numRuns: 100 },
    )
  })

  it('has one layout, however it was spaced', () => {
    fc.assert(
      fc.property(spacings, ({ text, respaced }) => {
        expect(format(respaced)).toBe(format(text))
      }),
      { numRuns: 100 },
    )
  })
})
