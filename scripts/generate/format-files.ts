import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { RunCommand } from '../shared/run-command.ts'
import { withTemporaryFolder } from '../shared/with-temporary-folder.ts'

/** The files as Biome lays them out by the rules of `root`, so that they pass its check. */
export async function formatFiles(
  files: Map<string, string>,
  root: string,
  run: RunCommand,
): Promise<Map<string, string>> {
  // Git's rules are about paths in the repository: Biome panics on others.
  const { vcs, ...rules } = JSON.parse(await readFile(join(root, 'biome.json'), 'utf8'))
  return await withTemporaryFolder(async (folder) => {
    await writeFile(join(folder, 'biome.json'), JSON.stringify(rules))
    for (const [path, text] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    await run(join(root, 'node_modules/.bin/biome'), ['format', '--write', '.'], { cwd: folder })
    const paths = [...files.keys()]
    const texts = await Promise.all(paths.map((path) => readFile(join(folder, path), 'utf8')))
    return new Map(paths.map((path, index) => [path, texts[index] ?? '']))
  })
}
