import { describe, expect, it } from 'vitest'
import { createHealthCheck } from './create-health-check.ts'

const endpoint = 'unix:///run/docker.sock'

describe('createHealthCheck', () => {
  it('gives an engine that hangs its time and no more', async () => {
    const ask = (signal: AbortSignal) =>
      new Promise<never>((_, reject) =>
        signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
      )
    const { check } = createHealthCheck({ endpoint, ask, timeoutMs: 20 })
    expect(await check()).toMatchObject({
      health: 'undetected',
      description: `The Docker engine at ${endpoint} does not answer within 0.02 s.`,
      error: { code: 'ENGINE_UNREACHABLE', recoverable: true },
    })
  })
})
