import { describe, expect, it } from 'vitest'
import { answer, find } from './chain.test-support.ts'
import { createAuthChain } from './index.ts'

describe('callers at the same time', () => {
  function slowChain() {
    const calls: { signal: AbortSignal; answer: () => void }[] = []
    const chain = createAuthChain({
      auth: { helper: 'x' },
      runCommand: (_program, _args, { signal }) =>
        new Promise((resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason))
          calls.push({ signal, answer: () => resolve(answer('u', 'p')) })
        }),
      readFile: async () => '',
      now: () => 0,
    })
    return { chain, calls }
  }

  it('share one run of a helper for a registry', async () => {
    const { chain, calls } = slowChain()
    const finds = Array.from({ length: 200 }, (_, index) => find(chain, `a.io/app${index}`))
    finds.push(find(chain, 'b.io/app'))
    await expect.poll(() => calls.length).toBe(2)
    for (const call of calls) call.answer()
    expect(new Set((await Promise.all(finds)).map(({ identity }) => identity)).size).toBe(1)

    const later = find(chain, 'a.io/app')
    await expect.poll(() => calls.length).toBe(3)
    calls[2]?.answer()
    await later
  })

  it('leave without ending the run, but for the last', async () => {
    const { chain, calls } = slowChain()
    const [one, two] = [new AbortController(), new AbortController()]
    const first = find(chain, 'a.io/app', { signal: one.signal })
    const second = find(chain, 'a.io/app', { signal: two.signal })
    one.abort(new Error('first left'))
    await expect(first).rejects.toThrow('first left')
    expect(calls[0]?.signal.aborted).toBe(false)
    two.abort(new Error('second left'))
    await expect(second).rejects.toThrow('second left')
    expect(calls[0]?.signal.aborted).toBe(true)

    const third = find(chain, 'a.io/app')
    await expect.poll(() => calls.length).toBe(2)
    calls[1]?.answer()
    expect(await third).toMatchObject({ source: 'docker-credential-x' })
  })
})
