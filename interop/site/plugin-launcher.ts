import { chmod, cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const built = fileURLToPath(new URL('../../apps/agent/dist', import.meta.url))

/**
 * Puts the plugin into `<folder>/plugins` under the built-in driver's name. It is a copy of what `npm run build` has
 * made, so that it does not matter who builds meanwhile; its state is in `<folder>/state`.
 */
export async function writePluginLauncher(folder: string): Promise<void> {
  const copy = join(folder, 'longshore')
  await cp(built, copy, { recursive: true })
  await writeFile(join(copy, 'package.json'), '{ "type": "module" }')
  const path = join(folder, 'plugins', 'docker')
  await mkdir(join(folder, 'plugins'))
  const command = [process.execPath, join(copy, 'main.js')]
  const args = ['plugin', '--state-dir', join(folder, 'state')]
  await writeFile(path, `#!/bin/sh\nexec ${[...command, ...args].map(quoted).join(' ')}\n`)
  await chmod(path, 0o755)
}

const quoted = (word: string) => `'${word.replaceAll("'", `'\\''`)}'`
