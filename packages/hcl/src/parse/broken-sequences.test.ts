import { describe, expect, it } from 'vitest'
import { parseHcl } from '../index.ts'
import { outline } from './outline.test-support.ts'

describe('a mistake in an interpolation', () => {
  it.each([
    { line: 'b = "${x["}"', message: '`]` is missing: found `}`' },
    { line: 'b = "${"x}"', message: '`}` is missing on this line' },
    { line: 'b = "${x # c}"', message: '`}` is missing on this line' },
    { line: 'b = "${"', message: 'the string is not closed on its line' },
    { line: 'b = "${{"', message: 'the string is not closed on its line' },
    {
      line: 'b = "${upper("x")"',
      message: '`}` is missing before the closing quote',
    },
    { line: 'b = "${a ? b : c"', message: '`}` is missing before the closing quote' },
    { line: 'b = <<EOT\n${\nEOT', message: '`}` is missing on this line' },
    { line: 'b = <<EOT\n${x["}\nEOT', message: 'the string is not closed on its line' },
    {
      line: 'b = <<EOT\n%{ if x\nEOT',
      message: '`}` is missing before `EOT`',
    },
  ])('is reported on its own line, and the lines after it are read: $line', ({ line, message }) => {
    const text = `a {\n  ${line}\n}\ne {\n  f = "\${g}"\n}\n`
    const { body, diagnostics } = parseHcl({ path: 'test.hcl', text }, { syntax: 'native' })
    expect(diagnostics.map((diagnostic) => diagnostic.message)).toContain(message)
    const last = line.split('\n').length + 1
    expect(
      diagnostics.filter(({ range }) => range.start.line < 2 || range.start.line > last),
    ).toEqual([])
    expect(outline(body)[1]).toEqual({ e: [['f', ['<g>']]], labels: [] })
  })

  it.each([
    { why: 'one interpolation', text: 'a = "${\nb\n}"' },
    { why: 'two', text: 'a = "${\nb\n} ${\nc\n}"' },
    { why: 'a heredoc', text: 'a = <<EOT\n${\nb\n}\nEOT\n' },
  ])('is not seen in line breaks inside of $why', ({ text }) => {
    expect(parseHcl({ path: 'test.hcl', text }, { syntax: 'native' }).diagnostics).toEqual([])
  })

  it('is not seen in a conditional over several lines', () => {
    const text = 'a {\n b = "${c ?\n d :\n e}"\n}\n'
    expect(parseHcl({ path: 'test.hcl', text }, { syntax: 'native' }).diagnostics).toEqual([])
  })

  it('ends after 100 of them', () => {
    const text = 'a = "${{"\n'.repeat(10_000)
    expect(parseHcl({ path: 'test.hcl', text }, { syntax: 'native' }).diagnostics).toHaveLength(101)
  })
})
