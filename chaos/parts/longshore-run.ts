import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { compileCache } from './compile-cache.ts'

export interface LongshoreRun {
  /** Resolves with its exit code, undefined where it was killed, and what it said. */
  exited: Promise<{ exitCode: number | undefined; stderr: string }>
  /** As Ctrl-C: it stops its tasks and ends. */
  interrupt(): void
  kill(): void
}

const program = fileURLToPath(new URL('../../apps/agent/src/main.ts', import.meta.url))

/** Starts `longshore run`. `onLine` is called for each line that it prints. */
export function startLongshoreRun(
  { endpoint, job, dataDir }: { endpoint: string; job: string; dataDir: string },
  onLine: (line: string) => void,
): LongshoreRun {
  const args = ['--conditions=source', program, 'run', job, '--data-dir', dataDir]
  // It ends with this process, however that ends.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', process.execPath, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DOCKER_HOST: endpoint, NODE_COMPILE_CACHE: compileCache },
  })
  createInterface(child.stdout).on('line', onLine)
  async function untilExit() {
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'close')])
    return { exitCode: (code as number | null) ?? undefined, stderr }
  }
  return {
    exited: untilExit(),
    interrupt: () => void child.kill('SIGINT'),
    kill: () => void child.kill('SIGKILL'),
  }
}
