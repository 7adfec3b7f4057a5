import { describe, expect, it } from 'vitest'
import type { BufferMessage } from '../engine-log/buffer-messages.ts'
import { toEngineTime } from '../engine-log/engine-time.ts'
import type { HeldOutput } from '../files/held-output.ts'
import { withHeld } from './with-held.ts'

const at = (second: number) => toEngineTime(second * 1000)

/** Held from second 10 to 12. */
const held = (text: string, isOver = true): HeldOutput => ({
  stream: 'stdout',
  since: at(10),
  until: at(12),
  isOver,
  bytes: Buffer.from(text),
})

/** `<second> <text>` */
function toLog(lines: string[]): BufferMessage[] {
  return lines.map((line) => {
    const [second, ...words] = line.split(' ')
    return {
      stream: 'stdout',
      time: at(Number(second)),
      bytes: Buffer.from(`${words.join(' ')}\n`),
    }
  })
}

const texts = (messages: BufferMessage[]) => messages.map(({ bytes }) => bytes.toString())

describe('withHeld', () => {
  it.each([
    {
      why: 'where the killed engine had logged some of it and the next one goes on',
      log: ['8 a', '11 b', '11 c', '20 f'],
      held: 'b\nc\nd\ne\n',
      expected: ['a\n', 'b\n', 'c\n', 'd\ne\n'],
    },
    {
      why: 'at the end, where nothing was logged since',
      log: ['8 a', '11 b'],
      held: 'b\nc\n',
      expected: ['a\n', 'b\n', 'c\n'],
    },
    {
      why: 'by its time, where none of it was logged',
      log: ['8 a', '20 d'],
      held: 'b\nc\n',
      expected: ['a\n', 'b\nc\n'],
    },
    { why: 'in a log that has nothing', log: [], held: 'b\n', expected: ['b\n'] },
    { why: 'before a log that begins later', log: ['20 d'], held: 'b\n', expected: ['b\n'] },
    {
      why: 'with the end of a line whose beginning was sent before',
      log: ['8 a', '11 b', '20 f'],
      held: 'b\nc',
      expected: ['a\n', 'b\n', 'c'],
    },
    {
      why: 'not after an equal line that was logged before it was held',
      log: ['8 tick', '20 tock'],
      held: 'tick\n',
      expected: ['tick\n', 'tick\n'],
    },
    {
      why: 'as little of it as taken for logged as can be, where lines are equal',
      log: ['11 tick', '11 tick', '11 tick'],
      held: 'tick\ntick\n',
      expected: ['tick\n', 'tick\n', 'tick\n', 'tick\n'],
    },
  ])('puts what was not logged $why', ({ log, held: text, expected }) => {
    const put = withHeld(toLog(log), held(text))
    expect(texts(put.messages)).toEqual(expected)
    expect(put).toMatchObject({ isLogged: false, isEarly: false })
  })

  it.each([
    { why: 'at the end', log: ['8 a', '11 b', '11 c'], held: 'b\nc\n' },
    { why: 'in the middle', log: ['8 a', '11 b', '11 c', '11 d'], held: 'b\nc\n' },
    { why: 'up to the middle of a line', log: ['11 b', '11 cd'], held: 'b\nc' },
    {
      why: 'but for what the log has dropped',
      log: [`11 ${'c'.repeat(40)}`, '11 d'],
      held: `b\n${'c'.repeat(40)}\nd\n`,
    },
  ])('sees that all was logged, $why', ({ log, held: text }) => {
    expect(withHeld(toLog(log), held(text)).isLogged).toBe(true)
  })

  it('says where the log goes on', () => {
    const log = toLog(['8 a', '11 b', '11 c', '20 f'])
    expect(withHeld(log, held('b\nc\nd\n')).mark).toEqual({ time: at(11), count: 2 })
    expect(withHeld(toLog(['20 f']), held('b\n')).mark).toEqual({ time: at(20), count: 0 })
  })

  it('is early where an engine that may still run has not logged a line yet', () => {
    const log = toLog(['8 a', '11 b'])
    expect(withHeld(log, held('b\nc\n', false)).isEarly).toBe(true)
    expect(withHeld(log, held('b\nc\n', true)).isEarly).toBe(false)
    expect(withHeld(toLog(['11 b', '20 d']), held('b\nc\n', false)).isEarly).toBe(false)
  })

  it('leaves the beginning of a line to an engine that may still run', () => {
    const log = toLog(['8 a', '11 b'])
    expect(withHeld(log, held('b\nprompt', false)).isLogged).toBe(true)
  })
})
