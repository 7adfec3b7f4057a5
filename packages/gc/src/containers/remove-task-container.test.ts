import { LongshoreError } from '@longshore/errors'
import { describe, expect, it } from 'vitest'
import { removeTaskContainer } from './remove-task-container.ts'

function failingWith(error: Error) {
  return { removeContainer: () => Promise.reject(error) }
}

describe('removeTaskContainer', () => {
  it('removes with force', async () => {
    const calls: unknown[] = []
    const removeContainer = async (...args: unknown[]) => void calls.push(args)
    await removeTaskContainer({ removeContainer }, 'c1')
    expect(calls).toEqual([['c1', { force: true }, undefined]])
  })

  it.each([
    { why: 'gone', code: 'ENGINE_NOT_FOUND' },
    { why: 'being removed', code: 'ENGINE_CONFLICT' },
  ])('succeeds for a container that is $why', async ({ code }) => {
    await removeTaskContainer(failingWith(new LongshoreError(code, 'no')), 'c1')
  })

  it.each([
    { why: 'fails', error: new LongshoreError('ENGINE_FAILED', 'device busy') },
    { why: 'cannot be reached', error: new LongshoreError('ENGINE_UNREACHABLE', 'no answer') },
    { why: 'is asked no longer', error: new DOMException('aborted', 'AbortError') },
  ])('passes on the error when the engine $why', async ({ error }) => {
    await expect(removeTaskContainer(failingWith(error), 'c1')).rejects.toBe(error)
  })
})
