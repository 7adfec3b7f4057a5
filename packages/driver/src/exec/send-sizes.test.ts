import { expect, it } from 'vitest'
import { sendSizes } from './send-sizes.ts'

it('tries a size again that comes before the program has begun', async () => {
  const taken: number[] = []
  let refusals = 2
  const engine = {
    async resizeExec(_: string, { width }: { width: number }) {
      if (refusals-- > 0) throw new Error('not started')
      taken.push(width)
    },
  }
  async function* sizes() {
    yield { width: 80, height: 24 }
    yield { width: 91, height: 37 }
  }
  const { signal } = new AbortController()
  await sendSizes(engine, 'exec', { sizes: sizes(), signal })
  expect(taken).toEqual([80, 91])
})
