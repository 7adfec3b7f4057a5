import { aptGet } from './apt-get.ts'
import { exists } from './exists.ts'
import type { Tools } from './tools.ts'

/** The helper, the store that it speaks to, and what encrypts that. */
const packages = ['golang-docker-credential-helpers', 'pass', 'gnupg']

/**
 * Makes sure that `docker-credential-pass` is installed. Resolves with whether anything had to be done.
 */
export async function ensureCredentialHelper(tools: Tools): Promise<boolean> {
  const programs = ['docker-credential-pass', 'pass', 'gpg']
  const found = await Promise.all(programs.map((program) => exists(`/usr/bin/${program}`)))
  if (!found.includes(false)) return false
  tools.say(`Installing a credential helper: apt-get install ${packages.join(' ')}`)
  await aptGet(tools, ['install', '-y', '--no-install-recommends', ...packages])
  return true
}
