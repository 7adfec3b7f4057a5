import { execFile } from 'node:child_process'
import { stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { temporaryDirectory } from '@longshore/test-support'
import { expect, it } from 'vitest'
import { lockDataDirectory } from './lock-data-directory.ts'

it('keeps the agent id over restarts', async () => {
  const path = join(await temporaryDirectory(), 'new', 'folder')
  const first = await lockDataDirectory(path)
  first.release()
  const second = await lockDataDirectory(path)
  second.release()
  expect(second.agentId).toBe(first.agentId)
  expect(first.agentId).toMatch(/^[0-9a-f-]{36}$/)
})

it('gives other directories other ids', async () => {
  const ids = new Set<string>()
  for (let n = 0; n < 3; n++) {
    const directory = await lockDataDirectory(await temporaryDirectory())
    ids.add(directory.agentId)
    directory.release()
  }
  expect(ids.size).toBe(3)
})

it('is for the owner only', async () => {
  const path = join(await temporaryDirectory(), 'data')
  const directory = await lockDataDirectory(path)
  directory.release()
  expect((await stat(path)).mode & 0o777).toBe(0o700)
  expect((await stat(join(path, 'state.db'))).mode & 0o777).toBe(0o600)
})

it('refuses a second agent, and lets one in after a kill -9', async () => {
  const path = await temporaryDirectory()
  const source = `
    const { lockDataDirectory } = await import(${JSON.stringify(import.meta.resolve('./lock-data-directory.ts'))})
    await lockDataDirectory(${JSON.stringify(path)})
    process.kill(process.pid, 'SIGKILL')`
  const held = await lockDataDirectory(path)
  await expect(lockDataDirectory(path)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' })
  held.release()

  const args = ['--conditions=source', '--input-type=module', '-e', source]
  const killed = promisify(execFile)(process.execPath, args)
  await expect(killed).rejects.toMatchObject({ signal: 'SIGKILL', stderr: '' })
  const next = await lockDataDirectory(path)
  next.release()
  expect(next.agentId).toBe(held.agentId)
})

it('refuses a folder that cannot be made', async () => {
  const locked = lockDataDirectory('/proc/no/such/folder')
  await expect(locked).rejects.toMatchObject({ code: 'DATA_DIR_UNUSABLE' })
})

it.each([
  { why: 'a damaged store', code: 'DATA_DIR_DAMAGED', path: (dir: string) => dir },
  { why: 'a file', code: 'DATA_DIR_UNUSABLE', path: (dir: string) => join(dir, 'state.db') },
])('refuses $why with $code', async ({ code, path }) => {
  const directory = await temporaryDirectory()
  await writeFile(join(directory, 'state.db'), 'this is no database, and longer than a header is')
  await expect(lockDataDirectory(path(directory))).rejects.toMatchObject({ code })
})
