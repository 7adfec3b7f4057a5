import { LongshoreError } from '@longshore/errors'
import { createFingerprinter } from '@longshore/fingerprint'
import { expect, it } from 'vitest'
import { findEngine } from './find-engine.ts'

const endpoint = 'tcp://127.0.0.1:1'
/** An engine that takes the call and never answers, until it is given up. */
const silent = {
  endpoint,
  version: (signal?: AbortSignal) =>
    new Promise<never>((_, reject) =>
      signal?.addEventListener('abort', () => reject(signal.reason)),
    ),
}
const silentEngine = { endpoint, ...createFingerprinter(silent) }
const never = new AbortController().signal

it('gives up on an engine that never answers, and names it', async () => {
  await expect(findEngine(silentEngine, never, 1)).rejects.toMatchObject({
    code: 'ENGINE_UNREACHABLE',
    message: expect.stringContaining(endpoint),
  })
})

it('stops at once when it is told to', async () => {
  const stop = new AbortController()
  const found = findEngine(silentEngine, stop.signal, 60_000)
  const reason = new LongshoreError('STOPPED', 'stopped')
  stop.abort(reason)
  await expect(found).rejects.toBe(reason)
})

it('says why there is no engine in its own words', async () => {
  const refused = new LongshoreError('ENGINE_UNREACHABLE', 'refused', { hint: 'Start it.' })
  const version = () => Promise.reject(refused)
  await expect(
    findEngine({ endpoint, ...createFingerprinter({ endpoint, version }) }, never),
  ).rejects.toBe(refused)
})
