import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runProgram } from './run-program.ts'

const built = fileURLToPath(new URL('../../apps/agent/dist', import.meta.url))

/**
 * Installs the plugin in `<folder>/plugins`, as its users do, with its state in `<folder>/state`. It is a copy of what
 * `npm run build` has made, so that it does not matter who builds meanwhile.
 */
export async function installPlugin(folder: string, nomad: string): Promise<void> {
  const copy = join(folder, 'longshore')
  await cp(built, copy, { recursive: true })
  await writeFile(join(copy, 'package.json'), '{ "type": "module" }')
  const plugins = join(folder, 'plugins')
  await mkdir(plugins)
  await runProgram(process.execPath, [
    ...[join(copy, 'main.js'), 'plugin', 'install'],
    ...['--dir', plugins, '--state-dir', join(folder, 'state'), '--nomad', nomad],
  ])
}
