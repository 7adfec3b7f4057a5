import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figure.ts'
import { interleaved, timed } from './interleaved.ts'
import { ratioFigure } from './ratio-figure.ts'

const program = fileURLToPath(new URL('../apps/agent/dist/main.js', import.meta.url))

/** `longshore --version` (as built) over a Node that does nothing. */
export async function cliStart(): Promise<Figure[]> {
  const node = (...args: string[]) => timed(() => run(process.execPath, args))
  const times = await interleaved({
    subject: () => node(program, '--version'),
    yardstick: () => node('-e', '0'),
    rounds: 40,
    warmup: 3,
  })
  return [ratioFigure({ name: 'cli-start', goal: 1.4, times })]
}

async function run(command: string, args: string[]): Promise<void> {
  const child = spawn(command, args, { stdio: 'ignore' })
  const [code] = await once(child, 'close')
  if (code !== 0)
    throw new Error(`${command} ${args.join(' ')} ended with ${code}. Build first: npm run build`)
}
