import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { writeFiles } from '../test/write-files.ts'
import { replaceFile } from './replace-file.ts'

it('replaces the whole text and leaves nothing beside it', async () => {
  const path = await writeFiles(await temporaryDirectory(), {
    'a.hcl': 'a long text that was there before',
  })
  await replaceFile(path('a.hcl'), 'new')
  expect(await readFile(path('a.hcl'), 'utf8')).toBe('new')
  expect(await readdir(path('.'))).toEqual(['a.hcl'])
})

it.each([
  { why: 'a folder', make: (path: string) => mkdir(path), message: /no regular file/ },
  {
    why: 'a pipe',
    make: (path: string) => promisify(execFile)('mkfifo', [path]),
    message: /no regular file/,
  },
  { why: 'nothing', make: async () => {}, message: /ENOENT/ },
])('refuses $why', async ({ make, message }) => {
  const path = await writeFiles(await temporaryDirectory(), {})
  await make(path('a.hcl'))
  await expect(replaceFile(path('a.hcl'), 'new')).rejects.toMatchObject({
    code: 'FILE_NOT_WRITABLE',
    message: expect.stringMatching(message),
  })
})
