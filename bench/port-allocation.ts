import { createPortAllocator, dynamicPortRange } from '@longshore/networking'
import type { Figure } from './figure.ts'
import { interleaved, timed } from './interleaved.ts'
import { ratioFigure } from './ratio-figure.ts'

/** The last 1,000 of 10,000 dynamic ports over the first 1,000, one call each, on a host that is asked nothing. */
export async function portAllocation(): Promise<Figure[]> {
  const thousandAfter = async (before: number) => {
    const allocator = createPortAllocator({
      range: dynamicPortRange,
      isFree: async () => true,
      random: Math.random,
    })
    const allocate = async (first: number, count: number) => {
      for (let index = first; index < first + count; index++)
        await allocator.allocate([{ label: 'a' }], { owner: String(index), hostIp: '127.0.0.1' })
    }
    await allocate(0, before)
    return timed(() => allocate(before, 1000))
  }

  const times = await interleaved({
    subject: () => thousandAfter(9000),
    yardstick: () => thousandAfter(0),
    rounds: 40,
    warmup: 5,
  })
  return [ratioFigure({ name: 'port-allocation', goal: 1.25, times })]
}
