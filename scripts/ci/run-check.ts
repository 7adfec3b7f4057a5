import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs an npm script with its output on ours. Resolves with its exit code: 1 where a signal or the limit ended it. */
export async function runCheck(
  script: string,
  args: string[],
  limitMinutes: number,
): Promise<number> {
  console.log(`\n── npm run ${script}`)
  const signal = AbortSignal.timeout(limitMinutes * 60_000)
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
    signal,
  })
  try {
    const [exitCode] = await once(child, 'close')
    return exitCode ?? 1
  } catch (error) {
    console.error(signal.aborted ? `not done in ${limitMinutes} minutes` : error)
    return 1
  }
}
