import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connectEngine } from '@longshore/engine'
import { createImages } from '@longshore/images'
import type { Figure } from './figure.ts'
import { interleaved, timed } from './interleaved.ts'
import { publishImage } from './publish-image.ts'
import { spread } from './spread.ts'

const goal = 1.03

/**
 * A pull of an image of 200 MB in four layers over `docker pull` of the same image right before or after it, of which the
 * start of the command is taken off: the median of the rounds' ratios, as a machine's load changes from round to round.
 * Nearly all of both is the engine's work; `ownCpuMs` is what a pull costs this process.
 */
export async function pullOverhead(): Promise<Figure[]> {
  const published = await publishImage({ layers: 4, layerBytes: 50_000_000 })
  const { image } = published
  const engine = connectEngine({ environment: process.env })
  const images = createImages({ engine })
  const ownCpuMs: number[] = []
  const pull = async (act: () => Promise<unknown>) => {
    const ms = await timed(act)
    await engine.removeImage(image)
    return ms
  }
  try {
    const times = await interleaved({
      subject: async () => {
        const before = process.cpuUsage()
        const ms = await pull(() => images.ensure(image, { onProgress() {} }))
        const { user, system } = process.cpuUsage(before)
        ownCpuMs.push((user + system) / 1000)
        return ms
      },
      yardstick: async () => {
        const startMs = await timed(() => docker('--version'))
        return (await pull(() => docker('pull', image))) - startMs
      },
      rounds: 20,
      warmup: 1,
    })
    const ratios = spread(times.subject.map((ms, round) => ms / (times.yardstick[round] ?? 0)))
    const detail = {
      subject: spread(times.subject),
      yardstick: spread(times.yardstick),
      ratios,
      ownCpuMs: spread(ownCpuMs),
    }
    const value = ratios.p50
    return [
      { name: 'pull-overhead', value, unit: 'ratio', goal: `≤ ${goal}`, ok: value <= goal, detail },
    ]
  } finally {
    engine.close()
    await published.close()
  }
}

async function docker(...args: string[]): Promise<void> {
  const child = spawn('docker', args, { stdio: 'ignore' })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`docker ${args.join(' ')} ended with ${code}`)
}
