import { execFileSync } from 'node:child_process'
import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { json, type Plain, problem } from '../call-function.test-support.ts'
import { createFileAccess } from './create-file-access.ts'

/** A folder `jobs` beside things that are none of its business. */
async function createFolder() {
  const outside = await temporaryDirectory()
  const folder = join(outside, 'jobs')
  await mkdir(join(folder, 'sub', 'deep'), { recursive: true })
  await writeFile(join(outside, 'secret.txt'), 'secret')
  await writeFile(join(folder, 'a.txt'), 'hello é')
  await writeFile(join(folder, 'sub', 'b.txt'), 'b')
  await writeFile(join(folder, 'sub', 'deep', 'c.hcl'), 'c')
  await writeFile(join(folder, 'bin'), Buffer.of(0xff, 0xfe))
  await symlink('../secret.txt', join(folder, 'link.txt'))
  await symlink('..', join(folder, 'up'))
  await symlink('a.txt', join(folder, 'inner.txt'))
  const options = { files: createFileAccess(folder, '/home/me') }
  return {
    folder,
    outside,
    result: (name: string, ...args: Plain[]) => JSON.parse(json(name, args, options)),
    refusal: (name: string, ...args: Plain[]) => problem(name, args, options)[0],
  }
}

it('reads what is in the folder', async () => {
  const { folder, result } = await createFolder()
  expect(result('file', 'a.txt')).toBe('hello é')
  expect(result('file', './sub/../a.txt')).toBe('hello é')
  expect(result('file', join(folder, 'sub/b.txt'))).toBe('b')
  expect(result('file', 'inner.txt')).toBe('hello é')
  expect(result('filebase64', 'bin')).toBe('//4=')
  expect(result('fileexists', 'a.txt')).toBe(true)
  expect(result('fileexists', 'nope/a.txt')).toBe(false)
})

it('also where the folder is reached by a link', async () => {
  const { outside, folder } = await createFolder()
  await symlink(folder, join(outside, 'way'))
  const options = { files: createFileAccess(join(outside, 'way')) }
  expect(json('file', ['sub/b.txt'], options)).toBe('"b"')
})

it.each(['file', 'filebase64', 'fileexists'])('%s never leaves the folder', async (name) => {
  const { folder, outside, refusal } = await createFolder()
  const beyond = (path: string) =>
    `"${path}" is outside of ${folder}: only files within it may be used`
  const linked = (path: string) =>
    `"${path}" leads through a link out of ${folder}: only files within it may be used`
  const absolute = join(outside, 'secret.txt')
  expect(refusal(name, absolute)).toBe(beyond(absolute))
  expect(refusal(name, '../secret.txt')).toBe(beyond('../secret.txt'))
  expect(refusal(name, '../nope')).toBe(beyond('../nope'))
  expect(refusal(name, `${folder}-other/x`)).toBe(beyond(`${folder}-other/x`))
  expect(refusal(name, '~/secret.txt')).toBe(beyond('~/secret.txt'))
  expect(refusal(name, 'link.txt')).toBe(linked('link.txt'))
  expect(refusal(name, 'up/secret.txt')).toBe(linked('up/secret.txt'))
  expect(refusal(name, 'up/nope')).toBe(linked('up/nope'))
  expect(refusal(name, 'a\0b')).toBe('a path cannot have a NUL character')
})

it('reads regular files only, of a size that is fit', async () => {
  const { folder, refusal } = await createFolder()
  execFileSync('mkfifo', [join(folder, 'pipe')])
  await writeFile(join(folder, 'large'), '')
  await truncate(join(folder, 'large'), 5 * 2 ** 20)
  expect(refusal('file', 'pipe')).toBe('"pipe" is no regular file')
  expect(refusal('file', 'sub')).toBe('"sub" is no regular file')
  expect(refusal('fileexists', 'sub')).toBe('"sub" is no regular file')
  expect(refusal('file', 'large')).toBe('"large" is larger than 4194304 bytes')
  expect(refusal('file', 'bin')).toBe('"bin" is not UTF-8 text: use filebase64')
  expect(refusal('file', 'nope')).toBe(`there is no file "nope" in ${folder}`)
})

it.each([
  { path: '.', pattern: '*.txt', is: ['a.txt'] },
  { path: '.', pattern: '**', is: ['a.txt', 'bin', 'sub/b.txt', 'sub/deep/c.hcl'] },
  { path: '.', pattern: '**/*.{txt,hcl}', is: ['a.txt', 'sub/b.txt', 'sub/deep/c.hcl'] },
  { path: 'sub', pattern: '*/[!a-b].hcl', is: ['deep/c.hcl'] },
  { path: '.', pattern: 'su?/b.txt', is: ['sub/b.txt'] },
  { path: '.', pattern: 'up/*', is: [] },
  { path: '.', pattern: '\\*', is: [] },
  { path: 'nope', pattern: '*', is: [] },
])('fileset($path, $pattern) is $is', async ({ path, pattern, is }) => {
  const { result } = await createFolder()
  expect(result('fileset', path, pattern)).toEqual(is)
})

it('fileset does not leave the folder', async () => {
  const { folder, refusal } = await createFolder()
  expect(refusal('fileset', '..', '*')).toBe(
    `".." is outside of ${folder}: only files within it may be used`,
  )
  expect(refusal('fileset', 'up', '*')).toBe(
    `"up" leads through a link out of ${folder}: only files within it may be used`,
  )
  expect(refusal('fileset', '.', '../*')).toBe(
    'the pattern cannot lead out of the folder with `..`',
  )
  expect(refusal('fileset', '.', '{a')).toBe(
    'the pattern must be made of **, *, ?, [a-z], {a,b} and plain text',
  )
})

it.each([
  { name: 'basename', path: 'a/b/', is: 'b' },
  { name: 'basename', path: '', is: '.' },
  { name: 'basename', path: '//', is: '/' },
  { name: 'dirname', path: 'a//b', is: 'a' },
  { name: 'dirname', path: 'a/b/', is: 'a/b' },
  { name: 'dirname', path: 'a', is: '.' },
  { name: 'dirname', path: '/a', is: '/' },
  { name: 'pathexpand', path: '~/x', is: '/home/me/x' },
  { name: 'pathexpand', path: 'a~', is: 'a~' },
  { name: 'abspath', path: '/x/../y', is: '/y' },
])('$name($path) is $is', async ({ name, path, is }) => {
  const { result } = await createFolder()
  expect(result(name, path)).toBe(is)
})

it('makes relative paths absolute from the folder', async () => {
  const { folder, result } = await createFolder()
  expect(result('abspath', 'a')).toBe(join(folder, 'a'))
})

it.each(['abspath', 'basename', 'file', 'fileexists', 'filebase64', 'pathexpand'])(
  '%s is not allowed without a folder',
  (name) => {
    expect(problem(name, ['/etc/passwd'])).toEqual([
      'file functions are not allowed here: they need a folder to stay in, which whoever reads this text has not given',
    ])
  },
)
