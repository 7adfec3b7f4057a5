import { describe, expect, it } from 'vitest'
import { hasCode, LongshoreError, toLongshoreError } from './index.ts'

describe('LongshoreError', () => {
  it('is not recoverable unless it says so', () => {
    expect(new LongshoreError('X', 'x').recoverable).toBe(false)
    expect(new LongshoreError('X', 'x', { recoverable: true }).recoverable).toBe(true)
  })

  it('keeps its cause', () => {
    const cause = new Error('below')
    expect(new LongshoreError('X', 'x', { cause }).cause).toBe(cause)
  })
})

describe('hasCode', () => {
  it.each([
    { why: 'one of the codes', error: new LongshoreError('B', 'b'), expected: true },
    { why: 'another code', error: new LongshoreError('C', 'c'), expected: false },
    {
      why: 'a foreign error',
      error: Object.assign(new Error('b'), { code: 'B' }),
      expected: false,
    },
    { why: 'no error at all', error: undefined, expected: false },
  ])('is $expected for $why', ({ error, expected }) => {
    expect(hasCode(error, 'A', 'B')).toBe(expected)
  })
})

describe('toLongshoreError', () => {
  it('returns a LongshoreError as it is', () => {
    const error = new LongshoreError('X', 'x')
    expect(toLongshoreError(error)).toBe(error)
  })

  it.each([new TypeError('boom'), 'boom'])(
    'gives %s the code UNEXPECTED and keeps it',
    (thrown) => {
      expect(toLongshoreError(thrown)).toMatchObject({
        code: 'UNEXPECTED',
        message: 'boom',
        cause: thrown,
        recoverable: false,
      })
    },
  )
})
