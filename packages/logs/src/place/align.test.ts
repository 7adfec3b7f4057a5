import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BufferMessage } from '../engine-log/buffer-messages.ts'
import { toEngineTime } from '../engine-log/engine-time.ts'
import { align } from './align.ts'

const at = (second: number) => toEngineTime(second * 1000)

/** Messages of these texts, one a second. */
function toLog(texts: string[], first = 0): BufferMessage[] {
  return texts.map((text, n) => ({
    stream: 'stdout',
    time: at(first + n),
    bytes: Buffer.from(text),
  }))
}

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `line ${String(from + n).padStart(32, '0')}\n`)

function rest(stored: string | Buffer, texts: string[], more: object = {}): string | undefined {
  const { isCut, isLogWhole, ...known } = more as Record<string, never>
  const found = align(
    { tail: Buffer.from(stored as string), ...known },
    { messages: toLog(texts), isCut, isWhole: isLogWhole },
  )
  return found && Buffer.concat(found.rest.map(({ bytes }) => bytes)).toString()
}

describe('align', () => {
  it.each([
    {
      why: 'what follows where the log goes further back',
      stored: numbered(5, 9).join(''),
      log: numbered(0, 12),
      expected: numbered(9, 12).join(''),
    },
    {
      why: 'what follows where the stored output goes further back',
      stored: numbered(0, 9).join(''),
      log: numbered(7, 12),
      expected: numbered(9, 12).join(''),
    },
    {
      why: 'the rest of a line',
      stored: `${numbered(0, 3).join('')}li`,
      log: numbered(0, 4),
      expected: numbered(3, 4).join('').slice(2),
    },
    {
      why: 'the newline that is missing',
      stored: numbered(0, 3).join('').slice(0, -1),
      log: numbered(0, 4),
      expected: `\n${numbered(3, 4).join('')}`,
    },
    {
      why: 'nothing where all is stored',
      stored: numbered(0, 3).join(''),
      log: numbered(1, 3),
      expected: '',
    },
    {
      why: 'nothing where the log lags behind',
      stored: `${numbered(0, 200).join('')}prompt> `,
      log: numbered(0, 190),
      expected: '',
    },
    {
      why: 'nothing where the log has not yet a line that is longer than all before it',
      stored: `${numbered(0, 20).join('')}${'prompt> '.repeat(400)}`,
      log: numbered(0, 20),
      expected: '',
    },
    {
      why: 'nothing where all that the log has is in the middle of what is stored',
      stored: numbered(0, 300).join(''),
      log: numbered(80, 90),
      expected: '',
    },
    {
      why: 'what comes after output that the engine lost',
      stored: numbered(0, 200).join(''),
      log: [...numbered(0, 195), ...numbered(203, 205)],
      expected: numbered(203, 205).join(''),
    },
    {
      why: 'the same where the log begins later',
      stored: numbered(0, 300).join(''),
      log: [...numbered(150, 290), ...numbered(303, 305)],
      expected: numbered(303, 305).join(''),
    },
  ])('finds $why', ({ stored, log, expected }) => {
    expect(rest(stored, log)).toBe(expected)
  })

  it.each([
    { why: 'has none of what is stored', stored: numbered(0, 9), log: numbered(20, 30) },
    {
      why: 'has too little of it to be sure',
      stored: ['a\n', ...numbered(0, 9), 'ab\n'],
      log: ['ab\n', 'c\n'],
    },
  ])('finds nothing in a log that $why', ({ stored, log }) => {
    expect(rest(stored.join(''), log)).toBeUndefined()
  })

  it('waits for more of a log that is cut before it has what is stored', () => {
    const stored = numbered(0, 300).join('')
    expect(rest(stored, numbered(0, 250), { isCut: true })).toBeUndefined()
    expect(rest(stored, numbered(0, 302), { isCut: true })).toBe(numbered(300, 302).join(''))
  })

  it.each([
    { why: 'the earliest place that the time allows', notBefore: at(4), expected: 6 },
    { why: 'all where the time allows that', notBefore: at(0), expected: 10 },
    { why: 'the last place where no time allows any', notBefore: at(99), expected: 0 },
  ])('takes, of equal lines, $why', ({ notBefore, expected }) => {
    const line = `${'tick'.repeat(10)}\n`
    const found = rest(line.repeat(20), Array(10).fill(line), { notBefore })
    expect(found?.length).toBe(line.length * (notBefore === at(4) ? 5 : expected))
  })

  it('knows the place among equal lines where both begin with the first byte', () => {
    const more = { isWhole: true, isLogWhole: true }
    expect(rest('tick\n'.repeat(3), Array(5).fill('tick\n'), more)).toBe('tick\ntick\n')
    expect(rest('tick\n'.repeat(3), Array(2).fill('tick\n'), more)).toBe('')
  })

  it('sees past what the log made of bytes that are no UTF-8', () => {
    const begin = numbered(0, 3).join('')
    const stored = Buffer.concat([Buffer.from(begin), Buffer.from([0xff, 0x41, 0xfe])])
    expect(rest(stored, [begin, '\ufffdA\ufffd\ufffdB\n'])).toBe('\ufffdB\n')
  })

  it('cuts within a character as the stored output does', () => {
    const stored = Buffer.concat([Buffer.from(numbered(0, 3).join('')), Buffer.from([0xc3])])
    const found = align({ tail: stored }, { messages: toLog([...numbered(0, 3), 'é!\n']) })
    expect(Buffer.concat(found?.rest.map(({ bytes }) => bytes) ?? [])).toEqual(
      Buffer.from([0xa9, 0x21, 0x0a]),
    )
  })

  it('splits unique lines exactly, wherever both are cut', () => {
    const size = fc.integer({ min: 0, max: 60 })
    fc.assert(
      fc.property(size, size, size, fc.integer({ min: 0, max: 37 }), (from, mid, extra, part) => {
        const all = numbered(0, 200)
        const text = all.join('')
        const end = all.slice(0, from + mid + 2).join('').length + part
        const found = rest(text.slice(0, end), all.slice(from, from + mid + extra + 4))
        const logEnd = all.slice(0, from + mid + extra + 4).join('').length
        expect(found).toBe(text.slice(end, logEnd))
      }),
    )
  })
})
