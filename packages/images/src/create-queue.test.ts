import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createQueue } from './create-queue.ts'

const never = new AbortController().signal
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('createQueue', () => {
  it('lets in as many as there are places, in order, and gives the places of those who left to others', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.constantFrom('enter', 'done', 'give up'), { maxLength: 40 }),
        async (places, acts) => {
          const queue = createQueue(places)
          const inside: (() => void)[] = []
          const waiting: { id: number; ends: AbortController }[] = []
          const entered: number[] = []
          let next = 0
          for (const act of acts) {
            if (act === 'enter') {
              const one = { id: next++, ends: new AbortController() }
              waiting.push(one)
              queue.enter(one.ends.signal).then(
                (leave) => {
                  entered.push(one.id)
                  inside.push(leave)
                },
                () => {},
              )
            }
            if (act === 'done') inside.shift()?.()
            if (act === 'give up') waiting.pop()?.ends.abort()
            await settle()
            for (const id of entered) {
              const at = waiting.findIndex((one) => one.id === id)
              if (at >= 0) waiting.splice(at, 1)
            }
            expect(inside.length).toBeLessThanOrEqual(places)
            expect(waiting.length === 0 || inside.length === places).toBe(true)
            expect(entered).toEqual(entered.toSorted((a, b) => a - b))
          }
        },
      ),
      { numRuns: 50 },
    )
  })

  it('rejects with the reason of a signal', async () => {
    const queue = createQueue(1)
    await queue.enter(never)
    expect(queue.full).toBe(true)
    const ends = new AbortController()
    const late = queue.enter(ends.signal)
    const reason = new Error('enough')
    ends.abort(reason)
    await expect(late).rejects.toBe(reason)
    await expect(queue.enter(ends.signal)).rejects.toBe(reason)
  })
})
