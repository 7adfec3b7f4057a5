import { describe, expect, it } from 'vitest'
import type { BufferMessage } from './buffer-messages.ts'
import { toEngineTime } from './engine-time.ts'
import { afterMark, type LogMark, moveMark } from './log-mark.ts'

const at = (second: number): BufferMessage => ({
  stream: 'stdout',
  time: toEngineTime(second * 1000),
  bytes: Buffer.from('x\n'),
})
const mark = (second: number, count: number): LogMark => ({ time: at(second).time, count })

describe('moveMark', () => {
  it.each([
    { why: 'nothing', from: mark(1, 2), messages: [], moved: mark(1, 2) },
    { why: 'later messages', from: mark(1, 2), messages: [at(1), at(3), at(3)], moved: mark(3, 2) },
    { why: 'more of one time', from: mark(1, 2), messages: [at(1), at(1)], moved: mark(1, 4) },
    { why: 'the first ones', from: undefined, messages: [at(1)], moved: mark(1, 1) },
  ])('goes on over $why', ({ from, messages, moved }) => {
    expect(moveMark(from, messages)).toEqual(moved)
  })
})

describe('afterMark', () => {
  it.each([
    { why: 'what follows', messages: [at(1), at(1), at(2)], rest: [at(2)] },
    { why: 'more pieces of the line', messages: [at(1), at(1), at(1)], rest: [at(1)] },
    { why: 'nothing yet', messages: [at(1), at(1)], rest: [] },
    { why: 'what follows where some of it was dropped', messages: [at(1), at(2)], rest: [at(2)] },
    {
      why: 'what follows where the log goes further back',
      messages: [at(0), at(1), at(1), at(2)],
      rest: [at(2)],
    },
  ])('finds $why', ({ messages, rest }) => {
    expect(afterMark(messages, mark(1, 2))).toEqual({ rest, isAhead: false })
  })

  it.each([
    { why: 'was dropped', messages: [at(2)] },
    { why: 'is not there', messages: [] },
  ])('does not know the place that $why', ({ messages }) => {
    expect(afterMark(messages, mark(1, 2))).toBeUndefined()
  })
})
