import { glob } from 'node:fs/promises'
import { expect, it } from 'vitest'
import folders from '../vitest.workspace.ts'

it('vitest.workspace.ts lists every folder that has tests', async () => {
  const cwd = new URL('../', import.meta.url).pathname
  const found = new Set<string>()
  for await (const path of glob('*/**/*.test.ts', { cwd, exclude: ['**/node_modules'] })) {
    const [first = '', second] = path.split('/')
    found.add(['packages', 'apps'].includes(first) ? `${first}/${second}` : first)
  }
  expect([...found].filter((folder) => !folders.includes(folder))).toEqual([])
})
