import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { runCommand } from '../shared/run-command.ts'
import { formatFiles } from './format-files.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

it('lays files out by the rules of this repository', async () => {
  const files = new Map([
    ['docs/table.md', '| a | b |\n| --- | --- |\n| long cell | x |\n'],
    ['docs/schema/a.json', '{"list":["a","b"]}\n'],
  ])
  expect(await formatFiles(files, root, runCommand)).toEqual(
    new Map([
      ['docs/table.md', '| a         | b   |\n| --------- | --- |\n| long cell | x   |\n'],
      ['docs/schema/a.json', '{ "list": ["a", "b"] }\n'],
    ]),
  )
})
