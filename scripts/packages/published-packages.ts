import { glob, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

export interface PublishedPackage {
  folder: string
  name: string
  /** Whether it can be imported; otherwise it is a program. */
  isLibrary: boolean
}

/** Lists the workspace's packages that go to the registry, by folder. */
export async function publishedPackages(root: string): Promise<PublishedPackage[]> {
  const packages: PublishedPackage[] = []
  for await (const path of glob('{packages,apps}/*/package.json', { cwd: root })) {
    const manifest = JSON.parse(await readFile(join(root, path), 'utf8'))
    const { name, exports } = manifest
    if (!manifest.private)
      packages.push({ folder: join(root, dirname(path)), name, isLibrary: exports !== undefined })
  }
  return packages.sort((a, b) => (a.folder < b.folder ? -1 : 1))
}
