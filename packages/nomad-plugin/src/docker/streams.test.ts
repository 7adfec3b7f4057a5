import { describe, expect, it, vi } from 'vitest'
import { taskWithFolders, testDocker, testEngine } from './docker.test-support.ts'
import type { OpenDocker } from './docker-runtime.ts'

const never = new AbortController().signal

describe('fingerprint', () => {
  it('tells how the engine stands, and each change', async () => {
    const engine = testEngine()
    const ended = new AbortController()
    const told = testDocker({ engine }).fingerprint(ended.signal)[Symbol.asyncIterator]()
    expect((await told.next()).value).toMatchObject({
      health: 'healthy',
      attributes: { 'driver.docker': true, 'driver.docker.version': '20.10.24' },
    })
    const next = told.next()
    ended.abort(new Error('left'))
    await expect(next).rejects.toThrow('left')
  })

  it('has its first word from an engine that takes calls and answers none', async () => {
    vi.useFakeTimers()
    try {
      const close = vi.fn()
      const watchFingerprint = () => ({ close })
      const open = async () => ({ driver: {} as never, watchFingerprint, close() {} })
      const ended = new AbortController()
      const told = testDocker({ open }).fingerprint(ended.signal)[Symbol.asyncIterator]()
      const first = told.next()
      await vi.advanceTimersByTimeAsync(1000)
      expect((await first).value).toMatchObject({ health: 'undetected' })
      await told.return?.()
      expect(close).toHaveBeenCalled()
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('taskEvents', () => {
  it('gives what came before anybody asked, and what comes then', async () => {
    const driver = { hasTask: () => false, startTask: async () => ({ containerId: 'c' }) } as never
    let told: OpenDocker['onEvent'] = () => {}
    const docker = testDocker({
      async open({ onEvent }) {
        told = onEvent
        return { driver, watchFingerprint: vi.fn(), close() {} }
      },
    })
    const tell = (message: string) =>
      told({ taskId: 'a1/web/0f3c', time: 7, type: 'Driver', message })
    await docker.startTask(await taskWithFolders(), never)
    for (let count = 0; count < 150; count++) tell(`early ${count}`)
    const ended = new AbortController()
    const events = docker.taskEvents(ended.signal)[Symbol.asyncIterator]()
    expect((await events.next()).value).toEqual({
      ...{ taskId: 'a1/web/0f3c', taskName: 'web', allocId: 'a1' },
      ...{ timestamp: 7, message: 'early 50' },
    })
    for (let count = 51; count < 150; count++) await events.next()
    const next = events.next()
    tell('late')
    expect((await next).value).toMatchObject({ message: 'late' })
    await events.return?.(undefined)
  })
})

describe('taskStats', () => {
  it('tells what a task uses', async () => {
    const engine = testEngine()
    const docker = testDocker({ engine })
    const task = await taskWithFolders()
    await docker.startTask(task, never)
    const stats = docker.taskStats(task.id, 10, never)[Symbol.asyncIterator]()
    expect((await stats.next()).value).toMatchObject({ timestamp: expect.any(Number) })
    await stats.return?.(undefined)
  })
})
