import { execFile } from 'node:child_process'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { temporaryDirectory } from '@longshore/test-support'
import { describe, expect, it } from 'vitest'
import { openArchive } from './open-archive.ts'

/** A task's folder, with files and links in and around its `local`. */
async function setUp(): Promise<string> {
  const task = await temporaryDirectory()
  const local = join(task, 'local')
  await mkdir(join(local, 'folder'), { recursive: true })
  await mkdir(join(task, 'local2'))
  for (const name of ['local/image.tar', 'local/folder/image.tar', 'secret', 'local2/secret'])
    await writeFile(join(task, name), name)
  await symlink('image.tar', join(local, 'link'))
  await symlink('../secret', join(local, 'link-out'))
  await symlink('..', join(local, 'folder-out'))
  await symlink('../local2', join(local, 'sibling'))
  await symlink('loop', join(local, 'loop'))
  return local
}

describe('openArchive', () => {
  it.each([
    { path: 'image.tar', content: 'local/image.tar' },
    { path: '/image.tar', content: 'local/image.tar' },
    { path: 'folder/../folder/image.tar', content: 'local/folder/image.tar' },
    { path: 'link', content: 'local/image.tar' },
    { path: 'folder-out/local/image.tar', content: 'local/image.tar' },
  ])('opens $path', async ({ path, content }) => {
    const file = await openArchive({ directory: await setUp(), path })
    expect(await file.readFile('utf8')).toBe(content)
    await file.close()
  })

  it.each([
    { path: '../secret', code: 'ARCHIVE_OUTSIDE' },
    { path: '../local2/secret', code: 'ARCHIVE_OUTSIDE' },
    { path: 'link-out', code: 'ARCHIVE_OUTSIDE' },
    { path: 'folder-out/secret', code: 'ARCHIVE_OUTSIDE' },
    { path: 'sibling/secret', code: 'ARCHIVE_OUTSIDE' },
    { path: '', code: 'ARCHIVE_OUTSIDE' },
    { path: 'gone.tar', code: 'ARCHIVE_NOT_FOUND' },
    { path: 'image.tar/inside', code: 'ARCHIVE_NOT_FOUND' },
    { path: 'loop', code: 'ARCHIVE_NOT_FOUND' },
    { path: 'a\0b', code: 'ARCHIVE_NOT_FOUND' },
    { path: 'folder', code: 'ARCHIVE_INVALID' },
  ])('refuses $path with $code', async ({ path, code }) => {
    const directory = await setUp()
    await expect(openArchive({ directory, path })).rejects.toMatchObject({
      code,
      recoverable: false,
      message: expect.stringContaining(path),
      hint: expect.any(String),
    })
  })

  it('refuses a pipe, and does not wait for its writer', async () => {
    const directory = await setUp()
    await promisify(execFile)('mkfifo', [join(directory, 'pipe')])
    await expect(openArchive({ directory, path: 'pipe' })).rejects.toMatchObject({
      code: 'ARCHIVE_INVALID',
    })
  })
})
