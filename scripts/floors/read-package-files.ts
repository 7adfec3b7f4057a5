import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Reads every package.json and source file under `packages/` and `apps/`, but what is installed or built, and the
 * configuration of build tools (`tsup.config.ts`), which is no code of the package.
 */
export async function readPackageFiles(root: string): Promise<Map<string, string>> {
  const files = new Map<string, string>()
  const patterns = ['{packages,apps}/*/package.json', '{packages,apps}/*/**/*.{ts,js}']
  const paths = glob(patterns, { cwd: root, exclude: ['**/node_modules', '**/dist'] })
  for await (const path of paths) {
    if (!path.includes('.config.')) files.set(path, await readFile(join(root, path), 'utf8'))
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
}
