import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openLogDirectory } from './log-directory.ts'
import { readTail } from './read-tail.ts'

async function tailOf(
  files: Record<string, string | null>,
  options: Parameters<typeof readTail>[1],
) {
  const path = await temporaryDirectory()
  for (const [index, text] of Object.entries(files))
    if (text === null) await mkdir(join(path, `web.stdout.${index}`))
    else await writeFile(join(path, `web.stdout.${index}`), text)
  await symlink('/etc/passwd', join(path, 'web.stdout.99'))
  const directory = await openLogDirectory(path)
  onTestFinished(() => directory.close())
  const { bytes, isWhole } = await readTail({ directory, name: 'web.stdout' }, options)
  return { text: bytes.toString(), isWhole }
}

describe('readTail', () => {
  it.each<{
    why: string
    files: Record<string, string | null>
    limit: number
    from?: { index: number; offset: number }
    text: string
    isWhole: boolean
  }>([
    {
      why: 'over files',
      files: { 0: 'ab', 1: 'cd', 10: 'x' },
      limit: 9,
      text: 'x',
      isWhole: false,
    },
    { why: 'all', files: { 0: 'ab', 1: 'cd' }, limit: 9, text: 'abcd', isWhole: true },
    { why: 'the last bytes', files: { 0: 'ab', 1: 'cd' }, limit: 3, text: 'bcd', isWhole: false },
    {
      why: 'what follows a gap',
      files: { 0: 'ab', 1: 'cd' },
      limit: 9,
      from: { index: 1, offset: 1 },
      text: 'd',
      isWhole: true,
    },
    {
      why: 'a file that is shorter than it was',
      files: { 1: 'cd' },
      limit: 9,
      from: { index: 1, offset: 5 },
      text: 'cd',
      isWhole: false,
    },
    {
      why: 'what is after a folder',
      files: { 0: 'ab', 1: null, 2: 'ef' },
      limit: 9,
      text: 'ef',
      isWhole: false,
    },
    { why: 'nothing', files: {}, limit: 9, text: '', isWhole: false },
  ])('reads $why', async ({ files, limit, from, text, isWhole }) => {
    expect(await tailOf(files, { limit, from })).toEqual({ text, isWhole })
  })
})
