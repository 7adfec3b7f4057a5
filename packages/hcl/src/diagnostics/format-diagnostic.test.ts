import { stripVTControlCharacters } from 'node:util'
import { describe, expect, it } from 'vitest'
import { type Diagnostic, formatDiagnostic } from '../index.ts'
import { createLocator } from '../source/locator.ts'

/** A diagnostic about what stands between two `|` of the text. */
function mark(marked: string, hint?: string): [Diagnostic, { path: string; text: string }] {
  const [before = '', inside = '', after = ''] = marked.split('|')
  const text = before + inside + after
  const locate = createLocator(text)
  const range = { start: locate(before.length), end: locate(before.length + inside.length) }
  return [
    { severity: 'error', message: 'wrong', hint, range },
    { path: 'a.hcl', text },
  ]
}

describe('formatDiagnostic', () => {
  it.each([
    {
      why: 'the place',
      marked: 'a = 1\nb = |two| # c\n',
      printed: ['a.hcl:2:5: error: wrong', ' 2 | b = two # c', '   |     ^^^'],
    },
    {
      why: 'a range without length',
      marked: 'a = ||',
      printed: ['a.hcl:1:5: error: wrong', ' 1 | a =', '   |     ^'],
    },
    {
      why: 'the end after a line break',
      marked: 'a = 1\n||',
      printed: ['a.hcl:2:1: error: wrong', ' 2 |', '   | ^'],
    },
    {
      why: 'the first line of many',
      marked: 'a = |[\n1\n]|',
      printed: ['a.hcl:1:5: error: wrong', ' 1 | a = [', '   |     ^'],
    },
    {
      why: 'tabs',
      marked: '\ta\t= |b|',
      printed: ['a.hcl:1:6: error: wrong', ' 1 | \ta\t= b', '   | \t \t  ^'],
    },
    {
      why: 'wide characters',
      marked: 'a = "日本é😀e\u0301" |日本|',
      printed: [
        'a.hcl:1:14: error: wrong',
        ' 1 | a = "日本é😀e\u0301" 日本',
        '   |                ^^^^',
      ],
    },
    {
      why: 'CRLF',
      marked: 'a = |b|\r\nc = 1',
      printed: ['a.hcl:1:5: error: wrong', ' 1 | a = b', '   |     ^'],
    },
    {
      why: 'a byte order mark',
      marked: '\ufeff|b|',
      printed: ['a.hcl:1:1: error: wrong', ' 1 | b', '   | ^'],
    },
    {
      why: 'control characters, never raw',
      marked: '|a\x1b[31m\u202e|',
      printed: ['a.hcl:1:1: error: wrong', ' 1 | a\ufffd[31m\ufffd', '   | ^^^^^^^'],
    },
    {
      why: 'a long line in part',
      marked: `${'x'.repeat(500)}|b|${'y'.repeat(500)}`,
      printed: [
        'a.hcl:1:501: error: wrong',
        ` 1 | …${'x'.repeat(80)}b${'y'.repeat(80)}…`,
        `   | ${' '.repeat(81)}^`,
      ],
    },
  ])('shows $why', ({ marked, printed }) => {
    expect(formatDiagnostic(...mark(marked)).split('\n')).toEqual(printed)
  })

  it('ends with the hint, and aligns long line numbers', () => {
    expect(formatDiagnostic(...mark(`${'\n'.repeat(99)}|a|`, 'Try b')).split('\n')).toEqual([
      'a.hcl:100:1: error: wrong',
      ' 100 | a',
      '     | ^',
      'hint: Try b',
    ])
  })

  it('names a warning', () => {
    const [diagnostic, source] = mark('|a|')
    const printed = formatDiagnostic({ ...diagnostic, severity: 'warning' }, source)
    expect(printed).toContain('a.hcl:1:1: warning: wrong')
  })

  it('colours when asked, without changing the text', () => {
    const marked = mark('a = |b|', 'c')
    const printed = formatDiagnostic(...marked, { color: true })
    expect(printed).toContain('\x1b[1;31merror\x1b[0m')
    expect(stripVTControlCharacters(printed)).toBe(formatDiagnostic(...marked))
  })
})
