import { connectEngine } from '@longshore/engine'
import { createImages } from '@longshore/images'
import type { Figure } from './figure.ts'
import { interleaved, timed } from './interleaved.ts'
import { publishImage } from './publish-image.ts'
import { spread } from './spread.ts'

const waiters = 200
const goal = 0.02

/** What one more waiter costs, as a share of the pull of a small image (5 MB) that one waits for. */
export async function pullWaiters(): Promise<Figure[]> {
  const published = await publishImage({ layerBytes: 5_000_000 })
  const { image } = published
  const engine = connectEngine({ environment: process.env })
  const images = createImages({ engine })
  const pullFor = async (count: number) => {
    const ms = await timed(() =>
      Promise.all(Array.from({ length: count }, () => images.ensure(image))),
    )
    await engine.removeImage(image)
    return ms
  }
  try {
    const times = await interleaved({
      subject: () => pullFor(waiters),
      yardstick: () => pullFor(1),
      rounds: 15,
      warmup: 2,
    })
    const [many, one] = [spread(times.subject), spread(times.yardstick)]
    const value = (many.p50 - one.p50) / (waiters - 1) / one.p50
    const detail = { many, one, msPerWaiter: value * one.p50 }
    return [
      { name: 'pull-waiters', value, unit: 'ratio', goal: `≤ ${goal}`, ok: value <= goal, detail },
    ]
  } finally {
    engine.close()
    await published.close()
  }
}
