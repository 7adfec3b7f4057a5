import { describe, expect, it } from 'vitest'
import type { BufferMessage } from './buffer-messages.ts'
import { createDropCheck } from './may-have-dropped.ts'

const message = (text: string): BufferMessage => ({
  stream: 'stdout',
  time: '2026-11-22T08:00:00.000000000Z',
  bytes: Buffer.from(text),
})

describe('createDropCheck', () => {
  it.each([
    { why: 'has no limit', type: 'json-file', config: {}, count: 100_000, dropped: false },
    {
      why: 'has no limit, in words',
      type: 'json-file',
      config: { 'max-size': '-1' },
      count: 9,
      dropped: false,
    },
    {
      why: 'is not full',
      type: 'json-file',
      config: { 'max-size': '2m', 'max-file': '2' },
      count: 9,
      dropped: false,
    },
    {
      why: 'may have begun anew',
      type: 'json-file',
      config: { 'max-size': '1k', 'max-file': '2' },
      count: 20,
      dropped: true,
    },
    {
      why: 'has one file only',
      type: 'json-file',
      config: { 'max-size': '2m' },
      count: 1,
      dropped: true,
    },
    {
      why: 'has a size that cannot be read',
      type: 'json-file',
      config: { 'max-size': 'big' },
      count: 1,
      dropped: true,
    },
    {
      why: 'adds text to each message',
      type: 'json-file',
      config: { 'max-size': '2m', 'max-file': '2', tag: 'x' },
      count: 1,
      dropped: true,
    },
    { why: 'has 100 MB by default', type: 'local', config: {}, count: 1000, dropped: false },
    { why: 'is not known', type: 'journald', config: {}, count: 1, dropped: true },
  ])('is $dropped of a log that $why', ({ type, config, count, dropped }) => {
    const messages = Array.from({ length: count }, () => message('a line\n'))
    const check = createDropCheck({ type, config: config as Record<string, string> })
    expect(check(messages)).toBe(dropped)
  })

  it('counts all that it is given', () => {
    const check = createDropCheck({
      type: 'json-file',
      config: { 'max-size': '1k', 'max-file': '2' },
    })
    const half = message('a'.repeat(500))
    expect(check([half])).toBe(false)
    expect(check([{ ...half, stream: 'stderr' }])).toBe(true)
    expect(check([])).toBe(true)
  })

  it('counts what escaping adds', () => {
    const driver = { type: 'json-file', config: { 'max-size': '1k', 'max-file': '2' } }
    expect(createDropCheck(driver)([message('a'.repeat(300))])).toBe(false)
    expect(createDropCheck(driver)([message('<'.repeat(300))])).toBe(true)
  })
})
