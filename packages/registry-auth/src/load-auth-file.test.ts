import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { exited, find, reveal } from './chain.test-support.ts'
import { createAuthChain, readTextFile } from './index.ts'

function chainOn(config: string) {
  const runCommand = async () => exited({ exitCode: 1 })
  return createAuthChain({ auth: { config }, runCommand, readFile: readTextFile, now: () => 0 })
}

it.each<{ why: string; make: (path: string) => unknown; code: string; says: string }>([
  { why: 'is missing', make: () => {}, code: 'AUTH_FILE_NOT_FOUND', says: 'does not exist' },
  {
    why: 'is a folder',
    make: (path) => mkdir(path),
    code: 'AUTH_FILE_UNREADABLE',
    says: 'it is a folder',
  },
  {
    why: 'is a pipe',
    make: (path) => execFileSync('mkfifo', [path]),
    code: 'AUTH_FILE_UNREADABLE',
    says: 'it is no regular file',
  },
  {
    why: 'is too large',
    make: (path) => writeFile(path, ' '.repeat(1024 * 1024 + 1)),
    code: 'AUTH_FILE_TOO_LARGE',
    says: 'more than 1048576 bytes',
  },
  {
    why: 'is not JSON',
    make: (path) => writeFile(path, 'auths: {}'),
    code: 'AUTH_FILE_INVALID',
    says: 'it is not JSON',
  },
])('refuses a file that $why', async ({ make, code, says }) => {
  const path = join(await temporaryDirectory(), 'config.json')
  await make(path)
  const error = await find(chainOn(path), 'redis').catch((error) => error)
  expect(error).toMatchObject({ code, hint: expect.any(String) })
  expect(error.message).toContain(`The auth file ${path}, asked for docker.io, `)
  expect(error.message).toContain(says)
})

it('says why where a part of the path is a file', async () => {
  const path = join(await temporaryDirectory(), 'a')
  await writeFile(path, '')
  await expect(find(chainOn(`${path}/config.json`), 'redis')).rejects.toThrow(
    'a part of its path is no folder',
  )
})

it('reads the file anew each time', async () => {
  const path = join(await temporaryDirectory(), 'config.json')
  const chain = chainOn(path)
  for (const username of ['one', 'two']) {
    await writeFile(path, JSON.stringify({ auths: { 'a.io': { username } } }).padEnd(1024 * 1024))
    expect(reveal((await find(chain, 'a.io/x')).credentials)?.username).toBe(username)
  }
})
