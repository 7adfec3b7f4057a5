import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connectEngine } from '@longshore/engine'
import { createImages } from '@longshore/images'
import type { Figure } from './figure.ts'
import { interleaved, timed } from './interleaved.ts'
import { publishImage } from './publish-image.ts'
import { ratioFigure } from './ratio-figure.ts'

/** A pull of an image of 200 MB in four layers over `docker pull` of the same image. */
export async function pullOverhead(): Promise<Figure[]> {
  const published = await publishImage({ layers: 4, layerBytes: 50_000_000 })
  const { image } = published
  const engine = connectEngine({ environment: process.env })
  const images = createImages({ engine })
  const pull = async (act: () => Promise<unknown>) => {
    const ms = await timed(act)
    await engine.removeImage(image)
    return ms
  }
  try {
    const times = await interleaved({
      subject: () => pull(() => images.ensure(image, { onProgress() {} })),
      yardstick: () => pull(() => run('docker', ['pull', image])),
      rounds: 12,
      warmup: 1,
    })
    return [ratioFigure({ name: 'pull-overhead', goal: 1.03, times })]
  } finally {
    engine.close()
    await published.close()
  }
}

async function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { stdio: 'ignore' })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}`)
}
