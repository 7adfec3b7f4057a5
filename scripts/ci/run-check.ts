import { runInGroup } from './run-in-group.ts'

/** Runs an npm script with its output on ours. Resolves with its exit code: 1 where a signal or the limit ended it. */
export async function runCheck(
  script: string,
  args: string[],
  limitMinutes: number,
): Promise<number> {
  console.log(`\n── npm run ${script}`)
  const signal = AbortSignal.timeout(limitMinutes * 60_000)
  try {
    const exitCode = await runInGroup('npm', ['run', '--silent', script, '--', ...args], signal)
    if (signal.aborted) console.error(`not done in ${limitMinutes} minutes`)
    return exitCode ?? 1
  } catch (error) {
    console.error(error)
    return 1
  }
}
