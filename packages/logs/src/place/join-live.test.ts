import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstOf, joinLive, joinLiveFromGap } from './join-live.ts'

const join = (log: string, head: string, complete = head.lastIndexOf('\n') + 1) =>
  joinLive(Buffer.from(log), { bytes: Buffer.from(head), complete })

describe('joinLive', () => {
  it.each([
    {
      why: 'begins in the log and goes on',
      log: '1\n2\n3\n',
      head: '2\n3\n4\n',
      complete: 2,
      joined: { kind: 'found', skip: 4 },
    },
    {
      why: 'is all in the log',
      log: '1\n2\n3\n',
      head: '2\n3\n',
      joined: { kind: 'found', skip: 4 },
    },
    {
      why: 'has a line that the log has not yet',
      log: '1\n2\n',
      head: '2\nprom',
      joined: { kind: 'found', skip: 2 },
    },
    {
      why: 'begins within a line',
      log: 'first second\n',
      head: 'second\n',
      joined: { kind: 'found', skip: 7 },
    },
    {
      why: 'is behind the log',
      log: '1\n2\n3\n',
      head: '2\n',
      joined: { kind: 'short', missing: 2 },
    },
    { why: 'is not in the log', log: '1\n2\n', head: '3\n', joined: { kind: 'absent' } },
    {
      why: 'is in the log in part only',
      log: '1\n2\n',
      head: '2\n3\n',
      joined: { kind: 'absent' },
    },
    { why: 'has no whole line', log: '1\n2\n', head: '3', joined: { kind: 'absent' } },
    {
      why: 'is the same as much of the log',
      log: 'x\nx\nx\n',
      head: 'x\n',
      joined: { kind: 'found', skip: 2 },
    },
  ])('tells where a live stream begins that $why', ({ log, head, complete, joined }) => {
    expect(join(log, head, complete)).toEqual(joined)
  })

  it('leaves out nothing and doubles nothing of unique lines', () => {
    const lines = Array.from({ length: 50 }, (_, n) => `number ${n + 100}\n`)
    const place = fc.integer({ min: 0, max: 48 })
    fc.assert(
      fc.property(place, place, place, (begin, logEnd, headEnd) => {
        fc.pre(begin < logEnd && begin < headEnd && logEnd <= headEnd)
        const joined = join(
          lines.slice(0, logEnd).join(''),
          lines.slice(begin, headEnd).join(''),
          11,
        )
        expect(joined).toEqual({ kind: 'found', skip: (logEnd - begin) * 11 })
      }),
    )
  })
})

describe('firstOf', () => {
  const lines = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, n) => `number ${from + n + 100} of many\n`).join('')

  it.each([
    {
      why: 'the log has the beginning of the live stream',
      log: lines(0, 9),
      head: lines(5, 12),
      first: 'log',
    },
    {
      why: 'the live stream has the beginning of the log',
      log: lines(5, 9),
      head: lines(0, 12),
      first: 'live',
    },
    { why: 'they have nothing in common', log: lines(0, 3), head: lines(5, 9), first: undefined },
  ])('says $first where $why', ({ log, head, first }) => {
    expect(firstOf(Buffer.from(log), { bytes: Buffer.from(head), complete: 19 })).toBe(first)
  })
})

describe('joinLiveFromGap', () => {
  const line = (n: number) => `line ${n} of the output\n`
  const lines = (from: number, to: number) =>
    Buffer.from(Array.from({ length: to - from }, (_, n) => line(from + n)).join(''))
  const joinFrom = (log: Buffer, bytes: Buffer) =>
    joinLiveFromGap(log, { bytes, complete: bytes.length })

  it('goes on after the log where the live stream begins before it, in the gap', () => {
    const skip = lines(3, 9).length
    expect(joinFrom(lines(5, 9), lines(3, 12))).toEqual({ kind: 'found', skip })
  })

  it('waits for more of a live stream that does not reach the end of the log yet', () => {
    const missing = lines(8, 12).length
    expect(joinFrom(lines(5, 12), lines(3, 8))).toEqual({ kind: 'short', missing })
  })

  it('finds nothing in a log of other output', () => {
    expect(joinFrom(lines(50, 60), lines(3, 8))).toEqual({ kind: 'absent' })
  })
})
