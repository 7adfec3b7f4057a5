import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { aptGet } from './apt-get.ts'
import type { Tools } from './tools.ts'

/**
 * Unpacks Debian packages into `folder`/root, without installing anything: no service starts, no root is needed.
 * Resolves with that path.
 */
export async function unpackPackages(
  tools: Tools,
  packages: string[],
  folder: string,
): Promise<string> {
  const archives = join(folder, 'archives')
  const root = join(folder, 'root')
  await mkdir(archives, { recursive: true })
  await aptGet(tools, ['download', ...packages], { cwd: archives })
  for (const archive of await readdir(archives))
    await tools.run('dpkg-deb', ['--extract', join(archives, archive), root])
  return root
}
