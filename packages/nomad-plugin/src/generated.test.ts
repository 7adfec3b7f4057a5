import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

it('has types that are made of the .proto files as they are: else run pnpm generate:proto', async () => {
  const directory = await temporaryDirectory()
  const programs = join(root, 'node_modules', '.bin')
  await promisify(execFile)(join(programs, 'buf'), ['generate', '--output', directory], {
    cwd: root,
    env: { PATH: `${programs}:${process.env.PATH}`, HOME: directory },
  })
  expect(await readFolder(join(root, 'src/gen'))).toEqual(
    await readFolder(join(directory, 'src/gen')),
  )
})

async function readFolder(path: string): Promise<Record<string, string>> {
  const names = await readdir(path)
  const files = names.map(async (name) => [name, await readFile(join(path, name), 'utf8')])
  return Object.fromEntries(await Promise.all(files))
}
