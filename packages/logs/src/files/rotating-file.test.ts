import { mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it, onTestFinished } from 'vitest'
import { logContents } from '../../test/log-contents.ts'
import { openLogDirectory } from './log-directory.ts'
import { openRotatingFile } from './rotating-file.ts'

async function open(path: string, { maxFiles = 3, maxFileSize = 4 } = {}) {
  const directory = await openLogDirectory(path)
  onTestFinished(() => directory.close())
  const file = await openRotatingFile({ directory, name: 'web.stdout', maxFiles, maxFileSize })
  onTestFinished(() => file.close())
  return { write: (text: string) => file.write(Buffer.from(text)) }
}

describe('openRotatingFile', () => {
  it('makes the first file, readable by all as Nomad does', async () => {
    const directory = await temporaryDirectory()
    await open(directory)
    const { mode } = await stat(join(directory, 'web.stdout.0'))
    expect(mode & 0o777).toBe(0o644 & ~process.umask())
  })

  it('goes on in the next file when one is full and keeps the newest', async () => {
    const directory = await temporaryDirectory()
    const { write } = await open(directory)
    expect(await write('aaa\nbbb\nccc\nddd\n')).toEqual({ stored: 16 })
    expect(await logContents(directory)).toEqual({
      'web.stdout.1': 'bbb\n',
      'web.stdout.2': 'ccc\n',
      'web.stdout.3': 'ddd\n',
    })
  })

  it.each([
    {
      why: 'lines that come one by one',
      writes: ['ab\n', 'cd\n', 'e\n'],
      files: ['ab\n', 'cd\n', 'e\n'],
    },
    { why: 'a line longer than a file', writes: ['abcdefghi\n'], files: ['abcd', 'efgh', 'i\n'] },
  ])('splits $why', async ({ writes, files }) => {
    const directory = await temporaryDirectory()
    const { write } = await open(directory)
    for (const text of writes) await write(text)
    expect(Object.values(await logContents(directory))).toEqual(files)
  })

  it('appends to the newest file of an earlier run', async () => {
    const directory = await temporaryDirectory()
    await writeFile(join(directory, 'web.stdout.9'), 'old\n')
    await writeFile(join(directory, 'web.stdout.10'), 'a\n')
    const { write } = await open(directory, { maxFiles: 2 })
    await write('b\nc\n')
    expect(await logContents(directory)).toEqual({
      'web.stdout.10': 'a\nb\n',
      'web.stdout.11': 'c\n',
    })
  })

  it('leaves files alone that only look like its own', async () => {
    const directory = await temporaryDirectory()
    const others = [
      'web.stderr.0',
      'web.stdout.7.gz',
      'web.stdout.007',
      'web.stdout.',
      `web.stdout.${'9'.repeat(20)}`,
    ]
    for (const name of others) await writeFile(join(directory, name), 'other')
    const { write } = await open(directory, { maxFiles: 1 })
    await write('aaa\nbbb\n')
    const contents = await logContents(directory)
    expect(contents['web.stdout.1']).toBe('bbb\n')
    expect(Object.keys(contents).sort()).toEqual(['web.stdout.1', ...others].sort())
  })

  it.each([
    { why: 'a symlink to a file', plant: (at: string, target: string) => symlink(target, at) },
    { why: 'a symlink to nothing', plant: (at: string) => symlink('nowhere', at) },
    { why: 'a folder', plant: (at: string) => mkdir(at) },
  ])('passes over $why planted under a name of its own', async ({ plant }) => {
    const directory = await temporaryDirectory()
    const target = join(await temporaryDirectory(), 'target')
    await writeFile(target, 'untouched')
    await plant(join(directory, 'web.stdout.0'), target)
    await plant(join(directory, 'web.stdout.2'), target)

    const { write } = await open(directory)
    expect(await write('aaa\nbbb\n')).toEqual({ stored: 8 })
    expect(await readFile(join(directory, 'web.stdout.1'), 'utf8')).toBe('aaa\n')
    expect(await readFile(join(directory, 'web.stdout.3'), 'utf8')).toBe('bbb\n')
    expect(await readFile(target, 'utf8')).toBe('untouched')
  })

  it('stays in its folder when another takes its place', async () => {
    const directory = join(await temporaryDirectory(), 'logs')
    const outside = await temporaryDirectory()
    await mkdir(directory)
    const { write } = await open(directory)
    await rename(directory, `${directory}-away`)
    await symlink(outside, directory)
    await write('aaa\nbbb\n')
    expect(await logContents(`${directory}-away`)).toEqual({
      'web.stdout.0': 'aaa\n',
      'web.stdout.1': 'bbb\n',
    })
    expect(await logContents(outside)).toEqual({})
  })

  it('says what it could not store, and goes on when it can again', async () => {
    const directory = join(await temporaryDirectory(), 'logs')
    await mkdir(directory)
    const { write } = await open(directory)
    await rm(directory, { recursive: true })
    expect(await write('aaa\nbbb\n')).toEqual({
      stored: 4,
      error: expect.objectContaining({ code: 'LOG_WRITE_FAILED', recoverable: true }),
    })
    expect(await write('ccc\n')).toMatchObject({ stored: 0 })
    await mkdir(directory)
    expect(await write('ddd\n')).toEqual({ stored: 4 })
    expect(Object.values(await logContents(directory))).toEqual(['ddd\n'])
  })
})
