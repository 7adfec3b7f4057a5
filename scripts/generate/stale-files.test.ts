import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { withTemporaryFolder } from '../shared/with-temporary-folder.ts'
import { staleFiles } from './stale-files.ts'

it('names files that are missing or different', async () => {
  await withTemporaryFolder(async (root) => {
    await mkdir(join(root, 'docs'))
    await writeFile(join(root, 'docs/fresh.md'), 'a\n')
    await writeFile(join(root, 'docs/old.md'), 'a\n')
    const files = new Map([
      ['docs/fresh.md', 'a\n'],
      ['docs/old.md', 'b\n'],
      ['docs/gone.md', 'c\n'],
    ])
    expect(await staleFiles(files, root)).toEqual(['docs/old.md', 'docs/gone.md'])
  })
})
