import type { CommandOptions } from '../shared/run-command.ts'
import type { Tools } from './tools.ts'

const limit = 10 * 60_000

/**
 * Runs apt-get: it asks nothing and waits for other apts. Where it fails, the package lists may be missing or old, so
 * they are refreshed and it is tried once more; that second try alone tells whether the refreshing was of use.
 */
export async function aptGet(
  { run, say }: Tools,
  args: string[],
  { cwd }: Pick<CommandOptions, 'cwd'> = {},
): Promise<string> {
  const get = async (...rest: string[]) => {
    const output = await run('apt-get', ['-o', `DPkg::Lock::Timeout=${limit / 1000}`, ...rest], {
      cwd,
      env: { DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
      signal: AbortSignal.timeout(limit),
    })
    return output.toString()
  }
  try {
    return await get(...args)
  } catch {
    say('Refreshing the package lists: apt-get update')
    await get('update').catch(() => undefined)
    return get(...args)
  }
}
