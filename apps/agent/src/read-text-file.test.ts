import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { readTextFile } from './read-text-file.ts'

const kind = { kind: 'job file', code: 'JOB_FILE_UNREADABLE' }

it('reads UTF-8', async () => {
  const path = join(await temporaryDirectory(), 'a.hcl')
  await writeFile(path, 'job "ä" {}')
  expect(await readTextFile(path, kind)).toBe('job "ä" {}')
})

it.each([
  {
    why: 'Latin-1',
    bytes: Buffer.from('job "caf\xe9" {}', 'latin1'),
    message: /not text in UTF-8/,
  },
  {
    why: 'UTF-16',
    bytes: Buffer.from('\ufeffjob "a" {}', 'utf16le'),
    message: /not text in UTF-8/,
  },
  { why: 'a program', bytes: Buffer.from('\x7fELF\x02\x01\x00'), message: /not text in UTF-8/ },
  { why: 'too much', bytes: Buffer.alloc(5_000_000, '#'), message: /larger than 4 MiB/ },
])('refuses $why', async ({ bytes, message }) => {
  const path = join(await temporaryDirectory(), 'a.hcl')
  await writeFile(path, bytes)
  await expect(readTextFile(path, kind)).rejects.toMatchObject({
    code: 'JOB_FILE_UNREADABLE',
    message: expect.stringMatching(message),
  })
})

it('ends on a file that has no end', async () => {
  await expect(readTextFile('/dev/zero', kind)).rejects.toMatchObject({
    code: 'JOB_FILE_UNREADABLE',
  })
})
