import { describe, expect, it, vi } from 'vitest'
import { passes, systemClock } from './clock.ts'

describe('passes', () => {
  it('says whether the time passed or the signal came first', async () => {
    const controller = new AbortController()
    expect(await passes(systemClock, 1, controller.signal)).toBe(true)
    const waiting = passes(systemClock, 1e9, controller.signal)
    controller.abort()
    expect(await waiting).toBe(false)
    expect(await passes(systemClock, 1, controller.signal)).toBe(false)
  })

  it('waits for longer than a timer of Node can', async () => {
    const warnings = vi.spyOn(process, 'emitWarning')
    const controller = new AbortController()
    const waiting = passes(systemClock, 2 ** 40, controller.signal)
    controller.abort()
    expect(await waiting).toBe(false)
    expect(warnings).not.toHaveBeenCalled()
    warnings.mockRestore()
  })
})
